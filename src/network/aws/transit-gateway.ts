import type { Resource } from '../../input/deployment.ts';
import type { Draft, Family, NetworkBuilder, Zone } from '../builder.ts';
import { named } from './types.ts';
import { subnetsOf, vpcOf, zoneOf } from './vpc.ts';

export const attachmentType = 'aws_ec2_transit_gateway_vpc_attachment';

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
      of: parts.map((part) => part.draft.index),
      detection: 'link-state',
      switchTime: net.times.time('tgw-zone'),
    });
  },
};

export interface AttachmentZone {
  readonly zone: Zone;
  readonly draft: Draft;
  readonly subnet: Resource;
}

/** The zone components of an attachment. */
export function attachmentZones(net: NetworkBuilder, attachment: Resource): readonly AttachmentZone[] {
  const seen = new Set<string>();
  const zones: AttachmentZone[] = [];
  for (const subnet of subnetsOf(net, attachment, 'subnet_ids')) {
    const zone = zoneOf(net, subnet);
    if (seen.has(zone.key)) continue;
    seen.add(zone.key);
    const draft = net.part(attachment, `@${zone.key}`, {
      label: `${attachment.address} in ${zone.label}`,
      role: 'router',
      zone,
    });
    zones.push({ zone, draft, subnet });
  }
  return zones;
}

/** The attachment that joins a VPC to a transit gateway. */
export function attachmentOf(
  net: NetworkBuilder,
  vpc: Resource | undefined,
  gateway: Resource | undefined,
): Resource | undefined {
  return named(attachmentType)
    .flatMap((type) => net.graph.ofType(type))
    .find((attachment) => {
      if (vpc && vpcOf(net, attachment) !== vpc) return false;
      if (!gateway) return vpc !== undefined;
      const to = net.graph.resolve(attachment, 'transit_gateway_id', named('aws_ec2_transit_gateway')).references;
      return to.length === 0 || to.some(({ target }) => target === gateway);
    });
}

/**
 * The way from a zone of a VPC onto a transit gateway: the attachment's interface in the same zone. A zone the
 * attachment leaves out borrows the others', so that the finding names the attachment, which is what to mend.
 */
export function ontoTransitGateway(
  net: NetworkBuilder,
  subnet: Resource,
  gateway: Resource | undefined,
): number | undefined {
  const vpc = vpcOf(net, subnet);
  const attachment = attachmentOf(net, vpc, gateway);
  if (!attachment) return undefined;
  const zones = attachmentZones(net, attachment);
  if (zones.length === 0) return undefined;
  const here = zoneOf(net, subnet);
  const same = zones.find(({ zone }) => zone.key === here.key);
  const id = `${attachment.id} from ${here.key}`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, `the way from ${here.label} onto ${gateway?.address ?? 'the transit gateway'}`, attachment);
  net.need(way, {
    label: 'a transit gateway attachment',
    of: same ? [same.draft.index] : zones.map(({ draft }) => draft.index),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return way.index;
}
