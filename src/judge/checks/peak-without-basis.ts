import type { Service } from '../../network/network.ts';
import { finding, withoutLimit } from '../finding.ts';
import type { CapacityStatements } from '../statements/capacity-statements.ts';
import { hasObjective, isDeclared } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/**
 * A peak is what was measured times the busiest season, or all who may come in the time in which they do. A number without either
 * is a guess, and one below them a wish.
 */
export const peakWithoutBasis: Check = {
  name: 'peak-without-basis',
  options: noOptions,
  run(policy, { network }) {
    return network.services.filter(isDeclared).flatMap((service) => {
      const lacks = lackOf(service);
      if (lacks === undefined) return [];
      return finding(policy, {
        severity: policy.severity,
        verdict: 'broken',
        statement: { says: 'peak-without-basis', ...lacks },
        subject: [service.title],
        components: network.components.filter(({ index }) => index === service.root),
        written: writtenAt(service.facts?.at),
        services: [withoutLimit(service)],
        witness: [],
        missing: [],
        fix: { does: 'as-the-policy-says', text: policy.fixes.get(lacks.lacks) ?? policy.fix },
      });
    });
  },
};

function lackOf(service: Service): CapacityStatements['peak-without-basis'] | undefined {
  const peak = service.facts?.peak;
  if (peak === undefined) return hasObjective(service) ? { lacks: 'peak', rate: 0, figures: 0 } : undefined;
  const { rate, basis, history, season, population, window } = peak;
  const figures = [
    ...(history === undefined || season === undefined ? [] : [history * season]),
    ...(population === undefined || window === undefined ? [] : [population / window]),
  ];
  if (figures.length === 0) return { lacks: 'figures', rate, figures: 0 };
  const most = Math.max(figures[0] ?? 0, figures[1] ?? 0);
  // What is written as a rate an hour may not be exact a second.
  if (rate < most * (1 - 1e-9)) return { lacks: 'height', rate, figures: most };
  return basis === undefined ? { lacks: 'source', rate, figures: most } : undefined;
}
