import type { Service } from '../network/network.ts';

/** A service of production that nospof.yaml declares, and that is no way in for operators only. */
export function isDeclared({ declared, tier, operatorAccess }: Service): boolean {
  return declared && tier !== 'test' && !operatorAccess;
}

/** One of these that must not stop for long: by its grade, by how long it may be out, or because it runs at two sites. */
export function hasObjective(service: Service): boolean {
  const { grade, rto, rtoWithinSite, dualSite } = service;
  return isDeclared(service) && (grade <= 2 || rto !== undefined || rtoWithinSite !== undefined || dualSite);
}
