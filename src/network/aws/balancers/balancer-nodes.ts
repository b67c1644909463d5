import type { Resource } from '../../../input/deployment.ts';
import type { Role } from '../../network.ts';
import { type Draft, type NetworkBuilder, type Zone, alternative, asAlternative } from '../../builder.ts';
import type { BalancerPlaces } from './balancer-places.ts';
import { isWhole, nearMembers } from './near-members.ts';
import { type Open, isOpen } from '../reading.ts';
import { noticedAtOnce } from '../names/signal.ts';
import { needWatched } from '../names/signal-needs.ts';
import type { Targets } from './target-group.ts';

/** What a load balancer looks like, whichever kind it is. */
export interface BalancerShape {
  readonly role: Role;
  readonly places: BalancerPlaces;
  readonly zoneTime: string;
  readonly targets: readonly BalancerTargets[];
}

export interface BalancerTargets extends Targets {
  readonly label: string;
  /** Whether a node reaches targets of other zones. */
  readonly crossZone: boolean | Open;
  /** The fact that would settle it, where it is a guess that the balancer forwards here. */
  readonly unless?: string | undefined;
}

/** Draws the nodes of a load balancer, one a zone, and what each of them needs: a target of every target group. */
export function drawBalancer(net: NetworkBuilder, balancer: Resource, node: Draft, shape: BalancerShape): void {
  const targets = shape.targets.filter(({ members }) => members.length > 0);
  const open = shape.targets.flatMap((target) => target.open);
  if (targets.length === 0) {
    const missing = open.length > 0 ? open : [`the targets of ${balancer.address}`];
    node.missing.push(...missing);
    net.openEnds.push({
      component: node.index,
      policyRole: shape.role,
      message: `nothing behind ${balancer.address} is in the inputs`,
      missing,
    });
  }
  const { zones: known, further } = shape.places;
  const zones: readonly (Zone | undefined)[] = known.length > 0 ? known : [undefined];
  const { role } = shape;
  const parts = zones.map((zone) => {
    const label = zone ? `${balancer.address} in ${zone.label}` : `the only node ${balancer.address} may have`;
    return net.part(balancer, zone ? `@${zone.key}` : '#node', { label, role, zone });
  });
  const more = further && net.part(balancer, '#further', { label: `a further node of ${balancer.address}`, role });
  if (more) parts.push(more);
  const idle = new Map<Draft, string>();
  const subnets = `the subnets of ${balancer.address}`;
  for (const target of targets) needTargets(net, parts, { zones, subnets }, target, idle);
  // Where nobody knows to which of several groups it forwards, it is one of them all the same.
  if (targets.every(({ unless }) => unless !== undefined)) {
    const of = targets.flatMap(({ members }) => members.map(asAlternative));
    for (const part of of.length > 0 ? parts : []) {
      needWatched(net, part, { label: `a target of ${balancer.address}`, of }, noticedAtOnce);
    }
  }
  net.need(node, {
    label: `a zone of ${balancer.address}`,
    of: parts.map((part) => {
      const missing = part === more && !further?.certain ? further?.missing : idle.get(part);
      return missing === undefined ? alternative(part.index) : alternative(part.index, { world: 'best', missing });
    }),
    detection: 'end-to-end',
    switchTime: net.times.time(shape.zoneTime),
  });
}

/** What every node needs of one target group. One that may have none in reach is noted in `idle`, with the fact. */
function needTargets(
  net: NetworkBuilder,
  parts: readonly Draft[],
  { zones, subnets }: { readonly zones: readonly (Zone | undefined)[]; readonly subnets: string },
  { members, signal, label, crossZone, unless }: BalancerTargets,
  idle: Map<Draft, string>,
): void {
  // A further node, wherever it is, reaches what there is.
  const near = crossZone === true ? [] : nearMembers(zones, members, subnets);
  for (const [index, part] of parts.entries()) {
    const within = near[index];
    const of = (crossZone === false ? within : undefined) ?? members;
    const given = unless === undefined ? {} : { unless };
    needWatched(net, part, { label, of: of.map(asAlternative), ...given }, signal);
    if (!within || of.length === 0 || isWhole(within, members)) continue;
    const doubts = [unless ?? [], isOpen(crossZone) ? crossZone.missing : []].flat();
    if (within.every(({ missing }) => missing !== undefined)) {
      const places = within.flatMap(({ missing }) => missing ?? []);
      idle.set(part, [...new Set([idle.get(part) ?? [], doubts, places].flat())].join(', '));
    } else if (isOpen(crossZone)) {
      // In the worst world a node has its own zone's targets only.
      needWatched(net, part, { label, of: within.map(asAlternative), unless: doubts.join(', ') }, signal);
    }
  }
}
