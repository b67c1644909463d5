import type { Resource } from '../../input/deployment.ts';
import type { Role } from '../network.ts';
import { type Draft, type Member, type NetworkBuilder, type Zone, alternative, asAlternative } from '../builder.ts';
import type { Targets } from './target-group.ts';
import { named } from './types.ts';
import { namedZone, openZones, outsideZone, subnetsOf, zonesById, zonesOf } from './vpc.ts';

/** What a load balancer looks like, whichever kind it is. */
export interface BalancerShape {
  readonly role: Role;
  readonly zones: readonly Zone[];
  readonly zoneTime: string;
  readonly targets: readonly BalancerTargets[];
}

export interface BalancerTargets extends Targets {
  readonly label: string;
  /** Whether a node reaches targets of other zones; undefined when nobody knows. */
  readonly crossZone: boolean | undefined;
  /** The fact that would settle it, where it is a guess that the balancer forwards here. */
  readonly unless?: string | undefined;
}

/**
 * Zones of a load balancer: those of its subnets. Subnets given by id are in zones of their own (AWS refuses the same zone
 * twice); an application load balancer has two at least, whatever they are.
 */
export function balancerZones(net: NetworkBuilder, balancer: Resource, atLeast: number): readonly Zone[] {
  const paths = ['subnets', 'subnet_mapping.subnet_id'];
  const zones = [
    ...zonesOf(net, subnetsOf(net, balancer, ...paths)),
    ...balancer.attributes.strings('availability_zones').map((name) => namedZone(net, balancer, name)),
  ];
  if (zones.length > 0) return [...zones, ...zonesById(net, balancer, zones, true, ...paths)];
  const ids = paths.flatMap((path) => net.graph.resolve(balancer, path, named('aws_subnet')).literals);
  if (ids.length === 1 && atLeast < 2) return [outsideZone(net, balancer, paths[0] ?? '')];
  return openZones(net, balancer, Math.max(ids.length, atLeast), `the subnets of ${balancer.address}`, true);
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
  const zones: readonly (Zone | undefined)[] = shape.zones.length > 0 ? shape.zones : [undefined];
  const parts = zones.map((zone) => {
    const part = net.part(balancer, zone ? `@${zone.key}` : '#node', {
      label: zone ? `${balancer.address} in ${zone.label}` : balancer.address,
      role: shape.role,
      zone,
    });
    for (const { members, detection, switchTime, label, crossZone, unless } of targets) {
      const near = zone ? reachableFrom(zone, members) : members;
      const far = crossZone === false ? near : members;
      const need = { label, detection, switchTime };
      net.need(part, { ...need, of: far.map(asAlternative), ...(unless === undefined ? {} : { unless }) });
      // Nobody knows: in the worst world a node has its own zone's targets only.
      if (crossZone === undefined && near.length < members.length) {
        net.need(part, {
          ...need,
          of: near.map(asAlternative),
          unless: `cross-zone load balancing of ${balancer.address}`,
        });
      }
    }
    return part;
  });
  if (shape.zones.length === 0) return openBalancer(net, node, parts, balancer, shape);
  net.need(node, {
    label: `a zone of ${balancer.address}`,
    of: parts.map(({ index }) => index),
    detection: 'end-to-end',
    switchTime: net.times.time(shape.zoneTime),
  });
}

/** Subnets that cannot be told: in the best world there is a second node, in the worst there is not. */
function openBalancer(
  net: NetworkBuilder,
  node: Draft,
  parts: readonly Draft[],
  balancer: Resource,
  shape: BalancerShape,
): void {
  const [only] = parts;
  if (!only) return;
  const missing = `the subnets of ${balancer.address}`;
  const second = net.part(balancer, '#second', { label: `a second node of ${balancer.address}`, role: only.role });
  second.needs.push(...only.needs);
  only.label = `the only node ${balancer.address} may have`;
  net.need(node, {
    label: `a zone of ${balancer.address}`,
    of: [only.index, alternative(second.index, { world: 'best', missing })],
    detection: 'end-to-end',
    switchTime: net.times.time(shape.zoneTime),
  });
}

/** Members in the zone, and those that may be: zones nobody can tell apart count as reachable. */
function reachableFrom(zone: Zone, members: readonly Member[]): readonly Member[] {
  return members.filter((member) => !member.zone || member.zone.key === zone.key || member.zone.open || zone.open);
}
