import type { Resource } from '../../../input/deployment.ts';
import type { Member, NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, type Missing, argument, factAbout } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import type { Signal } from '../dns/failover-signal.ts';
import { targetHealth } from './target-health.ts';
import { isOpen, wordOf } from '../settings-or-missing.ts';
import { isWaiting } from './listeners.ts';
import { named } from '../type-aliases.ts';
import { namedZone } from '../places/named-zone.ts';
import { perhapsIn } from '../places/open-zones.ts';
import { subnetsOfAddress } from '../places/subnet-of-address.ts';
import { zoneOf, zonesOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import type { Title } from '../../title.ts';

/** What a target group forwards to, and how it notices that a target is gone. */
export interface Targets {
  readonly members: readonly Member[];
  readonly signal: Signal;
  /** All that is, or may be, registered. */
  readonly registered: readonly Resource[];
  /** What would tell the targets that are not in the inputs. */
  readonly open: readonly Fact[];
}

interface Registrations {
  readonly targets: Map<Resource, Set<Resource>>;
  /** Targets that may be registered, where an attachment does not say which, and what would settle it. */
  readonly possible: Map<Resource, Map<Resource, Missing>>;
  /** Targets given as addresses, by target group: the literal and the resource that registers it. */
  readonly addresses: Map<Resource, Map<string, Resource>>;
  readonly open: Map<Resource, Fact[]>;
}

/** All forms of registration together: attachments, Auto Scaling groups three ways, ECS services. */
export function targetsOf(net: NetworkBuilder, group: Resource): Targets {
  const registrations = net.once(registered);
  const members = [...(registrations.targets.get(group) ?? [])].flatMap((target) => net.members(target));
  // Of those that may be registered one is, at least: the attachment exists.
  for (const [target, missing] of registrations.possible.get(group) ?? []) {
    for (const member of net.members(target)) members.push(members.length === 0 ? member : { ...member, missing });
  }
  const unread = [...(registrations.targets.get(group) ?? [])].filter((target) => net.members(target).length === 0);
  // An attachment whose target is not known is one more target in the best world.
  for (const [index, fact] of members.length > 0 ? (registrations.open.get(group) ?? []).entries() : []) {
    const title: Title = { is: 'target-outside', of: group.id };
    const part = net.part(group, `#open${index + 1}`, { title, role: 'compute', fails: false });
    members.push({ component: part.index, zone: undefined, missing: [fact] });
  }
  for (const [address, owner] of registrations.addresses.get(group) ?? []) {
    const title: Title = { is: 'target', of: group.id, to: address };
    const zone = zoneOfAddress(net, group, owner, address);
    const part = net.part(owner, `#${address}`, { title, role: 'compute', zone });
    members.push({ component: part.index, zone });
  }
  return {
    members,
    signal: targetHealth(net, group),
    registered: registeredWith(net, group),
    open: [
      ...(registrations.open.get(group) ?? []),
      ...unread.map((target) => factAbout(target, 'contents')),
      ...(members.length === 0 && unread.length === 0 ? [factAbout(group, 'targets')] : []),
    ],
  };
}

/** Where a target is that is registered by its address: in the zone that is written, else that of its subnet. */
function zoneOfAddress(net: NetworkBuilder, group: Resource, owner: Resource, address: string): Zone | undefined {
  const name = owner.attributes.string('availability_zone') ?? '';
  // "all" is said of addresses outside the VPC, which every zone reaches.
  if (name === 'all') return undefined;
  if (name !== '') return namedZone(net, owner, name);
  const vpc = vpcOf(net, group);
  if (vpc === undefined) return undefined;
  const { known, possible, isElsewhere } = subnetsOfAddress(net, vpc, address);
  if (known || possible.length === 0) return known && zoneOf(net, known);
  const missing = isElsewhere
    ? [argument(owner, 'availability_zone')]
    : possible.map((subnet) => argument(subnet, 'cidr_block'));
  return perhapsIn(zonesOf(net, possible), `of ${address}`, { is: 'some-zone', of: address }, missing);
}

function registered(net: NetworkBuilder): Registrations {
  const result: Registrations = {
    targets: new Map(),
    possible: new Map(),
    addresses: new Map(),
    open: new Map(),
  };
  const groupTypes = named('aws_lb_target_group');
  const groupsAt = (owner: Resource, path: string): readonly Resource[] => net.targets(owner, path, groupTypes);
  const add = (group: Resource, target: Resource): void => {
    result.targets.set(group, (result.targets.get(group) ?? new Set<Resource>()).add(target));
  };

  for (const attachment of net.all(named('aws_lb_target_group_attachment'))) {
    for (const group of groupsAt(attachment, 'target_group_arn')) {
      const to = net.graph.resolve(attachment, 'target_id', targetTypesOf(group));
      const sure = to.references.filter(({ certainty }) => certainty !== 'guessed');
      for (const { target } of sure) add(group, target);
      for (const literal of sure.length > 0 ? [] : to.literals) {
        const addresses = result.addresses.get(group) ?? new Map<string, Resource>();
        result.addresses.set(group, addresses.set(literal, attachment));
      }
      const fact = argument(attachment, 'target_id');
      for (const { target } of sure.length > 0 ? [] : to.references) {
        const possible = result.possible.get(group) ?? new Map<Resource, Missing>();
        result.possible.set(group, possible.set(target, [fact]));
      }
      if (to.references.length === 0 && to.literals.length === 0) {
        push(result.open, group, fact);
      }
    }
  }
  for (const scaling of net.graph.ofType('aws_autoscaling_group')) {
    for (const path of ['target_group_arns', 'traffic_source.identifier']) {
      for (const group of groupsAt(scaling, path)) add(group, scaling);
    }
  }
  const joins: readonly (readonly [type: string, groupPath: string])[] = [
    ['aws_autoscaling_attachment', 'lb_target_group_arn'],
    ['aws_autoscaling_attachment', 'alb_target_group_arn'],
    ['aws_autoscaling_traffic_source_attachment', 'traffic_source.identifier'],
  ];
  for (const [type, path] of joins) {
    for (const attachment of net.graph.ofType(type)) {
      const pools = net.targets(attachment, 'autoscaling_group_name', ['aws_autoscaling_group', 'aws_eks_node_group']);
      for (const group of groupsAt(attachment, path)) for (const pool of pools) add(group, pool);
    }
  }
  for (const service of net.graph.ofType('aws_ecs_service')) {
    for (const group of groupsAt(service, 'load_balancer.target_group_arn')) add(group, service);
  }
  return result;
}

/** Everything that is, or may be, registered with a target group. */
export function registeredWith(net: NetworkBuilder, group: Resource): readonly Resource[] {
  const { targets, possible } = net.once(registered);
  return [...(targets.get(group) ?? []), ...(possible.get(group)?.keys() ?? [])];
}

/** Resources that are registered only with target groups that get no request: the next version, or the last. */
export function waitingTargets(net: NetworkBuilder): ReadonlySet<Resource> {
  const groups = net.all(named('aws_lb_target_group'));
  const busy = new Set(groups.filter((one) => !isWaiting(net, one)).flatMap((one) => registeredWith(net, one)));
  const waiting = groups.filter((one) => isWaiting(net, one)).flatMap((one) => registeredWith(net, one));
  return new Set(waiting.filter((one) => !busy.has(one)));
}

const typesByTarget: ReadonlyMap<string, readonly string[]> = new Map([
  ['instance', ['aws_instance', 'aws_autoscaling_group']],
  ['ip', ['aws_network_interface', 'aws_instance']],
  ['alb', named('aws_lb')],
  ['lambda', ['aws_lambda_function', 'aws_lambda_alias']],
]);

/** What may be a target of the group: its `target_type` says, which is `instance` unless written. */
function targetTypesOf(group: Resource): readonly string[] {
  const type = wordOf(group, 'target_type', 'instance');
  return (isOpen(type) ? undefined : typesByTarget.get(type)) ?? [...typesByTarget.values()].flat();
}
