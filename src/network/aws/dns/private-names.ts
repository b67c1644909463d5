import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { switchOf } from '../settings-or-missing.ts';
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
    else if (hasNoNames(vpc)) net.refuse(client, vpc, { is: 'vpc-without-names', to: record.id });
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

/** Both switches must be on; only the second is so unless it is written. */
export function hasNoNames(vpc: Resource): boolean {
  if (vpc.type !== 'aws_vpc' || vpc.mode === 'data') return false;
  return switchOf(vpc, 'enable_dns_hostnames', false) === false || switchOf(vpc, 'enable_dns_support', true) === false;
}
