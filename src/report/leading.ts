import { byImportance } from './importance.ts';
import type { Finding, Report } from './report.ts';

/** What a reader is told in full, and what follows it in short. */
export interface Leading {
  readonly first: readonly Finding[];
  /** The most important first. */
  readonly rest: readonly Finding[];
}

/**
 * Findings that count, in the order of what asks first: what the change brings and rejects it, else what rejects, else what the
 * change brings. Where nothing tells what was there before, and nothing rejects, all of them lead.
 */
export function leading({ changes }: Pick<Report, 'changes'>, findings: readonly Finding[]): Leading {
  const asks: readonly ((finding: Finding) => boolean)[] = [
    ({ rejects, change }) => rejects === true && change === 'introduced',
    ({ rejects }) => rejects === true,
    ({ change }) => change === 'introduced',
    () => changes === undefined,
  ];
  const asked = asks.find((ask) => findings.some(ask)) ?? (() => false);
  return { first: findings.filter(asked), rest: byImportance(findings.filter((finding) => !asked(finding))) };
}

/** What the plans do to the findings that are told: information is told on request only, and no one's to resolve. */
export interface Told {
  readonly introduced: number;
  readonly alreadyThere: number;
  readonly resolved: NonNullable<Report['changes']>['resolved'];
}

/** Undefined where nothing was there before the plans: then all is new, and to say so of each says nothing. */
export function toldChanges({ changes, findings }: Report): Told | undefined {
  const told = findings.filter(isTold);
  const are = (wanted: Finding['change']): number => told.filter(({ change }) => change === wanted).length;
  const alreadyThere = are('already-there');
  const resolved = changes?.resolved.filter(isTold) ?? [];
  if (changes?.base === undefined && alreadyThere === 0 && resolved.length === 0) return undefined;
  return { introduced: are('introduced'), alreadyThere, resolved };
}

/** Information is told on request only, unless it rejects. */
export function isTold({ severity, rejects }: Pick<Finding, 'severity' | 'rejects'>): boolean {
  return severity !== 'info' || rejects === true;
}
