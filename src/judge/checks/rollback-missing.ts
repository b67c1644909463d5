import { smallest } from '../../extremes.ts';
import { aboutChange } from '../change/change-facts.ts';
import { finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/** What a change is undone with, where that is written, and how long it takes: no longer than the strictest service may be out. */
export const rollbackMissing: Check = {
  name: 'rollback-missing',
  options: noOptions,
  run(policy, { change }) {
    if (change === undefined) return [];
    const { artefact, steps, time } = change.stated?.rollback ?? {};
    const lacks = [
      ...(artefact === undefined ? (['artefact'] as const) : []),
      ...(steps === undefined ? (['steps'] as const) : []),
      ...(time === undefined ? (['time'] as const) : []),
    ];
    const limit = smallest(change.services.map(({ rto = Infinity }) => rto));
    const late = time !== undefined && time > limit ? { time, limit } : undefined;
    if (lacks.length === 0 && late === undefined) return [];
    const statement = { says: 'no-rollback' as const, lacks, late };
    return [finding(policy, { ...aboutChange(change), severity: policy.severity, statement })];
  },
};
