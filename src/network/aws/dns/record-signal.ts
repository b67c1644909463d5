import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { type Asked, healthCheckSignal, unseenCheck } from './health-check.ts';
import { type Open, exactly, isOpen, rangeOf, switchOf, wordOf } from '../settings-or-missing.ts';
import { recordSets } from './record-sets.ts';
import { isSet } from '../settings.ts';
import { type Signal, doubtful, kthBest, noSignal } from './failover-signal.ts';

/**
 * How Route 53 notices that what a record leads to is gone: by its health check, or as an alias that evaluates its
 * target's health. A record with neither is always healthy. `regions` are those of what it leads to.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export function recordSignal(net: NetworkBuilder, one: Resource, regions: Asked['regions']): Signal {
  const asked = { regions, ttl: ttlOf(net, one) };
  const [inner] = net.targets(one, 'alias.name', ['aws_route53_record']);
  const health = inner ? nested(net, inner, asked) : unseenCheck(net, one);
  return together(checkOf(net, one, asked), aliasHealth(one, health));
}

/**
 * Both must call it healthy, so either takes it out: a check that is mistaken does so while all is well, or never.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
 */
function together(check: Signal, alias: Signal): Signal {
  const both = kthBest([check, alias], 1);
  const { mistake } = check;
  if (mistake !== undefined) return { ...both, mistake };
  const { detection, switchTime } = both;
  const doubts = check.doubts.flatMap((doubt) => (doubt.mistake ? [{ ...doubt, detection, switchTime }] : []));
  // The doubts of the check are told where the alias does not take its place.
  return alias.detection === 'none' || doubts.length === 0 ? both : { ...both, doubts: [...both.doubts, ...doubts] };
}

/**
 * The health of other records that an alias leads to: all of them must fail before it is called unhealthy. Aliases of
 * aliases are followed no further.
 */
function nested(net: NetworkBuilder, inner: Resource, asked: Omit<Asked, 'record'>): Signal {
  const records = net.once(recordSets).get(inner)?.records ?? [inner];
  const signals = records.map((one) => together(checkOf(net, one, asked), aliasHealth(one, unseenCheck(net, one))));
  return kthBest(signals, signals.length);
}

/**
 * Which records of one name answer while all are healthy: a secondary and a weight of 0 wait for the others. A failover
 * record whose role is open is the secondary where there is a primary: Route 53 takes one of each.
 */
export function servingRecords(records: readonly Resource[]): ReadonlyMap<Resource, boolean | Open> {
  const roles = new Map(records.map((one) => [one, wordOf(one, 'failover_routing_policy.type', '')]));
  const hasPrimary = [...roles.values()].includes('PRIMARY');
  return new Map(
    records.map((one) => {
      const role = roles.get(one) ?? '';
      if (isOpen(role)) return [one, hasPrimary ? false : role];
      if (role !== '') return [one, role === 'PRIMARY'];
      const { most, missing } = rangeOf(one, 'weighted_routing_policy.weight', 1, [0, 255]);
      return [one, missing === undefined ? most > 0 : { missing }];
    }),
  );
}

function ttlOf(net: NetworkBuilder, one: Resource): Asked['ttl'] {
  const ofAlias = net.times.time('route53-alias-ttl').seconds[1];
  if (one.attributes.blocks('alias').length > 0) return exactly(ofAlias);
  return rangeOf(one, 'ttl', ofAlias, net.times.time('route53-unknown-ttl').seconds);
}

function checkOf(net: NetworkBuilder, one: Resource, asked: Omit<Asked, 'record'>): Signal {
  const path = 'health_check_id';
  if (!isSet(one.attributes, path)) return noSignal;
  const { references, literals } = net.graph.resolve(one, path, ['aws_route53_health_check']);
  const checks = references.map(({ target }) => healthCheckSignal(net, target, { ...asked, record: one }));
  const sure = references.findIndex(({ certainty }) => certainty !== 'guessed');
  if (sure >= 0) return checks[sure] ?? noSignal;
  if (checks.length > 0) return doubtful(kthBest(checks, 1), noSignal, [argument(one, path)]);
  return literals.length > 0 ? unseenCheck(net, one) : doubtful(unseenCheck(net, one), noSignal, [argument(one, path)]);
}

function aliasHealth(one: Resource, health: Signal): Signal {
  const evaluates = switchOf(one, 'alias.evaluate_target_health', false);
  if (isOpen(evaluates)) return doubtful(health, noSignal, evaluates.missing);
  return evaluates ? health : noSignal;
}
