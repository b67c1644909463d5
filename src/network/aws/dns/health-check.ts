import { greatest } from '../../../extremes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Detection, Interval } from '../../network.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument, factAbout } from '../../fact.ts';
import { type Open, type Range, exactly, isOpen, rangeOf, switchOf, wordOf } from '../settings-or-missing.ts';
import { isSet } from '../settings.ts';
import { alarmMistake } from './alarm-mistake.ts';
import { compareCheck } from './check-mistake.ts';
import { type Share, type Signal, blind, doubtful, kthBest, noSignal, signal, timed } from './failover-signal.ts';

/** What a health check is asked for: how long answers stay in caches, and where what it judges stands. */
export interface Asked {
  readonly ttl: Range;
  readonly regions: ReadonlySet<string | undefined>;
  /** The record that has the check. */
  readonly record: Resource;
}

/**
 * How a Route 53 health check notices a loss. A disabled one calls everything healthy, an inverted one calls what
 * works unhealthy: neither can be relied on. A routing control is moved by a person.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 */
export function healthCheckSignal(net: NetworkBuilder, check: Resource, asked: Asked): Signal {
  const type = wordOf(check, 'type', 'HTTP');
  const seen = type === 'CALCULATED' ? calculated(net, check, asked) : plain(net, check, type, asked);
  return switchable(net, check, seen);
}

/** A health check outside the inputs, or one that a plan does not show; `record` has it. */
export function unseenCheck(net: NetworkBuilder, record?: Resource): Signal {
  const usual = net.times.time('route53');
  const origin = record && net.originOf(record);
  const settings = origin && [{ is: 'health-check', origin, paths: [], seconds: usual.seconds[1] } as const];
  return signal('end-to-end', usual, settings);
}

function switchable(net: NetworkBuilder, check: Resource, seen: Signal): Signal {
  return switches.reduce<Signal>((one, [path, is]) => {
    const set = switchOf(check, path, false);
    if (isOpen(set)) return doubtful(one, noSignal, set.missing);
    return set ? blind({ is, origin: net.originOf(check), path }) : one;
  }, seen);
}

const switches = [
  ['disabled', 'disabled'],
  ['invert_healthcheck', 'inverted'],
] as const;

function plain(net: NetworkBuilder, check: Resource, type: string | Open, asked: Asked): Signal {
  const { detection, switchTime, settings } = net.byHand(check);
  const manual = signal(detection, switchTime, settings);
  if (isOpen(type)) {
    // What has an address is at least a TCP check.
    const hasAddress = ['fqdn', 'ip_address'].some((path) => isSet(check.attributes, path));
    const harsh = hasAddress ? endpoint(net, check, 'tcp', asked) : manual;
    return compared(net, check, asked, doubtful(endpoint(net, check, 'end-to-end', asked), harsh, type.missing));
  }
  if (type === 'RECOVERY_CONTROL') return manual;
  if (type === 'CLOUDWATCH_METRIC') return alarm(net, check, asked);
  return compared(net, check, asked, endpoint(net, check, type === 'TCP' ? 'tcp' : 'end-to-end', asked));
}

/** What is asked has to be what the record leads to. */
function compared(net: NetworkBuilder, check: Resource, { record }: Asked, seen: Signal): Signal {
  const { mistake, open } = compareCheck(net, check, record);
  if (mistake !== undefined) return blind(mistake);
  if (open === undefined) return seen;
  return doubtful(seen, blind({ is: 'asks-unknown', origin: net.originOf(check), ...(open.to && { to: open.to }) }), [
    open,
  ]);
}

/** Interval × threshold, then until the answer has left the caches. */
function endpoint(net: NetworkBuilder, check: Resource, detection: Detection, { ttl, record }: Asked): Signal {
  const interval = rangeOf(check, 'request_interval', net.times.time('route53-interval').seconds[1], [10, 30]);
  const threshold = rangeOf(check, 'failure_threshold', net.times.time('route53-threshold').seconds[1], [1, 10]);
  return timed(detection, [interval, threshold, ttl], keepsAnswer(record) ? untilForgotten : failover, [
    {
      is: 'health-check',
      origin: net.originOf(check),
      paths: ['request_interval', 'failure_threshold'],
      seconds: (every = 0, times = 0) => every * times,
    },
    inCaches(net, record),
  ]);
}

/** What an answer that stays in caches adds; nothing that can be set for an alias. */
function inCaches(net: NetworkBuilder, record: Resource): Share {
  const isAlias = record.attributes.blocks('alias').length > 0;
  const seconds = (_every = 0, _times = 0, ttl = 0): number => (isAlias ? 0 : ttl);
  return { is: 'time-to-live', origin: net.originOf(record), paths: ['ttl'], seconds };
}

function failover(every = 0, times = 0, cached = 0): Interval {
  return [every * times, every * times + cached];
}

/** The service is back when its last client is: the one that asked right before the failure. */
function untilForgotten(every = 0, times = 0, cached = 0): Interval {
  return [every * times + cached, every * times + cached];
}

/** Clients have one address, for as long as they may keep it. Of several answers they may try the next. */
function keepsAnswer({ attributes }: Resource): boolean {
  return attributes.blocks('alias').length === 0 && attributes.boolean('multivalue_answer_routing_policy') !== true;
}

/**
 * As good as its children: unhealthy once fewer than the threshold are healthy. The service documents no default for
 * the threshold, and with 0 it calls everything healthy. A child that is itself calculated is not followed.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
 */
function calculated(net: NetworkBuilder, check: Resource, asked: Asked): Signal {
  const path = 'child_healthchecks';
  const { references, literals } = net.graph.resolve(check, path, ['aws_route53_health_check']);
  const children = [
    ...references.map(({ target, certainty }) => {
      const seen = child(net, target, asked);
      return certainty === 'guessed' ? doubtful(seen, noSignal, [argument(check, path)]) : seen;
    }),
    ...literals.map(() => unseenCheck(net)),
  ];
  if (children.length === 0) return doubtful(unseenCheck(net), noSignal, [argument(check, path)]);
  const threshold = check.attributes.number('child_health_threshold');
  if (threshold === undefined) {
    return doubtful(kthBest(children, 1), noSignal, [argument(check, 'child_health_threshold')]);
  }
  if (threshold === 0) return noSignal;
  const count = Math.max(check.attributes.length(path) ?? 0, children.length);
  const seen = kthBest(children, Math.max(count - threshold + 1, 1));
  const outvoted = children.some(({ detection }) => detection !== 'none') && seen.mistake;
  if (!outvoted) return seen;
  // A child is right: that others keep the check healthy is what is wrong, not what these watch.
  const to = outvoted.origin.resource ?? '';
  const by = { origin: net.originOf(check), path: 'child_health_threshold' };
  return blind({ is: 'outvoted', ...by, to, record: asked.record.id });
}

function child(net: NetworkBuilder, check: Resource, asked: Asked): Signal {
  const type = wordOf(check, 'type', 'HTTP');
  const seen =
    type === 'CALCULATED'
      ? doubtful(unseenCheck(net), noSignal, [argument(check, 'child_healthchecks')])
      : plain(net, check, type, asked);
  return switchable(net, check, seen);
}

/**
 * Sees what its alarm sees: a metric may tell a gray failure or not. An alarm in the Region it judges falls silent with
 * it, which is a failure only where missing data are called so.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
function alarm(net: NetworkBuilder, check: Resource, { ttl, regions, record }: Asked): Signal {
  const path = 'cloudwatch_alarm_name';
  const [found] = net.targets(check, path, ['aws_cloudwatch_metric_alarm']);
  if (!found) {
    const isNamed = check.attributes.string(path) !== undefined;
    return isNamed ? unseenCheck(net) : doubtful(unseenCheck(net), noSignal, [argument(check, path)]);
  }
  const rounds = isSet(found.attributes, 'datapoints_to_alarm') ? 'datapoints_to_alarm' : 'evaluation_periods';
  const ranges = [periodOf(found), rangeOf(found, rounds, 1, [1, 1440]), ttl];
  const [seen, blunt] = (['end-to-end', 'tcp'] as const).map((detection) =>
    timed(detection, ranges, failover, [
      {
        is: 'alarm',
        origin: net.originOf(found),
        paths: ['period', rounds],
        seconds: (every = 0, times = 0) => every * times,
      },
      inCaches(net, record),
    ]),
  );
  if (!seen || !blunt) throw new Error('one signal for each detection');
  const mistake = alarmMistake(net, found, record);
  if (mistake !== undefined) return blind(mistake);
  const judged = doubtful(seen, blunt, [factAbout(found, 'measures')]);
  const status = 'insufficient_data_health_status';
  const silence = wordOf(check, status, 'LastKnownStatus');
  if (silence === 'Unhealthy' || found.region === undefined || !regions.has(found.region)) return judged;
  return doubtful(judged, noSignal, [factAbout(check, 'alarm-in-its-region', { path: status })]);
}

/** Seconds of one data point: the alarm's own, or the longest of the metrics it is computed from. */
function periodOf(found: Resource): Range {
  if (isSet(found.attributes, 'period')) return rangeOf(found, 'period', 60, [10, 86_400]);
  const periods = found.attributes.blocks('metric_query').flatMap((query) => query.number('metric.period') ?? []);
  return exactly(Math.max(60, greatest(periods)));
}
