import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import type { Origin } from '../../network.ts';
import { type Open, type Range, isOpen, rangeOf, switchOf, wordOf } from '../settings-or-missing.ts';
import { isSet } from '../settings.ts';
import { type Share, type Signal, doubtful, failedChecks, noSignal, timed } from '../dns/failover-signal.ts';

/** What the load balancer API accepts, in seconds and counts. */
const intervals = [5, 300] as const;
const thresholds = [2, 10] as const;
const timeouts = [2, 120] as const;

/**
 * How a target group notices that a target is gone. A TCP check sees a closed port, an HTTP check a service that does
 * not answer. Defaults with a `health_check` block are the provider's, without one the service's.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function targetHealth(net: NetworkBuilder, group: Resource): Signal {
  const written = isSet(group.attributes, 'health_check');
  const [, usual] = net.times.time('target-health-interval').seconds;
  const interval = rangeOf(group, 'health_check.interval', usual, intervals);
  const threshold = rangeOf(group, 'health_check.unhealthy_threshold', written ? 3 : 2, thresholds);
  const protocol = written ? wordOf(group, 'health_check.protocol', 'HTTP') : serviceDefault(group);
  // 5 or 6 seconds for HTTP, by the kind of load balancer.
  const timeout = rangeOf(group, 'health_check.timeout', !isOpen(protocol) && isHttp(protocol) ? 6 : 10, timeouts);
  const signal = probe(net.originOf(group), protocol, interval, threshold, timeout);
  const enabled = switchOf(group, 'health_check.enabled', true);
  if (isOpen(enabled)) return doubtful(signal, noSignal, enabled.missing);
  return enabled ? signal : noSignal;
}

/**
 * How a classic load balancer notices that an instance is gone: its `target` reads `HTTP:80/path` or `TCP:80`.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html
 */
export function classicHealth(net: NetworkBuilder, balancer: Resource): Signal {
  const target = wordOf(balancer, 'health_check.target', 'TCP');
  // The protocol may be readable though what follows it is not.
  const [check] = balancer.attributes.blocks('health_check');
  const isKnownHttp = isOpen(target) && ['HTTP:', 'HTTPS:'].some((beginning) => check?.mentions(beginning));
  const [, usual] = net.times.time('target-health-interval').seconds;
  return probe(
    net.originOf(balancer),
    isKnownHttp ? 'HTTP' : isOpen(target) ? target : (target.split(':')[0] ?? target),
    rangeOf(balancer, 'health_check.interval', usual, intervals),
    rangeOf(balancer, 'health_check.unhealthy_threshold', 2, thresholds),
    rangeOf(balancer, 'health_check.timeout', 5, [2, 60]),
  );
}

function probe(origin: Origin, protocol: string | Open, interval: Range, threshold: Range, timeout: Range): Signal {
  const ranges = [interval, threshold, timeout];
  const paths = ['health_check.interval', 'health_check.unhealthy_threshold'];
  const shares: readonly Share[] = [
    { is: 'health-check', origin, paths, seconds: (...numbers) => failedChecks(...numbers)[1] },
  ];
  const blunt = timed('tcp', ranges, failedChecks, shares);
  if (!isOpen(protocol) && !isHttp(protocol)) return blunt;
  const seen = timed('end-to-end', ranges, failedChecks, shares);
  return isOpen(protocol) ? doubtful(seen, blunt, protocol.missing) : seen;
}

/** HTTP for the target groups of application load balancers, TCP for the others. */
function serviceDefault(group: Resource): string | Open {
  const protocol = wordOf(group, 'protocol', 'TCP');
  return isOpen(protocol) ? { missing: [argument(group, 'protocol')] } : isHttp(protocol) ? 'HTTP' : 'TCP';
}

function isHttp(protocol: string): boolean {
  return /^https?$/i.test(protocol);
}
