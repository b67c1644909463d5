import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Block, block, holds } from './cidr.ts';
import { attachmentType, gatewayTypes } from './transit-ends.ts';
import { attachmentsByVpc, staticRoutes } from './transit-tables.ts';
import { isType, named } from '../type-aliases.ts';
import { vpcOf } from '../places/subnets.ts';

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

/** The block is part of the attachment's own VPC, as far as the plan tells. */
function mayBeIn(net: NetworkBuilder, attachment: Resource, covers: Block): boolean {
  const vpc = vpcOf(net, attachment);
  if (!vpc) return true;
  const more = net.pointingAt(vpc, 'aws_vpc_ipv4_cidr_block_association', 'vpc_id', named('aws_vpc'));
  return [vpc, ...more].some(({ attributes }) => {
    const own = block(attributes.string('cidr_block') ?? '');
    return own === undefined || holds(own, covers);
  });
}
