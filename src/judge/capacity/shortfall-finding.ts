import type { Component, Domain, Network, Title } from '../../network/network.ts';
import { resourceTitle, titleKey } from '../../network/title.ts';
import { groupBy } from '../../multimap.ts';
import { titlesOfParts } from '../cause-finding.ts';
import { clusters } from '../clusters.ts';
import { compare, type Finding, finding, resourceOf, withoutLimit } from '../finding.ts';
import { mostSevere, severityFor } from '../severity.ts';
import type { TooSmallBy } from '../statements/capacity-statements.ts';
import { writtenAt } from '../written-at.ts';
import type { Shortfall } from './shortfall.ts';

/** One finding for each group of parts that together are too small, whichever of them fails. */
export function shortfallFindings(network: Network, found: readonly Shortfall[]): readonly Finding[] {
  const bySubject = groupBy(found, ({ policy, verdict, unit }) => `${policy.id} ${verdict} ${unit}`);
  return [...bySubject.values()]
    .flatMap((same) => clusters(same, (one) => partsOf([one]).map(resourceOf)))
    .map((alike) => findingOf(network, alike));
}

/** What carries too little: what is left of it, and what is lost. */
function partsOf(found: readonly Shortfall[]): readonly Component[] {
  return [...new Set(found.flatMap(({ narrowest, lost }) => [...narrowest, ...alikeOf(lost, narrowest)]))].toSorted(
    (a, b) => a.index - b.index,
  );
}

/** Of what is lost, what did the same as what is left. */
function alikeOf(lost: readonly Component[], left: readonly Component[]): readonly Component[] {
  const roles = new Set(left.map(({ role }) => role));
  return lost.filter(({ role }) => roles.has(role));
}

function findingOf(network: Network, found: readonly Shortfall[]): Finding {
  const ordered = found.toSorted(
    (a, b) =>
      weight(a, network) - weight(b, network) ||
      a.left / a.needed - b.left / b.needed ||
      compare(a.service.name, b.service.name),
  );
  const [told] = ordered;
  if (told === undefined) throw new Error('a group has a member');
  // Every one of these has the same effect.
  const same = ordered.filter(
    (one) => weight(one, network) === weight(told, network) && one.service === told.service && one.left === told.left,
  );
  const services = [...new Set(ordered.map(({ service }) => service))];
  const components = partsOf(found);
  const domains = (of: readonly Shortfall[]): readonly Domain[] =>
    of.flatMap(({ failure }) => network.domains[failure?.domain ?? -1] ?? []);
  const subject =
    told.failure?.component === undefined
      ? domains(same).map(({ title }) => title)
      : titlesOfParts(same.flatMap(({ failure }) => network.components[failure?.component ?? -1] ?? []));
  const said = new Set(subject.map(titleKey));
  const [first] = components;
  return finding(told.policy, {
    severity: mostSevere(services.map((service) => severityFor(told.policy.severity, service, []))),
    verdict: told.verdict,
    statement: {
      says: 'too-small',
      by: byOf(told, network),
      of: wholes(components),
      left: told.left,
      needed: told.needed,
      unit: told.unit,
    },
    subject,
    mode: told.policy.mode,
    components,
    ...(first !== undefined && first.origin.resource === undefined && { written: writtenAt(first.facts?.at) }),
    also: domains(ordered)
      .map(({ title }) => title)
      .filter((title) => !said.has(titleKey(title))),
    services: services.map(withoutLimit),
    witness: [],
    missing: told.missing,
  });
}

/** Parts by their resources: of a pool, the pool. */
function wholes(components: readonly Component[]): readonly Title[] {
  const byResource = groupBy(components, resourceOf);
  return [...byResource].flatMap(([id, [first]]) =>
    first === undefined ? [] : first.origin.resource === undefined ? first.title : resourceTitle({ id }),
  );
}

/** The smallest failure first: without one, a part, a zone, any other domain, a site. */
function weight({ failure }: Shortfall, network: Network): number {
  if (failure === undefined) return 0;
  if (failure.component !== undefined) return 1;
  const kind = network.domains[failure.domain ?? -1]?.kind;
  return kind === 'zone' ? 2 : kind === 'site' || kind === 'region' ? 4 : 3;
}

function byOf(told: Shortfall, network: Network): TooSmallBy {
  if (told.failure === undefined) return 'nothing';
  if (told.failure.component !== undefined) return told.failure.mode === 'degraded' ? 'degraded' : 'part';
  const kind = network.domains[told.failure.domain ?? -1]?.kind;
  return kind === 'zone' || kind === 'site' || kind === 'region' ? kind : 'domain';
}
