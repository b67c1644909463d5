import type { Evidence, Service } from '../../network/network.ts';
import { counts, doneBy, isOf } from '../evidence/done.ts';
import { finding, withoutLimit } from '../finding.ts';
import type { CapacityStatements } from '../statements/capacity-statements.ts';
import { hasObjective, isDeclared } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import type { Check } from './check.ts';

/** What a load test is not, the worst first. */
type Lack = Omit<CapacityStatements['load-test-missing'], 'peak'>;

/**
 * A service of grade 1 or 2, or with many users, was tried in the test environment with as much load as its peak, and that still
 * counts.
 */
export const loadTestMissing: Check = {
  name: 'load-test-missing',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { users: { title: 'a number of users', type: 'integer', minimum: 1 } },
  },
  run(policy, { network, asOf }) {
    const many = typeof policy.options['users'] === 'number' ? policy.options['users'] : 1000;
    return network.services
      .filter((service) => mustBeTried(service, many))
      .flatMap((service) => {
        const peak = service.facts?.peak?.rate;
        const tests = doneBy(network.stated.evidence, asOf).filter(
          (one) => one.kind === 'load-test' && isOf(one, service),
        );
        const lacks = tests.map((one) => lackOf(one, peak, asOf));
        if (lacks.includes(undefined)) return [];
        // The nearest to what is asked for is told.
        const [told = { lacks: 'test' }] = lacks
          .flatMap((one) => one ?? [])
          .toSorted((a, b) => order.indexOf(b.lacks) - order.indexOf(a.lacks));
        const [latest] = tests;
        return finding(policy, {
          severity: policy.severity,
          verdict: 'broken',
          statement: { says: 'load-test-missing', ...told, peak },
          subject: [service.title],
          components: network.components.filter(({ index }) => index === service.root),
          written: writtenAt(latest?.at ?? service.facts?.at),
          services: [withoutLimit(service)],
          witness: [],
          missing: [],
        });
      });
  },
};

const order: readonly Lack['lacks'][] = ['test', 'validity', 'tier', 'rate', 'load'];

function mustBeTried(service: Service, many: number): boolean {
  const { facts, grade } = service;
  const users = Math.max(facts?.users ?? 0, facts?.peak?.concurrency ?? 0);
  return isDeclared(service) && ((hasObjective(service) && grade <= 2) || users >= many);
}

function lackOf(test: Evidence, peak: number | undefined, asOf: string): Lack | undefined {
  const { on, expires, tier, rate } = test;
  if (!counts(test, asOf)) return { lacks: 'validity', on, expires };
  if (tier !== 'test') return { lacks: 'tier', on };
  if (peak === undefined) return undefined;
  if (rate === undefined) return { lacks: 'rate', on };
  return rate < peak * (1 - 1e-9) ? { lacks: 'load', on, rate } : undefined;
}
