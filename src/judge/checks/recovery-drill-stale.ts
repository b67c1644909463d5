import type { DataSet, Service } from '../../network/network.ts';
import { unrestored } from '../evidence/restore-tests.ts';
import { digestsOf, type Judging, lastChange, type Stale, standingOf } from '../evidence/standing.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import { mostSevere, severityFor } from '../severity.ts';
import { isOfGrade } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import type { Check, CheckFacts } from './check.ts';

/**
 * Each strict service has been moved to its other site, or rebuilt there, within a year and since the devices it stands on were
 * bought; and what can only be had back from a backup has been. What is not declared was not done.
 */
export const recoveryDrillStale: Check = {
  name: 'recovery-drill-stale',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      months: { title: 'a whole number of months, at least 1', type: 'integer', minimum: 1 },
      grade: { title: 'a list of grades from 1 to 4', type: 'array', items: { enum: [1, 2, 3, 4] }, minItems: 1 },
    },
  },
  run(policy, facts) {
    const { network, counterparts, asOf, resources } = facts;
    const months = typeof policy.options['months'] === 'number' ? policy.options['months'] : 12;
    const grades = Array.isArray(policy.options['grade']) ? policy.options['grade'] : [1, 2];
    const judging: Judging = { asOf, months, digests: digestsOf(resources) };
    const isAsked = (service: Service): boolean => isOfGrade(service, grades);
    const tested = unrestored(network, counterparts.tier.cones, isAsked, judging);
    return [
      ...network.services.filter(isAsked).flatMap((service) => undrilled(policy, service, facts, judging)),
      ...tested.map(({ data, services, stale }) => untested(policy, data, services, stale)),
    ];
  },
};

function undrilled(
  policy: CheckPolicy,
  service: Service,
  { network, counterparts, asOf }: CheckFacts,
  judging: Judging,
): Finding | [] {
  const drills = network.stated.evidence.filter(
    // A rehearsal in a test environment, or at a table, is no drill of production.
    ({ kind, tier, of }) =>
      kind === 'recovery-drill' && tier !== 'test' && of.some((subject) => subject.service === service.name),
  );
  const parts = [...counterparts.tier.cones.of(service).certain];
  const changed = lastChange(
    parts.map(({ facts }) => facts?.device?.purchased),
    asOf,
  );
  const { stale } = standingOf(drills, { ...judging, changed });
  if (stale === undefined) return [];
  return finding(policy, {
    severity: severityFor(policy.severity, service, []),
    verdict: 'broken',
    statement: { says: 'drill-stale', of: 'recovery-drill', stale },
    subject: [service.title],
    components: [],
    at: [],
    written: writtenAt(service.facts?.at),
    services: [withoutLimit(service)],
    witness: [],
    missing: [],
    lasting: service.name,
  });
}

function untested(policy: CheckPolicy, data: DataSet, services: readonly Service[], stale: Stale): Finding {
  const { title, origin, at } = data;
  return finding(policy, {
    severity: mostSevere(services.map((service) => severityFor(policy.severity, service, []))),
    verdict: 'broken',
    statement: { says: 'drill-stale', of: 'restore-test', stale },
    subject: [title],
    components: [],
    at: [origin],
    ...(origin.resource === undefined && { written: writtenAt(at) }),
    services: services.map(withoutLimit),
    witness: [],
    missing: [],
    fix: { does: 'as-the-policy-says', text: policy.fixes.get('restore') ?? policy.fix },
    ...(origin.resource === undefined && { lasting: `restore ${title.of}` }),
  });
}
