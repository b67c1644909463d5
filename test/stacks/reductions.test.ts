import { expect, it } from 'vitest';
import { reducedSettings, reductions } from '../../stacks/reductions.ts';
import { settings } from '../../stacks/settings.ts';
import { differences, synthesise } from './synthesis.ts';

const whole = await synthesise(settings);

const applications =
  settings.environments[0]?.sites[0].services.map(({ name }) => name).filter((name) => name !== 'gpki') ?? [];

const expected: Record<keyof typeof reductions, readonly string[]> = {
  'premises-path': [
    '- production-daejeon:aws_cloudwatch_metric_alarm.premises-alarm-2',
    '- production-global:aws_cloudwatch_metric_alarm.direct-connect-daejeon-1-alarm',
    '- production-global:aws_cloudwatch_metric_alarm.direct-connect-daejeon-2-alarm',
    '- production-daejeon:aws_customer_gateway.premises-router-2',
    '- production-daejeon:aws_vpn_connection.premises-vpn-2',
    '- production-global:aws_dx_connection.direct-connect-daejeon-1',
    '- production-global:aws_dx_connection.direct-connect-daejeon-2',
    '- production-global:aws_dx_gateway_association.direct-connect-daejeon',
    '- production-global:aws_dx_transit_virtual_interface.direct-connect-daejeon-1-interface',
    '- production-global:aws_dx_transit_virtual_interface.direct-connect-daejeon-2-interface',
  ],
  'transit-attachment': ['~ production-daejeon:aws_ec2_transit_gateway_vpc_attachment.router-attachment.subnet_ids'],
  'l4-switch': ['~ production-daejeon:aws_lb.saeol-switch.subnets'],
  authentication: ['production-daejeon', 'production-gwangju'].flatMap((stack) => [
    `- ${stack}:aws_cognito_user_pool.second-login`,
    `- ${stack}:aws_cognito_user_pool_client.second-login-services`,
    ...applications.map((name) => `~ ${stack}:aws_launch_template.${name}-servers-template.user_data`),
  ]),
  'no-staging': ['- staging-daejeon', '- staging-global', '- staging-gwangju', '- staging-vault'],
};

it.each(Object.entries(reductions))('%s takes away what it says and nothing else', async (name, reduce) => {
  const changes = Object.entries(expected).find(([key]) => key === name)?.[1];
  expect(differences(whole, await synthesise(reduce(settings)))).toEqual(changes?.toSorted());
});

it('leaves the last one where it takes all but one', async () => {
  const attachment = (await synthesise(reductions['transit-attachment'](settings)))
    .get('production-daejeon')
    ?.resources.get('aws_ec2_transit_gateway_vpc_attachment.router-attachment');
  expect(attachment?.['subnet_ids']).toEqual(['${aws_subnet.network-subnet-transit-a.id}']);
  const balancer = (await synthesise(reductions['l4-switch'](settings)))
    .get('production-daejeon')
    ?.resources.get('aws_lb.saeol-switch');
  expect(balancer?.['subnets']).toEqual(['${aws_subnet.network-subnet-app-a.id}']);
});

it('is chosen by name', () => {
  expect(reducedSettings(settings, undefined)).toBe(settings);
  expect(reducedSettings(settings, '')).toBe(settings);
  expect(reducedSettings(settings, 'no-staging')).toEqual(reductions['no-staging'](settings));
  expect(reducedSettings(settings, 'no-stagin')).toBe(
    'There is no reduction "no-stagin"; NOSPOF_REDUCE may be one of: premises-path, transit-attachment, l4-switch, authentication, no-staging.',
  );
});
