import { expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { reductions } from '../../stacks/reductions.ts';
import { settings, type Settings } from '../../stacks/settings.ts';
import { synthesiseTo } from './synthesis.ts';

/** Policies with the addresses that fail, as the linter sees them with the declarations beside the stacks. */
function verdict(of: Settings) {
  return synthesiseTo(of, async (outdir) => {
    const report = await lint({ inputs: [outdir], config: 'stacks/nospof.yaml' });
    return {
      verdict: report.verdict,
      findings: report.findings.map(({ policy, addresses }) => `${policy}: ${addresses.join(', ')}`),
      notModelled: report.coverage.notModelledTypes,
    };
  });
}

it('accepts the reference network, and knows every resource of it', async () => {
  expect(await verdict(settings)).toEqual({ verdict: 'accepted', findings: [], notModelled: {} });
});

const expected: Record<keyof typeof reductions, string> = {
  'premises-path': 'single-router: aws_customer_gateway.premises-router-1, aws_vpn_connection.premises-vpn-1',
  'transit-attachment': 'single-router: aws_ec2_transit_gateway_vpc_attachment.router-attachment',
  'l4-switch': 'single-l4-switch: aws_lb.saeol-switch',
  authentication: 'single-authentication: aws_lb.gpki-login',
  'no-staging': 'no-test-tier: ',
};

it.each(Object.entries(reductions))('refuses %s for that, and for nothing else', async (name, reduce) => {
  const finding = Object.entries(expected).find(([key]) => key === name)?.[1];
  expect(await verdict(reduce(settings))).toEqual({ verdict: 'rejected', findings: [finding], notModelled: {} });
});
