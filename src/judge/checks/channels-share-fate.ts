import { groupBy } from '../../multimap.ts';
import type { Service, Title } from '../../network/network.ts';
import { componentFailures, domainFailures, type Failure } from '../../simulate/failure.ts';
import { outage } from '../../simulate/outage.ts';
import type { Model } from '../../simulate/world-model.ts';
import { type Breach, type Subject, tryFailures } from '../breaches.ts';
import { finding } from '../finding.ts';
import { limitOf } from '../limit.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { toldBreaches } from '../told-breaches.ts';
import { type Check, noOptions } from './check.ts';

/**
 * One component, or one means of login, without which people can use a service through none of its channels. Told at the one
 * that is nearest to the channels: what is behind it stops them only through it.
 */
export const channelsShareFate: Check = {
  name: 'channels-share-fate',
  options: noOptions,
  run(policy, { network, models, assumptions }) {
    const channels = network.services.flatMap(channelsOf);
    const subjects = channels.flatMap(({ service, roots }): Subject[] =>
      roots.map((root) => ({ service, root, ...limitOf('limit', 'component', service, assumptions) })),
    );
    if (subjects.length === 0) return [];
    const failures = [...componentFailures(network), ...domainFailures(network, 'authentication-means')];
    const breaches = groupBy(tryFailures(models, failures, subjects), ({ service }) => service);
    const shared = [...groupBy(channels, ({ service }) => service)].flatMap(([service, of]) =>
      nearest(models.best, stoppingAll(of, breaches.get(service) ?? [])),
    );
    const causes = groupBy(shared, ([failure, list]) => `${failure.component} ${failure.domain} ${list[0]?.verdict}`);
    return [...causes.values()].flatMap((alike) => {
      const failure = alike[0]?.[0];
      if (failure === undefined) return [];
      const told = toldBreaches(
        alike.flatMap(([, list]) => list),
        models,
        assumptions,
      );
      const ofServices = new Set(told.services.map(({ service }) => service));
      const titles = channels.filter(({ service }) => ofServices.has(service)).map(({ title }) => title);
      return finding(policy, {
        severity: mostSevere([...ofServices].map(({ tier }) => severityInTier(policy.severity, tier))),
        verdict: told.worst.verdict,
        statement: { says: 'channels-share', channels: titles },
        subject: [failure.title],
        domain: network.domains[failure.domain ?? -1],
        components: network.components.filter(({ index }) => index === failure.component),
        services: told.services,
        witness: told.chain,
        missing: told.missing,
        assumptions: told.assumptions,
      });
    });
  },
};

interface Channel {
  readonly service: Service;
  readonly title: Title;
  /** Any of them is the channel. */
  readonly roots: readonly number[];
}

/** Each once, whatever it is called; nothing to compare where there is only one. */
function channelsOf(service: Service): readonly Channel[] {
  const named = (service.facts?.channels ?? []).map(({ name, components }): Channel => {
    return { service, title: { is: 'written', of: name }, roots: components };
  });
  const once = [...new Map(named.map((channel) => [channel.roots.join(' '), channel])).values()];
  return once.length > 1 ? once : [];
}

/** The failures by which every channel of a service stops, with the breaches of each: those that are open, where any are. */
function stoppingAll(
  channels: readonly Channel[],
  breaches: readonly Breach[],
): readonly (readonly [Failure, readonly Breach[]])[] {
  return [...groupBy(breaches, ({ failure }) => failure)].flatMap(([failure, list]) => {
    const out = new Set(list.map(({ root }) => root));
    if (!channels.every(({ roots }) => roots.every((root) => out.has(root)))) return [];
    const open = list.filter(({ verdict }) => verdict === 'unproven');
    return [[failure, open.length > 0 ? open : list] as const];
  });
}

/** Without those that stop the channels only as they stop another one of them. */
function nearest<Of extends readonly [Failure, unknown]>(model: Model, shared: readonly Of[]): readonly Of[] {
  const tried = shared.map((one) => ({ one, seconds: outage(model, one[0].best, one[0]) }));
  const takes = (a: (typeof tried)[number], b: (typeof tried)[number]): boolean =>
    b.one[0].best.every((component) => a.seconds.of(component) > 0);
  return tried
    .filter((a, index) => !tried.some((b, other) => a !== b && takes(a, b) && (!takes(b, a) || other < index)))
    .map(({ one }) => one);
}
