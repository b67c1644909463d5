import { expect, it } from 'vitest';
import { lint, type Report } from '../../src/lint.ts';
import { reducedSettings, reductions } from '../../stacks/reductions.ts';
import { settings } from '../../stacks/settings.ts';
import { declared, deployed } from './in-memory.ts';
import { reference } from './reference.ts';
import { differences, synthesise, synthesiseTo, type Stacks } from './synthesis.ts';

const reduced = new Map<string, Stacks>();
for (const [name, reduce] of Object.entries(reductions)) reduced.set(name, await synthesise(reduce(settings)));

/** Services whose users are civil servants or teachers. */
const leaning = ['saeol', 'education', 'emergency-rescue', 'emergency-reports'];

const taken: Record<keyof typeof reductions, readonly string[]> = {
  'premises-path': [
    ...['1', '2'].flatMap((router) => [
      `- production-daejeon:aws_cloudwatch_metric_alarm.premises-alarm-${router}`,
      `- production-daejeon:aws_customer_gateway.premises-router-${router}`,
      `- production-daejeon:aws_vpn_connection.premises-vpn-${router}`,
    ]),
    ...['lgu57-2', 'tls10-1', 'tls10-2'].flatMap((line) => [
      `- production-lines:aws_dx_connection.${line}`,
      `- production-lines-up:aws_cloudwatch_metric_alarm.${line}-alarm`,
      `- production-lines-up:aws_dx_macsec_key_association.${line}-macsec`,
      `- production-lines-up:aws_dx_transit_virtual_interface.${line}-interface`,
    ]),
    // There is no other line whose device could be the same.
    '~ production-lines-up:aws_dx_transit_virtual_interface.lgu57-1-interface.lifecycle',
  ],
  'transit-attachment': ['~ production-daejeon:aws_ec2_transit_gateway_vpc_attachment.router-attachment.subnet_ids'],
  'l4-switch': ['~ production-daejeon:aws_lb.saeol-switch.subnets'],
  authentication: ['production-daejeon', 'production-gwangju'].flatMap((stack) => [
    ...['staff', 'teachers'].flatMap((users) => [
      `- ${stack}:aws_cognito_user_pool.second-${users}-login`,
      `- ${stack}:aws_cognito_user_pool_client.second-${users}-login-services`,
    ]),
    ...leaning.map((name) => `~ ${stack}:aws_launch_template.${name}-servers-template.user_data`),
  ]),
  'no-staging': [
    '- staging-daejeon',
    '- staging-global',
    '- staging-gwangju',
    '- staging-lines',
    '- staging-lines-up',
    '- staging-vault',
  ],
};

it.each(Object.entries(taken))('%s takes away what it says and nothing else', (name, changes) => {
  expect(differences(reference, reduced.get(name) ?? new Map())).toEqual(changes.toSorted());
});

it.each([
  ['transit-attachment', 'aws_ec2_transit_gateway_vpc_attachment.router-attachment', 'subnet_ids', 'transit'],
  ['l4-switch', 'aws_lb.saeol-switch', 'subnets', 'app'],
])('%s leaves the last one', (name, address, list, tier) => {
  const block = reduced.get(name)?.get('production-daejeon')?.resources.get(address);
  expect(block?.[list]).toEqual([`\${aws_subnet.network-subnet-${tier}-a.id}`]);
});

/** Policies with the addresses that fail, as the linter sees them with the declarations beside the stacks. */
function told({ verdict, findings, coverage }: Report) {
  return {
    verdict,
    findings: findings.map(({ policy, addresses }) => `${policy}: ${addresses.join(', ')}`),
    notModelled: coverage.notModelledTypes,
  };
}

it('is accepted whole, and every resource of it is known', async () => {
  expect(told(await lint({ inputs: deployed(reference), config: declared }))).toEqual({
    verdict: 'accepted',
    findings: [],
    notModelled: {},
  });
});

const attachment = 'aws_ec2_transit_gateway_vpc_attachment.router-attachment';
const refused: Record<keyof typeof reductions, readonly string[]> = {
  'premises-path': ['single-link: aws_dx_connection.lgu57-1'],
  // One zone is all there is, and the switches of the others answer nobody at the premises.
  'transit-attachment': [`single-router: ${attachment}`, `paper-redundancy: ${attachment}`],
  'l4-switch': ['single-l4-switch: aws_lb.saeol-switch'],
  authentication: [
    'single-authentication: aws_lb.epki-teachers-login',
    'single-authentication: aws_lb.gpki-staff-login',
  ],
  'no-staging': ['no-test-tier: '],
};

it.each(Object.entries(refused))('%s is refused for that, and for nothing else', async (name, findings) => {
  const report = await lint({ inputs: deployed(reduced.get(name) ?? []), config: declared });
  expect(told(report)).toEqual({ verdict: 'rejected', findings, notModelled: {} });
});

it('is judged in memory as it is judged from a folder', async () => {
  const inputs = (outdir: string) => lint({ inputs: [outdir], config: 'stacks/nospof.yaml' });
  const folder = await synthesiseTo(reductions['l4-switch'](settings), inputs);
  const { inputs: _inputs, ...memory } = await lint({
    inputs: deployed(reduced.get('l4-switch') ?? []),
    config: declared,
  });
  expect(memory).toEqual({ ...folder, inputs: undefined });
});

it('is chosen by name', () => {
  expect(reducedSettings(settings, undefined)).toBe(settings);
  expect(reducedSettings(settings, '')).toBe(settings);
  expect(reducedSettings(settings, 'no-staging')).toEqual(reductions['no-staging'](settings));
  expect(reducedSettings(settings, 'no-stagin')).toBe(
    'There is no reduction "no-stagin"; NOSPOF_REDUCE may be one of: premises-path, transit-attachment, l4-switch, authentication, no-staging.',
  );
});
