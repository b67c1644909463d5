import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { allOf } from '../../fact.ts';
import { isOpen, switchOf } from '../settings-or-missing.ts';
import { named } from '../type-aliases.ts';
import { vpcOf } from '../places/subnets.ts';

/**
 * A program in `subnet` does not find a name of a private zone: the zone is not associated with its VPC, or the VPC does not
 * answer for private zones. Such a zone answers nowhere else.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function refuseUnknownNames(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource,
  needed: readonly Resource[],
): void {
  const vpc = vpcOf(net, subnet);
  if (vpc === undefined) return;
  for (const record of needed) {
    if (record.type !== 'aws_route53_record') continue;
    const [zone, ...others] = net.targets(record, 'zone_id', ['aws_route53_zone']);
    if (zone === undefined || others.length > 0 || zone.mode === 'data') continue;
    const vpcs = vpcsOf(net, zone);
    if (vpcs === undefined) continue;
    if (!vpcs.has(vpc))
      net.refuse(client, zone, { is: 'zone-not-associated', path: 'vpc', from: vpc.id, to: record.id });
    else refuseWithoutNames(net, client, vpc, record.id);
  }
}

/** The VPCs a private zone answers in; undefined for a public one, and where some are not known. */
function vpcsOf(net: NetworkBuilder, zone: Resource): ReadonlySet<Resource> | undefined {
  const blocks = zone.attributes.blocks('vpc');
  if (blocks.length === 0) return undefined;
  const joins = net.graph.ofType('aws_route53_zone_association');
  const found = new Set<Resource>();
  for (const [owner, path] of [
    ...blocks.map((block) => [zone, `${block.path}.vpc_id`] as const),
    ...joins.map((join) => [join, 'vpc_id'] as const),
  ]) {
    const zones = owner === zone ? [zone] : net.targets(owner, 'zone_id', ['aws_route53_zone']);
    // An association with something that is not known may be with this zone.
    if (zones.length > 0 && !zones.includes(zone)) continue;
    const vpcs = net.targets(owner, path, named('aws_vpc'));
    if (zones.length === 0 || vpcs.length === 0) return undefined;
    for (const vpc of vpcs) found.add(vpc);
  }
  return found;
}

/**
 * Tells on a program that its VPC answers for no private name, or may not: both switches must be on, and only the second is so
 * unless it is written. https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-support
 */
export function refuseWithoutNames(net: NetworkBuilder, client: Draft, vpc: Resource, to: string | undefined): void {
  if (vpc.type !== 'aws_vpc' || vpc.mode === 'data') return;
  const switches = [switchOf(vpc, 'enable_dns_hostnames', false), switchOf(vpc, 'enable_dns_support', true)];
  if (switches.includes(false)) return net.refuse(client, vpc, { is: 'vpc-without-names', to });
  const unless = allOf(...switches.map((one) => (isOpen(one) ? one.missing : undefined)));
  if (unless !== undefined) net.need(client, { of: [], unless });
}
