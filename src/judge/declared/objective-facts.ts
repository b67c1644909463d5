import type { Declared } from '../../input/declared/declared.ts';
import type { Assumptions } from '../../input/assumptions.ts';
import type { DeclaredFact, DeclaredFacts } from './declared-fact.ts';

type Objective = DeclaredFacts['objective'];

/** Objectives that accept more than what holds unless said. */
export function objectiveFacts(declared: Declared, { entries }: Assumptions): DeclaredFact[] {
  const limit = (name: string): number => {
    const found = entries.get(name);
    return (found?.shipped ?? found?.value)?.[1] ?? Infinity;
  };
  return [...declared.services].flatMap(([service, { at, rto, rtoWithinSite, siteAbsorbs, grade }]) => {
    const found: Omit<Objective, 'service'>[] = [];
    const add = (objective: Objective['objective'], value: number | undefined, unless: number): void => {
      if (value !== undefined && value > unless) found.push({ objective, value, unless });
    };
    add('rto', rto, limit('site-limit'));
    add('rto-within-site', rtoWithinSite, limit('component-limit'));
    add('site-absorbs', siteAbsorbs ? 1 : 0, 0);
    add('grade', grade, 3);
    return found.map((one) => ({
      is: 'objective' as const,
      at,
      refusedByStrict: false,
      resources: [],
      service,
      ...one,
    }));
  });
}
