import { pushAll } from '../../../multimap.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Fact, type Missing, allOf, factAbout } from '../../fact.ts';
import type { Alternative, Role } from '../../network.ts';
import { type Draft, type Member, type NetworkBuilder, type Zone, alternative, asAlternative } from '../../builder.ts';
import { isWhole, sameZoneMembers } from './same-zone-members.ts';
import { type Open, isOpen } from '../settings-or-missing.ts';
import { noticedAtOnce } from '../dns/failover-signal.ts';
import { needWatched } from '../dns/signal-needs.ts';
import type { Passed } from '../paths/answers.ts';
import type { Refused } from '../paths/walk.ts';
import { placement } from '../places/placement.ts';
import { zoneParts } from '../places/zone-parts.ts';
import { doubtfulMember, enabledMembers, refusedMember } from './admitted-members.ts';
import { refuseBare } from './bare-balancers.ts';
import { refuseEmpty } from './empty-pools.ts';
import { type CrossZoneSwitch, refuseIdle } from './idle-nodes.ts';
import type { MemberDoubts } from './doubtful-flows.ts';
import type { MemberFlows } from './target-flows.ts';
import { listenersByBalancer } from './listeners.ts';
import type { Targets } from './target-group.ts';
import { isType } from '../type-aliases.ts';

/** What a load balancer looks like, whichever kind it is. */
export interface BalancerShape {
  readonly role: Role;
  /** How many zones AWS wants at least. */
  readonly atLeast: number;
  readonly zoneTime: string;
  readonly targets: readonly BalancerTargets[];
  /** What refuses the answers to its clients from a subnet, and what they pass that serves other zones, too. */
  readonly answers?: (subnet: Resource) => {
    readonly refused: readonly Refused[];
    readonly passed: readonly Passed[];
  };
}

export interface BalancerTargets extends Targets {
  readonly group: Resource;
  /** Whether a node reaches targets of other zones, and what says so. */
  readonly crossZone: boolean | Open;
  readonly crossZoneAt: CrossZoneSwitch;
  /** What would settle it, where it is a guess that the balancer forwards here. */
  readonly unless?: Missing;
  /** What its members are refused. */
  readonly flows?: MemberFlows;
  /** What of that is not known. */
  readonly doubts?: MemberDoubts;
}

/** What a load balancer has in one zone. */
export interface BalancerNode {
  readonly part: Draft;
  readonly subnets: readonly Resource[];
}

/** Draws the nodes of a load balancer, one a zone, and what each of them needs: a target of every target group. */
export function drawBalancer(
  net: NetworkBuilder,
  balancer: Resource,
  node: Draft,
  shape: BalancerShape,
): readonly BalancerNode[] {
  const targets = shape.targets.filter(({ members }) => members.length > 0);
  const open = shape.targets.flatMap((target) => target.open);
  const registered = shape.targets.flatMap((target) => target.registered);
  if (targets.length === 0 && !refuseBare(net, balancer, node) && !refuseEmpty(net, node, registered)) {
    const missing =
      open.length > 0 ? open : [factAbout(balancer, lacksListener(net, balancer) ? 'listener' : 'targets')];
    pushAll(node.missing, missing);
    net.openEnds.push({ component: node.index, policyRole: shape.role, missing });
  }
  const nodes = zoneParts(net, balancer, shape);
  const zones = nodes.map(({ zone }) => zone);
  const parts = nodes.map(({ component }) => net.draft(component));
  const idle = new Map<number, Missing>();
  const subnets = factAbout(balancer, 'subnets');
  const nodesAt = parts.map((part, index) => ({ part, subnets: nodes[index]?.subnets ?? [] }));
  const { isWhole: areAll } = placement(net, balancer, shape.atLeast);
  for (const { part, subnets: there } of shape.answers ? nodesAt : []) {
    const answers = there.flatMap((subnet) => shape.answers?.(subnet) ?? []);
    for (const { component, isNear } of answers[0]?.passed ?? []) {
      const isSure = answers.every(({ passed }) => passed.some((one) => one.component === component));
      if (isSure) net.need(part, { of: [component], byPlaceOf: isNear ? part.index : undefined });
    }
    if (answers.some(({ refused }) => refused.length === 0)) continue;
    for (const { by, refusal } of answers[0]?.refused ?? []) net.refuse(part, by, refusal);
  }
  for (const target of targets) {
    const members = areAll ? enabledMembers(net, balancer, target, zones) : target.members;
    needTargets(net, nodesAt, { zones, subnets }, { ...target, members }, idle);
  }
  // Where the plan does not tell to which of several groups it forwards, it is one of them all the same.
  if (targets.every(({ unless }) => unless !== undefined)) {
    const of = targets.flatMap(({ members }) => members.map(asAlternative));
    for (const part of of.length > 0 ? parts : []) {
      needWatched(net, part, { of }, noticedAtOnce);
    }
  }
  net.need(node, {
    of: nodes.map(({ component, missing }) => {
      const doubt = missing ?? idle.get(component);
      return alternative(component, doubt === undefined ? {} : { world: 'best', missing: doubt });
    }),
    detection: 'end-to-end',
    switchTime: net.times.time(shape.zoneTime),
  });
  return nodesAt;
}

function lacksListener(net: NetworkBuilder, balancer: Resource): boolean {
  return isType(balancer, 'aws_lb') && !net.once(listenersByBalancer).has(balancer);
}

/** What every node needs of one target group. `idle` takes those that may have none in reach, and what would tell. */
function needTargets(
  net: NetworkBuilder,
  nodes: readonly BalancerNode[],
  { zones, subnets }: { readonly zones: readonly (Zone | undefined)[]; readonly subnets: Fact },
  { members, signal, crossZone, crossZoneAt, unless, group, flows, doubts: open }: BalancerTargets,
  idle: Map<number, Missing>,
): void {
  // A further node, wherever it is, reaches what there is.
  const near = crossZone === true ? [] : sameZoneMembers(zones, members, subnets);
  const isIdle = crossZone === false ? refuseIdle(net, nodes, zones, { near, members }, crossZoneAt) : () => false;
  for (const [index, { part, subnets: there }] of nodes.entries()) {
    const admitted = (of: readonly Member[]): readonly Alternative[] =>
      of.map((one) => {
        const flow = flows?.(there, one);
        return asAlternative(
          flow ? refusedMember(net, group, one, flow) : doubtfulMember(net, group, one, open?.(there, one)),
        );
      });
    const within = near[index];
    const of = (crossZone === false && !isIdle(index) ? within : undefined) ?? members;
    // Targets of other zones are there, and out of reach: the node needs those of its zone because it stands there.
    const byPlaceOf = crossZone === false && of.length < members.length ? part.index : undefined;
    needWatched(net, part, { of: admitted(of), unless, byPlaceOf }, signal);
    if (!within || of.length === 0 || isWhole(within, members)) continue;
    const doubts = allOf(unless, isOpen(crossZone) ? crossZone.missing : undefined);
    if (within.every(({ missing }) => missing !== undefined)) {
      idle.set(part.index, allOf(idle.get(part.index), doubts, ...within.map(({ missing }) => missing)));
    } else if (isOpen(crossZone)) {
      // In the worst world a node has its own zone's targets only.
      needWatched(net, part, { of: admitted(within), unless: doubts }, signal);
    }
  }
}
