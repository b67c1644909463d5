import { finding, withoutLimit } from '../finding.ts';
import { severityInTier } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

const strict: readonly number[] = [1, 2];

/** A service of grade 1 or 2 is opened in phases, or the old system serves again within its recovery time. */
export const bigBangCutover: Check = {
  name: 'big-bang-cutover',
  options: noOptions,
  run(policy, { network }) {
    return network.services.flatMap((service) => {
      const { rto, grade, facts, tier, name, title } = service;
      const cutover = facts?.cutover;
      if (cutover?.kind !== 'big-bang' || !strict.includes(grade)) return [];
      const wayBack = cutover.wayBack === 'none' ? undefined : cutover.wayBack;
      if (wayBack !== undefined && wayBack <= (rto ?? Infinity)) return [];
      return finding(policy, {
        severity: severityInTier(policy.severity, tier),
        verdict: 'broken',
        statement: { says: 'big-bang', wayBack, limit: rto },
        subject: [title],
        components: [],
        written: writtenAt(cutover.at),
        services: [withoutLimit(service)],
        witness: [],
        missing: [],
        lasting: name,
      });
    });
  },
};
