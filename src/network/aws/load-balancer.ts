import type { Resource } from '../../input/deployment.ts';
import type { Role } from '../network.ts';
import {
  type Draft,
  type Family,
  type Member,
  type NetworkBuilder,
  type Zone,
  alternative,
  asAlternative,
} from '../builder.ts';
import { targetsOf } from './target-group.ts';
import { named } from './types.ts';
import { namedZone, subnetsOf, zonesOf } from './vpc.ts';

/**
 * Application, network and gateway load balancers: one node a zone. A network load balancer without cross-zone
 * load balancing reaches only the targets in the node's own zone; an application load balancer reaches all.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
export const loadBalancer: Family = {
  types: ['aws_lb'],
  model(balancer, node, net) {
    const kind = balancer.attributes.string('load_balancer_type') ?? 'application';
    const subnets = subnetsOf(net, balancer, 'subnets', 'subnet_mapping.subnet_id');
    const groups = net.once(targetGroupsByBalancer).get(balancer) ?? [];
    const crossZoneByDefault =
      kind === 'application' || balancer.attributes.boolean('enable_cross_zone_load_balancing') === true;
    draw(net, balancer, node, {
      role: kind === 'network' ? 'l4-switch' : kind === 'gateway' ? 'firewall' : 'l7-proxy',
      zones: zonesOf(net, subnets),
      zoneTime: kind === 'application' ? 'alb-zone' : 'nlb-zone',
      targets: groups.map((group) => {
        const setting = group.attributes.string('load_balancing_cross_zone_enabled');
        const crossZone = setting === 'true' || (setting !== 'false' && crossZoneByDefault);
        return { ...targetsOf(net, group), label: `a target of ${group.address}`, crossZone };
      }),
    });
  },
};

/** Classic load balancers: the instances are named by the balancer, by attachments and by Auto Scaling groups. */
export const classicLoadBalancer: Family = {
  types: ['aws_elb'],
  model(balancer, node, net) {
    const zones = [
      ...zonesOf(net, subnetsOf(net, balancer, 'subnets')),
      ...balancer.attributes.strings('availability_zones').map((name) => namedZone(net, balancer, name)),
    ];
    const listeners = balancer.attributes.blocks('listener');
    const tcp =
      listeners.length > 0 && listeners.every((at) => /^(tcp|ssl)$/i.test(at.string('lb_protocol') ?? 'http'));
    const check = balancer.attributes.blocks('health_check')[0];
    const probe = check?.string('target') ?? 'TCP';
    const interval = check?.number('interval') ?? net.times.time('target-health-interval')[1];
    const threshold = check?.number('unhealthy_threshold') ?? 2;
    draw(net, balancer, node, {
      role: tcp ? 'l4-switch' : 'l7-proxy',
      zones,
      zoneTime: 'classic-elb-zone',
      targets: [
        {
          members: [...(net.once(classicRegistrations).get(balancer) ?? [])].flatMap((member) => net.members(member)),
          detection: /^https?:/i.test(probe) ? 'end-to-end' : 'tcp',
          switchTime: [interval * (threshold - 1), interval * threshold],
          open: [],
          label: `an instance behind ${balancer.address}`,
          crossZone: balancer.attributes.boolean('cross_zone_load_balancing') !== false,
        },
      ],
    });
  },
};

interface Shape {
  readonly role: Role;
  readonly zones: readonly Zone[];
  readonly zoneTime: string;
  readonly targets: readonly (ReturnType<typeof targetsOf> & { readonly label: string; readonly crossZone: boolean })[];
}

function draw(net: NetworkBuilder, balancer: Resource, node: Draft, shape: Shape): void {
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
    for (const { members, detection, switchTime, label, crossZone } of targets) {
      const reached = crossZone || !zone ? members : reachableFrom(zone, members);
      net.need(part, { label, of: reached.map(asAlternative), detection, switchTime });
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

/**
 * Subnets that cannot be told: AWS refuses an application load balancer with fewer than two zones, so it has two nodes;
 * any other has a second one in the best world only.
 */
function openBalancer(
  net: NetworkBuilder,
  node: Draft,
  parts: readonly Draft[],
  balancer: Resource,
  shape: Shape,
): void {
  const [only] = parts;
  if (!only) return;
  const missing = `the subnets of ${balancer.address}`;
  const second = net.part(balancer, '#second', { label: `a second node of ${balancer.address}`, role: only.role });
  second.needs.push(...only.needs);
  const two = shape.zoneTime === 'alb-zone';
  only.label = two ? `a node of ${balancer.address}` : `the only node ${balancer.address} may have`;
  net.need(node, {
    label: `a zone of ${balancer.address}`,
    of: [only.index, two ? alternative(second.index) : alternative(second.index, { world: 'best', missing })],
    detection: 'end-to-end',
    switchTime: net.times.time(shape.zoneTime),
  });
}

/** Members in the zone, and those whose zone nobody can tell. */
function reachableFrom(zone: Zone, members: readonly Member[]): readonly Member[] {
  return members.filter((member) => !member.zone || member.zone.key === zone.key || !isPinned(member.zone, zone));
}

/** Two unpinned subnets may or may not share a zone: then the target counts as reachable. */
function isPinned(a: Zone, b: Zone): boolean {
  return !a.key.startsWith('zone:of ') && !b.key.startsWith('zone:of ');
}

/** Target groups a load balancer forwards to, by its listeners and their rules. Weight 0 does not serve. */
function targetGroupsByBalancer(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const groups = new Map<Resource, Set<Resource>>();
  const balancersOfListener = new Map<Resource, readonly Resource[]>();
  const add = (balancers: readonly Resource[], owner: Resource, action: string): void => {
    for (const block of owner.attributes.blocks(action)) {
      const forwards = block.blocks('forward').flatMap((forward) => forward.blocks('target_group'));
      const paths = [
        `${block.path}.target_group_arn`,
        ...forwards.filter((group) => group.number('weight') !== 0).map((group) => `${group.path}.arn`),
      ];
      for (const target of paths.flatMap((path) => net.targets(owner, path, named('aws_lb_target_group')))) {
        for (const balancer of balancers) {
          const found = groups.get(balancer) ?? new Set<Resource>();
          groups.set(balancer, found.add(target));
        }
      }
    }
  };
  for (const listener of net.all(named('aws_lb_listener'))) {
    const balancers = net.targets(listener, 'load_balancer_arn', named('aws_lb'));
    balancersOfListener.set(listener, balancers);
    add(balancers, listener, 'default_action');
  }
  for (const rule of net.all(named('aws_lb_listener_rule'))) {
    for (const listener of net.targets(rule, 'listener_arn', named('aws_lb_listener'))) {
      add(balancersOfListener.get(listener) ?? [], rule, 'action');
    }
  }
  return new Map([...groups].map(([balancer, found]) => [balancer, [...found]]));
}

/** What registers with classic load balancers: named by the balancer, by attachments, by pools. */
function classicRegistrations(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const found = new Map<Resource, Set<Resource>>();
  const add = (to: Resource, member: Resource): void => {
    found.set(to, (found.get(to) ?? new Set<Resource>()).add(member));
  };
  for (const elb of net.graph.ofType('aws_elb')) {
    for (const instance of net.targets(elb, 'instances', ['aws_instance'])) add(elb, instance);
  }
  const joins: readonly (readonly [type: string, elb: string, member: string | undefined])[] = [
    ['aws_elb_attachment', 'elb', 'instance'],
    ['aws_autoscaling_attachment', 'elb', 'autoscaling_group_name'],
    ['aws_autoscaling_group', 'load_balancers', undefined],
    ['aws_autoscaling_group', 'traffic_source.identifier', undefined],
    ['aws_ecs_service', 'load_balancer.elb_name', undefined],
  ];
  for (const [type, path, member] of joins) {
    for (const join of net.graph.ofType(type)) {
      const members =
        member === undefined ? [join] : net.targets(join, member, ['aws_instance', 'aws_autoscaling_group']);
      for (const elb of net.targets(join, path, ['aws_elb'])) for (const one of members) add(elb, one);
    }
  }
  return found;
}
