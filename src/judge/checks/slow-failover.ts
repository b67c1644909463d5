import type { Component, Origin, Service, Title } from '../../network/network.ts';
import { resourceTitle } from '../../network/title.ts';
import { type Finding, finding } from '../finding.ts';
import type { Late, Slow } from '../late.ts';
import { mostSevere, severityFor } from '../severity.ts';
import { toldBreaches } from '../told-breaches.ts';
import { groupBy } from '../../multimap.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/**
 * Something takes over, but later than the service may be out: one finding for each setting that makes it slow, at the
 * resource that has the setting, for every failure that it makes too late.
 */
export const slowFailover: Check = {
  name: 'slow-failover',
  options: noOptions,
  run(policy, facts) {
    const met = facts.late.flatMap((late) => late.slow.map((slow) => ({ late, slow })));
    return [...groupBy(met, ({ slow }) => keyOf(slow)).values()].map((alike) => slowFinding(policy, alike, facts));
  },
};

function keyOf({ user, settings }: Slow): string {
  return JSON.stringify(settings.length === 0 ? [user.origin.resource ?? user.id] : resourcesOf(settings));
}

function resourcesOf(settings: Slow['settings']): readonly (readonly [string, string | undefined])[] {
  return settings.map(({ is, origin }) => [is, origin.resource] as const);
}

function slowFinding(
  policy: Parameters<Check['run']>[0],
  alike: readonly { readonly late: Late; readonly slow: Slow }[],
  { network, models, assumptions }: CheckFacts,
): Finding {
  const [first] = alike;
  if (first === undefined) throw new Error('a group has a member');
  const { settings, need, user } = first.slow;
  const breaches = alike.map(({ late }) => late.breach);
  const told = toldBreaches(breaches, models, assumptions);
  const failed = breaches.map(({ failure }) => failure);
  const counting: readonly Service[] = breaches
    .filter(({ verdict }) => verdict === told.worst.verdict)
    .map(({ service }) => service);
  const severityOf = (service: Service) => severityFor(policy.severity, service, []);
  const severity = mostSevere(counting.map(severityOf));
  return finding(policy, {
    severity,
    verdict: told.worst.verdict,
    statement: { says: 'late', by: settings[0]?.is ?? (need.detection === 'manual' ? 'manual' : 'failover'), settings },
    subject: subjectOf(
      settings.map(({ origin }) => origin),
      user,
    ),
    components: [...new Set(failed.flatMap(({ component }) => network.components[component ?? -1] ?? []))],
    at: settings.length > 0 ? settings.map(({ origin }) => origin) : [user.origin],
    also: failed.flatMap(({ domain }) => network.domains[domain ?? -1]?.title ?? []),
    services: told.services,
    counting: counting.filter((service) => severityOf(service) === severity),
    witness: told.chain,
    missing: told.missing,
    assumptions: told.assumptions,
  });
}

/** What switches too late: the resources of the settings, else what needs the alternatives. */
function subjectOf(origins: readonly Origin[], user: Component): Title[] {
  const ids = [...new Set(origins.flatMap(({ resource }) => resource ?? []))];
  return ids.length > 0 ? ids.map((id) => resourceTitle({ id })) : [user.title];
}
