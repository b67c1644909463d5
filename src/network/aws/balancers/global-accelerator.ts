import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { type Missing, allOf, argument } from '../../fact.ts';
import { resourceTitle } from '../../title.ts';
import { type Open, type Range, isOpen, rangeOf, wordOf } from '../settings-or-missing.ts';
import { type Share, type Signal, doubtful, failedChecks, kthBest, signal, timed } from '../dns/failover-signal.ts';
import { needRegionsApart } from '../dns/regions-apart.ts';
import { type Peer, needOneOf } from '../dns/signal-needs.ts';
import { canonicalType, named } from '../type-aliases.ts';

const listenerType = 'aws_globalaccelerator_listener';
const groupType = 'aws_globalaccelerator_endpoint_group';
const accelerators = ['aws_globalaccelerator_accelerator'];
const endpointTypes = [...named('aws_lb'), 'aws_instance', 'aws_eip'];

/**
 * Anycast addresses over several Regions: clients go to the nearest healthy endpoint group. A dial of 0 stands by.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/disaster-recovery-resiliency.html
 */
export const accelerator: Family = {
  types: accelerators,
  model(resource, node, net) {
    for (const listener of net.pointingAt(resource, listenerType, 'accelerator_arn', accelerators)) {
      const groups = net.pointingAt(listener, groupType, 'listener_arn', [listenerType]);
      const peers = groups.flatMap((group): Peer[] => {
        const component = net.node(group);
        if (component === undefined) return [];
        const signals = endpointsOf(net, group).map((endpoint) => endpoint.signal);
        // A group is gone when the last of its endpoints is.
        const last = signals.length === 0 ? balancerSignal(net) : kthBest(signals, signals.length);
        return [{ component, signal: last, serves: carries(rangeOf(group, 'traffic_dial_percentage', 100, [0, 100])) }];
      });
      needOneOf(net, node, peers);
      net.last(() => needRegionsApart(net, node, peers, { sameData: true }));
    }
  },
};

/**
 * Endpoints of one Region. One of weight 0 gets no traffic. The health of a load balancer is its own checks'; anything
 * else is checked by the group.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html
 */
export const endpointGroup: Family = {
  types: [groupType],
  model(group, node, net) {
    const endpoints = endpointsOf(net, group);
    if (endpoints.length === 0) {
      const missing = [argument(group, 'endpoint_configuration.endpoint_id')];
      net.openEnds.push({ component: node.index, policyRole: 'entry', missing });
      return;
    }
    const used = endpoints.filter(({ serves }) => serves !== false);
    const [idle] = endpoints.filter(({ serves }) => serves === false);
    if (idle === undefined || used.length === 0) {
      needOneOf(net, node, endpoints);
      for (const one of endpoints) {
        const others = used.filter((other) => other !== one);
        // One whose weight is not known may be such.
        if (isOpen(one.serves)) needInUse(net, group, node, one, others, one.serves.missing);
      }
      return;
    }
    needInUse(net, group, node, idle, used);
  },
};

/** Traffic never goes to an endpoint of weight 0, though it is there and works. */
function needInUse(
  net: NetworkBuilder,
  group: Resource,
  node: Draft,
  idle: Endpoint,
  used: readonly Endpoint[],
  unless?: Missing,
): void {
  const [first, ...others] = used;
  if (first === undefined) return;
  const inUse = others.length === 0 ? first.component : junctionOf(net, group, idle, used);
  net.need(node, {
    of: [inUse, alternative(idle.component, { active: false })],
    mistake: {
      is: 'weight-zero',
      origin: net.originOf(group),
      path: `${idle.at}.weight`,
      to: idle.target.id,
      ...(unless !== undefined && { isOpen: true }),
    },
    unless,
  });
}

function junctionOf(net: NetworkBuilder, group: Resource, idle: Endpoint, used: readonly Endpoint[]): number {
  const junction = net.group(`${group.id} beside ${idle.target.id}`, resourceTitle(group), group);
  needOneOf(net, junction, used);
  return junction.index;
}

interface Endpoint extends Peer {
  readonly at: string;
  readonly target: Resource;
}

function endpointsOf(net: NetworkBuilder, group: Resource): readonly Endpoint[] {
  const path = 'endpoint_configuration';
  const blocks = group.attributes.blocks(path).map((block) => block.path);
  const found = new Map<number, Endpoint>();
  for (const at of blocks.length > 0 ? blocks : [path]) {
    const serves = carries(rangeOf(group, `${at}.weight`, 128, [0, 255]));
    for (const target of net.targets(group, `${at}.endpoint_id`, endpointTypes)) {
      const component = net.node(target);
      if (component === undefined || found.has(component)) continue;
      const watched = canonicalType(target.type) === 'aws_lb' ? balancerSignal(net) : groupSignal(net, group);
      found.set(component, { at, target, component, signal: watched, serves });
    }
  }
  return [...found.values()];
}

function carries({ most, missing }: Range): boolean | Open {
  return missing === undefined ? most > 0 : { missing };
}

function balancerSignal(net: NetworkBuilder): Signal {
  return signal('end-to-end', net.times.time('global-accelerator'));
}

/** An HTTP check sees a service that does not answer, if it asks the service's port; a TCP check sees a closed port. */
function groupSignal(net: NetworkBuilder, group: Resource): Signal {
  const ranges = [
    rangeOf(group, 'health_check_interval_seconds', 30, [10, 30]),
    rangeOf(group, 'threshold_count', 3, [1, 10]),
  ];
  const paths = ['health_check_interval_seconds', 'threshold_count'];
  const shares: readonly Share[] = [
    { is: 'health-check', origin: net.originOf(group), paths, seconds: (...numbers) => failedChecks(...numbers)[1] },
  ];
  const blunt = timed('tcp', ranges, failedChecks, shares);
  const protocol = wordOf(group, 'health_check_protocol', 'TCP');
  if (!isOpen(protocol) && protocol.toUpperCase() === 'TCP') return blunt;
  const seen = timed('end-to-end', ranges, failedChecks, shares);
  const port = rangeOf(group, 'health_check_port', 0, [1, 65_535]);
  const open = allOf(isOpen(protocol) ? protocol.missing : undefined, port.missing);
  return open === undefined ? seen : doubtful(seen, blunt, open);
}
