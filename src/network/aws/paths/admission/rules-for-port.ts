import type { Resource } from '../../../../input/deployment.ts';
import { push } from '../../../../multimap.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Protocol, type Rule, isFor } from './group-rule.ts';
import { type Direction, rulesOf } from './group-rules.ts';
import type { End } from './interface.ts';
import { meets } from './meets.ts';

/** The rules of some groups for one port, by the group that they are for. */
export interface RulesForPort {
  readonly rules: readonly Rule[];
  /** Places in `rules`, by group. */
  readonly byGroup: ReadonlyMap<Resource, readonly number[]>;
  /** Places of those that are for others than groups too. */
  readonly others: readonly number[];
}

/**
 * The rules of groups that add up which are for a port, or may be (undefined: for any port), and name another end. Sorted out
 * once for each port: many flows come by the same groups. Undefined where they are not all in the inputs.
 */
export function rulesForPorts(
  net: NetworkBuilder,
): (
  groups: readonly Resource[],
  direction: Direction,
  protocol: Protocol,
  port: number | undefined,
) => RulesForPort | undefined {
  const known = new Map<string, RulesForPort | undefined>();
  return (groups, direction, protocol, port) => {
    const key = JSON.stringify([direction, protocol, port, ...groups.map(({ id }) => id)]);
    if (known.has(key)) return known.get(key);
    const all = groups.map((group) => rulesOf(net, group, direction));
    const isWhole = all.every((rules) => rules !== undefined);
    const found = isWhole ? rulesByPeer(all.flat().filter((rule) => isFor(rule, protocol, port))) : undefined;
    known.set(key, found);
    return found;
  };
}

/** Rules that name another end, sorted by who that is. */
export function rulesByPeer(all: readonly Rule[]): RulesForPort {
  const rules = all.filter(({ peers }) => peers.length > 0);
  const byGroup = new Map<Resource, number[]>();
  const others: number[] = [];
  for (const [place, { peers }] of rules.entries()) {
    for (const peer of peers) {
      if (peer !== 'open' && 'group' in peer) push(byGroup, peer.group, place);
      else if (others.at(-1) !== place) others.push(place);
    }
  }
  return { rules, byGroup, others };
}

/** The first of the rules, of those that are as `wanted`, that is for the other end, or may be. */
export function firstFor(
  net: NetworkBuilder,
  { rules, byGroup, others }: RulesForPort,
  there: End,
  wanted: (rule: Rule) => boolean = () => true,
): Rule | undefined {
  const isFound = (rule: Rule): boolean => wanted(rule) && rule.peers.some((peer) => meets(net, peer, there));
  // Any group may be met, or none.
  if (typeof there === 'string' || !there.groups.isWhole) return rules.find(isFound);
  const firstOf = (places: readonly number[]): number => places.find((place) => isFound(rules[place]!)) ?? Infinity;
  let first = firstOf(others);
  for (const group of there.groups.known) first = Math.min(first, firstOf(byGroup.get(group) ?? []));
  return rules[first];
}

/** Whether members of a group are let through. */
export function isForGroups({ peers }: Rule): boolean {
  return peers.some((peer) => peer !== 'open' && 'group' in peer);
}
