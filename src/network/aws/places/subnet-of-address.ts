import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Block, block, holds } from '../paths/cidr.ts';
import { allSubnets, vpcOf } from './subnets.ts';

/**
 * Where an address is: in the one subnet whose block holds it, else in one of those whose blocks are not known, if in any. One of
 * the block of the VPC that is in no subnet of the inputs may be in any zone, so beside any of them.
 */
export interface SubnetsOfAddress {
  readonly known: Resource | undefined;
  readonly possible: readonly Resource[];
  /** It is in the VPC, and in no subnet of the inputs. */
  readonly isElsewhere?: true;
}

export function subnetsOfAddress(net: NetworkBuilder, vpc: Resource, address: string): SubnetsOfAddress {
  const one = block(`${address}/${address.includes(':') ? 128 : 32}`);
  if (!one) return { known: undefined, possible: [] };
  const own = allSubnets(net).filter((subnet) => vpcOf(net, subnet) === vpc);
  const known = own.find(({ attributes }) => blockArguments.some((path) => holdsAt(attributes.string(path), one)));
  const path = blockArguments[one.family === 4 ? 0 : 1];
  const isOpen = ({ attributes }: Resource): boolean =>
    attributes.read(path).kind !== 'omitted' && attributes.string(path) === undefined;
  const possible = known ? [] : own.filter(isOpen);
  const isElsewhere = !known && possible.length === 0 && holdsAt(vpc.attributes.string('cidr_block'), one);
  return isElsewhere ? { known, possible: own, isElsewhere } : { known, possible };
}

const blockArguments = ['cidr_block', 'ipv6_cidr_block'] as const;

function holdsAt(text: string | undefined, one: Block): boolean {
  const outer = block(text ?? '');
  return outer !== undefined && holds(outer, one);
}
