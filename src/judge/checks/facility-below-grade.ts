import type { Component, Domain, Service } from '../../network/network.ts';
import { push } from '../../multimap.ts';
import { finding, withoutLimit } from '../finding.ts';
import type { FacilityLevel, OwnershipStatements } from '../statements/ownership-statements.ts';
import { isDeclared } from '../strict-services.ts';
import { Cones } from '../tiers/cones.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

const levels: readonly FacilityLevel[] = ['low', 'medium', 'high'];

/** The level that a place must have, by the strictest grade of what stands in it. */
const needed: Readonly<Record<number, FacilityLevel>> = { 1: 'high', 2: 'medium' };

/** A building has its batteries somewhere: they must not be in one room or fire cell with what services stand on. */
const tooLarge: ReadonlySet<string> = new Set(['site', 'region', 'zone', 'building', 'campus']);

/** No batteries stand where services do, and a place is as well protected as the strictest of them. */
export const facilityBelowGrade: Check = {
  name: 'facility-below-grade',
  options: noOptions,
  run(policy, { network }) {
    const cones = new Cones(network);
    const users = new Map<number, Service[]>();
    const parts = new Map<number, Set<Component>>();
    for (const service of network.services.filter(isDeclared)) {
      const places = new Set<number>();
      for (const component of cones.of(service).certain) {
        if (!component.fails || component.tier === 'test') continue;
        for (const { domain, world } of component.domains) {
          if (world !== undefined || network.domains[domain]?.facts === undefined) continue;
          places.add(domain);
          parts.set(domain, (parts.get(domain) ?? new Set()).add(component));
        }
      }
      for (const place of places) push(users, place, service);
    }
    return [...users].flatMap(([place, services]) => {
      const domain = network.domains[place];
      const standing = [...(parts.get(place) ?? [])];
      return domain === undefined
        ? []
        : problemsOf(domain, standing, services).map((problem) =>
            finding(policy, {
              severity: policy.severity,
              verdict: 'broken',
              statement: { says: 'facility-below-grade', ...problem },
              subject: [domain.title],
              domain,
              components: [],
              written: writtenAt(domain.facts?.at),
              services: services.map(withoutLimit),
              witness: [],
              missing: [],
              fix: { does: 'as-the-policy-says', text: policy.fixes.get(problem.is) ?? policy.fix },
              lasting: `${problem.is} ${domain.kind} ${domain.name}`,
            }),
          );
    });
  },
};

function problemsOf(
  { kind, title, facts }: Domain,
  standing: readonly Component[],
  services: readonly Service[],
): readonly OwnershipStatements['facility-below-grade'][] {
  const grades = [...services.map(({ grade }) => grade), ...standing.flatMap((one) => one.facts?.grade ?? [])];
  const grade = grades.toSorted((a, b) => a - b)[0] ?? 4;
  const level = facts?.facility;
  const least = needed[grade] ?? 'low';
  const told = { place: title, level, needed: least, grade };
  return [
    ...(facts?.battery === true && !tooLarge.has(kind) ? [{ is: 'battery' as const, ...told }] : []),
    ...(level !== undefined && levels.indexOf(level) < levels.indexOf(least)
      ? [{ is: 'level' as const, ...told }]
      : []),
  ];
}
