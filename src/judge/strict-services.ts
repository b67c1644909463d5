import type { Network, Service } from '../network/network.ts';

/** A service of production that nospof.yaml declares, and that is no way in for operators only. */
export function isDeclared({ declared, tier, operatorAccess }: Service): boolean {
  return declared && tier !== 'test' && !operatorAccess;
}

/** One of these that must not stop for long: by its grade, by how long it may be out, or because it runs at two sites. */
export function hasObjective(service: Service): boolean {
  const { grade, rto, rtoWithinSite, dualSite } = service;
  return isDeclared(service) && (grade <= 2 || rto !== undefined || rtoWithinSite !== undefined || dualSite);
}

/** One of these with such a grade, or that runs at two sites. */
export function isOfGrade(service: Service, grades: readonly number[]): boolean {
  return isDeclared(service) && (service.dualSite || grades.includes(service.grade));
}

/** Services with a declared objective, or declared as grade 1 or 2: of which it is stated what they need. */
export function committed({ services }: Network): readonly Service[] {
  return services.filter(
    ({ declared, grade, rto, tier }) => declared && tier !== 'test' && (grade <= 2 || rto !== undefined),
  );
}
