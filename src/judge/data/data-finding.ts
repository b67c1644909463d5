import type { Assumptions } from '../../input/assumptions.ts';
import { allOf } from '../../network/fact.ts';
import type { DataCopy, DataSet, Fact, Network, Place } from '../../network/network.ts';
import { type AssumptionUsed, compare, type Finding, finding, withoutLimit } from '../finding.ts';
import { mostSevere, severityFor } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import type { DataBreach } from './data-breaches.ts';

/** What is lost of some data, at the store that keeps it. */
export function dataFinding(network: Network, breach: DataBreach, assumptions: Assumptions): Finding {
  const { policy, data, place, loss, limit, verdict, services } = breach;
  const { title, origin, at } = data;
  const left = data.copies.filter(({ places }) => place === undefined || !places.some((one) => isSame(one, place)));
  const lost = data.copies.filter((copy) => !left.includes(copy));
  const components = data.of.flatMap((index) => network.components[index] ?? []).slice(0, 1);
  return finding(policy, {
    severity: mostSevere(services.map((service) => severityFor(policy.severity, service, components))),
    verdict,
    statement: { says: 'data-lost', in: place?.title, loss, limit, left: left.map(told), lost: lost.map(told) },
    subject: [title],
    components,
    at: [origin],
    ...(origin.resource === undefined && { written: writtenAt(at) }),
    also: breach.also.map((one) => one.title),
    services: services.map(withoutLimit),
    witness: [],
    missing: openIn(data, place, left),
    assumptions: assumed(left, assumptions),
    others: breach.others,
    lasting: `${origin.lasting ?? origin.resource ?? title.of}${place === undefined ? '' : ` ${place.kind} ${place.name}`}`,
  });
}

function told({ by, title, age }: DataCopy): {
  readonly by: DataCopy['by'];
  readonly title: DataCopy['title'];
  readonly age: DataCopy['age']['seconds'];
} {
  return { by, title, age: age.seconds };
}

/** What would tell how much is lost: whether a copy is there, where it lies, how old it is. */
function openIn({ places, copies }: DataSet, place: Place | undefined, left: readonly DataCopy[]): readonly Fact[] {
  const lying = [places, ...copies.map((copy) => copy.places)]
    .flat()
    .filter((one) => place !== undefined && isSame(one, place));
  const facts = allOf(...copies.map(({ missing }) => missing), ...lying.map(({ missing }) => missing)) ?? [];
  const aged = left.filter(({ age, missing }) => missing === undefined && age.seconds[0] !== age.seconds[1]);
  return [
    ...facts,
    ...aged.map(({ title, age }): Fact => ({ is: 'copy-age', of: title.of, part: title, seconds: age.seconds })),
  ];
}

function assumed(copies: readonly DataCopy[], { entries }: Assumptions): readonly AssumptionUsed[] {
  const names = new Set(copies.flatMap(({ age }) => age.assumptions));
  return [...names].toSorted(compare).flatMap((id) => {
    const entry = entries.get(id);
    return entry === undefined ? [] : { id, value: entry.value, source: entry.source };
  });
}

function isSame(one: Place, other: Place): boolean {
  return one.kind === other.kind && one.name === other.name;
}
