import type { Resource } from '../../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, asAlternative } from '../../builder.ts';
import { type Block, block, holds } from './cidr.ts';
import { attachmentType, gatewayTypes } from './transit-ends.ts';
import { attachmentsByVpc, staticRoutes } from './transit-tables.ts';
import { isType, named } from '../types.ts';
import { possibleWithin, subnetsOf, vpcOf, zoneOf, zonesById } from '../places/vpc.ts';

/** A transit gateway survives a zone; only the Region takes it away. */
export const transitGateway: Family = {
  types: ['aws_ec2_transit_gateway'],
  model() {},
};

/** One component a zone: the network interface the attachment has there. */
export const transitGatewayAttachment: Family = {
  types: [attachmentType],
  model(attachment, node, net) {
    const parts = attachmentZones(net, attachment);
    net.need(node, {
      label: 'an attachment zone',
      of: parts.map(asAlternative),
      detection: 'link-state',
      switchTime: net.times.time('tgw-zone'),
    });
  },
};

export interface AttachmentZone extends Member {
  readonly subnet: Resource | undefined;
}

/**
 * The zone components of an attachment. Where its subnets cannot be told they are some of its own VPC's (AWS refuses
 * others): all of them in the best world, one in the worst.
 */
export function attachmentZones(net: NetworkBuilder, attachment: Resource): readonly AttachmentZone[] {
  const certain = subnetsOf(net, attachment, 'subnet_ids');
  const missing = certain.length > 0 ? undefined : `subnet_ids of ${attachment.address}`;
  const subnets = missing === undefined ? certain : possibleWithin(net, attachment, 'subnet_ids');
  const places = new Map(subnets.map((subnet) => [zoneOf(net, subnet).key, subnet]));
  if (places.size === 0 && zonesById(net, attachment, [], true, 'subnet_ids').length === 0) {
    // AWS refuses two subnets of one zone, so a number says enough.
    const open = (attachment.attributes.length('subnet_ids') ?? 1) > 1 ? undefined : missing;
    return ['#zone', '#second'].map((suffix, index) => {
      const part = net.part(attachment, suffix, { label: `${attachment.address} in a zone`, role: 'router' });
      return { component: part.index, zone: undefined, subnet: undefined, missing: index === 0 ? undefined : open };
    });
  }
  const byId = zonesById(net, attachment, [], true, 'subnet_ids').map((zone) => ({ zone, subnet: undefined }));
  const all = [...[...places.values()].map((subnet) => ({ zone: zoneOf(net, subnet), subnet })), ...byId];
  return all.map(({ zone, subnet }, index) => {
    const part = net.part(attachment, `@${zone.key}`, {
      label: `${attachment.address} in ${zone.label}`,
      role: 'router',
      zone,
    });
    const sure = index === 0 || subnet === undefined;
    return { component: part.index, zone, subnet, missing: sure ? undefined : missing };
  });
}

/** The attachment that joins a VPC to a transit gateway; any of the VPC where the gateway is not in the inputs. */
export function attachmentOf(
  net: NetworkBuilder,
  vpc: Resource | undefined,
  gateway: Resource | undefined,
): Resource | undefined {
  if (!vpc) return undefined;
  return net
    .once(attachmentsByVpc)
    .get(vpc)
    ?.find((attachment) => {
      const to = net.graph.resolve(attachment, 'transit_gateway_id', gatewayTypes).references;
      return !gateway || to.length === 0 || to.some(({ target }) => target === gateway);
    });
}

/**
 * The way from a zone of a VPC onto a transit gateway: the attachment's interface in the same zone. A zone the
 * attachment leaves out borrows the others', so that the finding names the attachment, which is what to mend.
 */
export function ontoTransitGateway(net: NetworkBuilder, subnet: Resource, attachment: Resource): number {
  const here = zoneOf(net, subnet);
  const id = `${attachment.id} from ${here.key}`;
  const known = net.find(id);
  if (known) return known.index;
  const zones = attachmentZones(net, attachment);
  const same = zones.find(({ zone, missing }) => zone?.key === here.key && missing === undefined);
  const way = net.group(id, `the way from ${here.label} onto the transit gateway`, attachment);
  net.need(way, {
    label: 'a transit gateway attachment',
    of: (same ? [same] : zones).map(asAlternative),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return way.index;
}

/**
 * VPC attachments that static routes of a transit gateway lead to for addresses that are not the VPC's own, the default
 * route above all: the hubs, where the way out is or packets are inspected.
 */
export function hubAttachments(net: NetworkBuilder): readonly Resource[] {
  const hubs = staticRoutes(net).flatMap(({ end, leadsTo: { covers } }) => {
    if (!end || !isType(end, attachmentType) || covers === undefined || !('length' in covers)) return [];
    return covers.length <= 1 || !mayBeIn(net, end, covers) ? [end] : [];
  });
  return [...new Set(hubs)];
}

/** The block is part of the attachment's own VPC, for all anybody knows. */
function mayBeIn(net: NetworkBuilder, attachment: Resource, covers: Block): boolean {
  const vpc = vpcOf(net, attachment);
  if (!vpc) return true;
  const more = net.pointingAt(vpc, 'aws_vpc_ipv4_cidr_block_association', 'vpc_id', named('aws_vpc'));
  return [vpc, ...more].some(({ attributes }) => {
    const own = block(attributes.string('cidr_block') ?? '');
    return own === undefined || holds(own, covers);
  });
}
