import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { vpcOf } from '../../places/subnets.ts';
import { groupTypes, managedGroup } from './rule-peers.ts';

/** Whatever has an address in a VPC, as far as it matters for what is let through. */
export interface Interface {
  /** The subnets it may stand in; empty where the plan does not tell. */
  readonly subnets: readonly Resource[];
  readonly groups: Groups;
  /** Its packets carry addresses of others: rules for its groups let them through, rules for blocks do not. */
  readonly onlyGroups?: true;
}

/** The security groups of an interface, which add up. */
export interface Groups {
  readonly known: readonly Resource[];
  /** False where it may have others. */
  readonly isWhole: boolean;
}

/** One end of a flow. `internet`: any public address. `anywhere`: it may have any address. */
export type End = Interface | 'internet' | 'anywhere';

export const unknownGroups: Groups = { known: [], isWhole: false };

/** The VPC of an interface; undefined where the plan does not tell. */
export function vpcOfInterface(net: NetworkBuilder, { subnets: [subnet] }: Interface): Resource | undefined {
  return subnet && vpcOf(net, subnet);
}

/** Interfaces of equal subnets and groups are let through alike. */
export function classOf(end: End): string {
  if (typeof end === 'string') return end;
  const { known, isWhole } = end.groups;
  const groups = isWhole ? known.map(({ id }) => id).toSorted() : ['?'];
  return [...end.subnets.map(({ id }) => id), end.onlyGroups ? '!' : '|', ...groups].join(' ');
}

/**
 * The groups that arguments name, in the first that names any. Without one, the default group of the VPC where AWS gives that,
 * or nothing is known.
 */
export function groupsAt(
  net: NetworkBuilder,
  owner: Resource,
  paths: readonly string[],
  whenOmitted: Groups = unknownGroups,
): Groups {
  const written = paths.filter((path) => !net.graph.resolve(owner, path, groupTypes()).omitted);
  if (written.length === 0) return whenOmitted;
  const all = written.map((path) => namedAt(net, owner, path));
  return { known: [...new Set(all.flatMap(({ known }) => known))], isWhole: all.every(({ isWhole }) => isWhole) };
}

function namedAt(net: NetworkBuilder, owner: Resource, path: string): Groups {
  const { references, literals, unresolved } = net.graph.resolve(owner, path, groupTypes());
  const sure = references.filter(({ target, certainty }) => certainty !== 'guessed' && target.mode !== 'data');
  // What leads to a resource of another type has its group from there.
  const others = net.graph.resolve(owner, path).references;
  const length = owner.attributes.length(path);
  const isWhole =
    sure.length > 0 &&
    sure.length === references.length &&
    literals.every((id) => id === '') &&
    unresolved.length === 0 &&
    others.every(({ target }) => groupTypes().includes(target.type)) &&
    (length === undefined || length <= sure.length);
  return { known: sure.map(({ target }) => managedGroup(net, target)), isWhole };
}

/** The default group of the VPC of a subnet. */
export function defaultGroupOf(net: NetworkBuilder, subnet: Resource | undefined): Groups {
  const vpc = subnet && vpcOf(net, subnet);
  return vpc === undefined ? unknownGroups : { known: [managedGroup(net, vpc)], isWhole: true };
}
