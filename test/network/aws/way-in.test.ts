import { expect, test } from 'vitest';
import type { Network } from '../../../src/network/network.ts';
import { breaking, networkOf, subnets } from '../deploy.ts';

const forever = [Infinity, Infinity];
const place = subnets('zone-a', 'zone-b');

const resolver = (...at: readonly string[]) =>
  networkOf({
    ...place,
    aws_route53_resolver_endpoint: {
      r: { direction: 'OUTBOUND', ip_address: at.map((one) => ({ subnet_id: `\${aws_subnet.${one}.id}` })) },
    },
  });

test('a Resolver endpoint serves by itself: two addresses in one zone fail together', async () => {
  const network = await resolver('a', 'a');
  expect(network.services.map(({ name }) => name)).toContain('aws_route53_resolver_endpoint.r');
  expect(breaking(network)['zone zone-a']).toEqual(forever);
  expect(breaking(await resolver('a', 'b'))['zone zone-a']).toBeUndefined();
});

/** What the inputs prove not to get through, by the resource that refuses. */
function refusals({ components }: Network): readonly string[] {
  return [...new Set(components.flatMap((one) => one.refusals.map(({ is, origin }) => `${is} ${origin.address}`)))];
}

const corporate = (...at: readonly object[]) =>
  networkOf({
    ...place,
    aws_route53_resolver_endpoint: {
      r: { direction: 'OUTBOUND', ip_address: ['a', 'b'].map((one) => ({ subnet_id: `\${aws_subnet.${one}.id}` })) },
    },
    aws_route53_resolver_rule: {
      corp: {
        rule_type: 'FORWARD',
        domain_name: 'corp.example',
        resolver_endpoint_id: '${aws_route53_resolver_endpoint.r.id}',
      },
    },
    ...Object.assign({}, ...at),
  });

test('a Resolver rule acts only in the VPCs that it is associated with', async () => {
  expect(refusals(await corporate())).toEqual(['rule-without-network aws_route53_resolver_rule.corp']);
  const rule = '${aws_route53_resolver_rule.corp.id}';
  const join = { aws_route53_resolver_rule_association: { j: { resolver_rule_id: rule, vpc_id: '${aws_vpc.v.id}' } } };
  expect(refusals(await corporate(join))).toEqual([]);
  const share = { aws_ram_resource_association: { s: { resource_arn: '${aws_route53_resolver_rule.corp.arn}' } } };
  expect(refusals(await corporate(share))).toEqual([]);
});

const clientVpn = (at: readonly string[], authorised = true, more: object = {}) =>
  networkOf(
    {
      ...place,
      aws_ec2_client_vpn_endpoint: { e: { client_cidr_block: '10.9.0.0/22' } },
      aws_ec2_client_vpn_network_association: Object.fromEntries(
        at.map((one) => [
          one,
          { client_vpn_endpoint_id: '${aws_ec2_client_vpn_endpoint.e.id}', subnet_id: `\${aws_subnet.${one}.id}` },
        ]),
      ),
      aws_ec2_client_vpn_authorization_rule: authorised
        ? { r: { client_vpn_endpoint_id: '${aws_ec2_client_vpn_endpoint.e.id}', ...more } }
        : {},
    },
    { variable: { open: {} } },
  );

test('staff come in by the associations of a Client VPN endpoint', async () => {
  const one = await clientVpn(['a']);
  expect(one.services.map(({ name }) => name)).toContain('aws_ec2_client_vpn_endpoint.e');
  expect(breaking(one)['zone zone-a']).toEqual(forever);
  const both = await clientVpn(['a', 'b']);
  expect(breaking(both)['zone zone-a']).toBeUndefined();
  expect(refusals(both)).toEqual([]);
});

test('without an association, or an authorization rule, no client comes in', async () => {
  expect(refusals(await clientVpn([]))).toEqual(['no-association aws_ec2_client_vpn_endpoint.e']);
  expect(refusals(await clientVpn(['a', 'b'], false))).toEqual(['no-authorization aws_ec2_client_vpn_endpoint.e']);
  expect(refusals(await clientVpn(['a', 'b'], true, { client_vpn_endpoint_id: '${var.open}' }))).toEqual([]);
});

const group = (more: object) => ({
  aws_security_group: { s: { vpc_id: '${aws_vpc.v.id}', ingress: [], egress: [], ...more } },
});
const rule = (port: number, protocol: string) => ({
  from_port: port,
  to_port: port,
  protocol,
  cidr_blocks: ['10.0.0.0/8'],
});
const asked = (direction: string, groups: object) =>
  networkOf({
    ...place,
    ...groups,
    aws_route53_resolver_endpoint: {
      r: {
        direction,
        security_group_ids: ['${aws_security_group.s.id}'],
        ip_address: ['a', 'b'].map((one) => ({ subnet_id: `\${aws_subnet.${one}.id}` })),
      },
    },
  });

test('a Resolver endpoint is asked, and asks, on port 53', async () => {
  const refused = (is: string) => [`${is} aws_security_group.s`];
  expect(refusals(await asked('INBOUND', group({})))).toEqual(refused('group-in'));
  expect(refusals(await asked('INBOUND', group({ ingress: [rule(53, 'udp')] })))).toEqual([]);
  expect(refusals(await asked('OUTBOUND', group({ ingress: [rule(53, 'udp')] })))).toEqual(refused('group-out'));
  expect(refusals(await asked('OUTBOUND', group({ egress: [rule(53, 'tcp'), rule(53, 'udp')] })))).toEqual([]);
});
