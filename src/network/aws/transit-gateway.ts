import type { Resource } from '../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, asAlternative } from '../builder.ts';
import { push } from '../multimap.ts';
import { named } from './types.ts';
import { possibleWithin, subnetsOf, vpcOf, zoneOf, zonesById } from './vpc.ts';

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
  if (places.size === 0) {
    return ['#zone', '#second'].map((suffix, index) => {
      const part = net.part(attachment, suffix, { label: `${attachment.address} in a zone`, role: 'router' });
      return { component: part.index, zone: undefined, subnet: undefined, missing: index === 0 ? undefined : missing };
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
    return { component: part.index, zone, subnet, missing: index === 0 ? undefined : missing };
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

const gatewayTypes = named('aws_ec2_transit_gateway');

function attachmentsByVpc(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const byVpc = new Map<Resource, Resource[]>();
  for (const attachment of net.all(named(attachmentType))) {
    const vpc = vpcOf(net, attachment);
    if (vpc) push(byVpc, vpc, attachment);
  }
  return byVpc;
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
 * Where the gateway sends what no other route matches, by the route table that the packet's attachment is associated
 * with (an explicit association, else the gateway's default table): the table decides, not the gateway.
 */
export function exitOf(net: NetworkBuilder, incoming: Resource, gateway: Resource): Resource | undefined {
  const table = net.once(tableByAttachment).get(incoming) ?? gateway;
  const exit = net.once(exitsByTable).get(table);
  return exit === incoming ? undefined : exit;
}

/** VPC attachments a default route of a transit gateway leads to: the hubs, where the way out is. */
export function hubAttachments(net: NetworkBuilder): readonly Resource[] {
  return [...net.once(exitsByTable).values()];
}

function tableByAttachment(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const tables = new Map<Resource, Resource>();
  for (const join of net.graph.ofType('aws_ec2_transit_gateway_route_table_association')) {
    const table = net.targets(join, 'transit_gateway_route_table_id', ['aws_ec2_transit_gateway_route_table'])[0];
    const attachment = net.targets(join, 'transit_gateway_attachment_id', named(attachmentType))[0];
    if (table && attachment) tables.set(attachment, table);
  }
  return tables;
}

/** By route table; a route of the default table stands under the gateway itself. */
function exitsByTable(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const exits = new Map<Resource, Resource>();
  for (const route of net.graph.ofType('aws_ec2_transit_gateway_route')) {
    if (route.attributes.string('destination_cidr_block') !== '0.0.0.0/0') continue;
    const attachment = net.targets(route, 'transit_gateway_attachment_id', named(attachmentType))[0];
    const table = net.targets(route, 'transit_gateway_route_table_id', [
      'aws_ec2_transit_gateway_route_table',
      ...gatewayTypes,
    ])[0];
    if (attachment && table) exits.set(table, attachment);
  }
  return exits;
}
