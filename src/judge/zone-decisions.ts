import type { Component, Domain, Network } from '../network/network.ts';
import { type Breach, settles } from './breaches.ts';
import type { Cause } from './cause.ts';
import type { DomainBreach } from './domain-breaches.ts';
import { isPlanned } from './limit.ts';

type Parts<Of> = (of: Of) => readonly number[];

/**
 * All that has to move out of a lost zone: the failed parts that a breach rests on, and those it would rest on were these moved,
 * with all that stops the service alone. A pool behind another one is a decision of its own. The same of what a change takes down;
 * of any other domain only the former.
 * @param left what is left of a breach when parts are spared
 * @param inside breaches by single components, by service and domain
 */
export function allToMove(
  network: Network,
  parts: Parts<Breach>,
  left: (breach: Breach, parts: readonly number[]) => Breach | undefined,
  inside: ReadonlyMap<string, readonly Breach[]>,
): Parts<DomainBreach> {
  const known = new Map<DomainBreach, readonly number[]>();
  const find = ({ domain, breach }: DomainBreach): readonly number[] => {
    const found = new Set(parts(breach));
    if (domain.kind !== 'zone' && !isPlanned(domain.kind)) return [...found];
    const single = inside.get(`${breach.service.name} ${domain.index}`) ?? [];
    const alone = single.flatMap(({ root, failure }) => (root === breach.root ? (failure.component ?? []) : []));
    for (let before = 0; before < found.size;) {
      before = found.size;
      const rest = left(breach, [...alone, ...found]);
      const more = rest && settles(rest, breach) ? parts(rest) : [];
      for (const part of more) {
        if (isPlanned(domain.kind) || network.components[part]?.role !== 'group') found.add(part);
      }
    }
    return [...found];
  };
  return (tried) => {
    const move = known.get(tried) ?? find(tried);
    known.set(tried, move);
    return move;
  };
}

/** One cause; of a lost zone one for each type of resource to move, as each type is moved in its own way. */
export function toCauses(
  network: Network,
  tried: readonly DomainBreach[],
  toMove: Parts<DomainBreach>,
  also: ReadonlyMap<DomainBreach, ReadonlySet<Domain>>,
): Cause[] {
  const resting = tried.map((one) => ({
    one,
    components: toMove(one).flatMap((part) => network.components[part] ?? []),
  }));
  const isZone = tried.some(({ domain }) => domain.kind === 'zone');
  const types = new Set(resting.flatMap(({ components }) => components.map(({ origin }) => origin.type)));
  if (!isZone || types.size < 2) return [toCause(resting, also)];
  return Array.from(types, (type) => {
    const ofType = resting.map(({ one, components }) => ({
      one,
      components: components.filter(({ origin }) => origin.type === type),
    }));
    return toCause(
      ofType.filter(({ components }) => components.length > 0),
      also,
    );
  });
}

function toCause(
  resting: readonly { readonly one: DomainBreach; readonly components: readonly Component[] }[],
  also: ReadonlyMap<DomainBreach, ReadonlySet<Domain>>,
): Cause {
  const [first] = resting;
  if (first === undefined) throw new Error('a cause has a breach');
  const { policy, domain, breach } = first.one;
  const components = new Set(resting.flatMap(({ components: of }) => of));
  return {
    policy,
    mode: breach.failure.mode,
    components: [...components].toSorted((a, b) => a.index - b.index),
    domain,
    breaches: resting.map(({ one }) => one.breach),
    also: new Set(resting.flatMap(({ one }) => [...(also.get(one) ?? [])])),
    others: new Set(resting.flatMap(({ one }) => one.others)),
  };
}
