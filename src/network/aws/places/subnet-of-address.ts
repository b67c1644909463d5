import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { block, holds } from '../paths/cidr.ts';
import { allSubnets, vpcOf } from './subnets.ts';

/** The subnet of a VPC whose block holds an address; undefined where none is known to. */
export function subnetOfAddress(net: NetworkBuilder, vpc: Resource, address: string): Resource | undefined {
  const one = block(`${address}/${address.includes(':') ? 128 : 32}`);
  if (!one) return undefined;
  return allSubnets(net).find((subnet) => {
    const blocks = ['cidr_block', 'ipv6_cidr_block'].flatMap(
      (path) => block(subnet.attributes.string(path) ?? '') ?? [],
    );
    return blocks.some((outer) => holds(outer, one)) && vpcOf(net, subnet) === vpc;
  });
}
