import type { Assumptions } from '../../input/assumptions.ts';
import type { Declared } from '../../input/declared/declared.ts';
import type { Interval } from '../../network/network.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** The longest outages that are accepted: of these more is looser; all others are times that something takes. */
const limits: ReadonlySet<string> = new Set(['component-limit', 'site-limit']);

/** The times that nospof.yaml puts in the place of shipped ones. */
export function changedAssumptions(declared: Declared, { entries }: Assumptions): DeclaredFact[] {
  return [...declared.assumptions].flatMap(([name, { at, value: to }]): DeclaredFact[] => {
    const from = entries.get(name)?.shipped;
    if (from === undefined || (from[0] === to[0] && from[1] === to[1])) return [];
    const change = isLooser(name, from, to) ? 'looser' : 'stricter';
    return [{ is: 'assumption', at, refusedByStrict: change === 'looser', resources: [], name, from, to, change }];
  });
}

function isLooser(name: string, from: Interval, to: Interval): boolean {
  return limits.has(name) ? to[0] > from[0] || to[1] > from[1] : to[0] < from[0] || to[1] < from[1];
}
