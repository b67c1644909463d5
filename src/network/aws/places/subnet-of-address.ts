import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Block, block, holds } from '../paths/cidr.ts';
import { allSubnets, vpcOf } from './subnets.ts';

/** Where an address is: in the one subnet whose block holds it, else in one of those whose blocks are not known, if in any. */
export interface SubnetsOfAddress {
  readonly known: Resource | undefined;
  readonly possible: readonly Resource[];
}

export function subnetsOfAddress(net: NetworkBuilder, vpc: Resource, address: string): SubnetsOfAddress {
  const one = block(`${address}/${address.includes(':') ? 128 : 32}`);
  if (!one) return { known: undefined, possible: [] };
  const own = allSubnets(net).filter((subnet) => vpcOf(net, subnet) === vpc);
  const known = own.find(({ attributes }) => blockArguments.some((path) => holdsAt(attributes.string(path), one)));
  const path = blockArguments[one.family === 4 ? 0 : 1];
  const isOpen = ({ attributes }: Resource): boolean =>
    attributes.read(path).kind !== 'omitted' && attributes.string(path) === undefined;
  return { known, possible: known ? [] : own.filter(isOpen) };
}

const blockArguments = ['cidr_block', 'ipv6_cidr_block'] as const;

function holdsAt(text: string | undefined, one: Block): boolean {
  const outer = block(text ?? '');
  return outer !== undefined && holds(outer, one);
}
