import type { Evidence, Service } from '../../network/network.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import type { OwnershipStatements } from '../statements/ownership-statements.ts';
import { isDeclared } from '../strict-services.ts';
import { Cones } from '../tiers/cones.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/**
 * Where services are declared, all of production is: what runs beside them is in no plan for the day it fails. And evidence says who
 * did it, how long it counts, and that it was done with this plan, where it names one.
 */
export const handoverIncomplete: Check = {
  name: 'handover-incomplete',
  options: noOptions,
  run: (policy, facts) => [...unlisted(policy, facts), ...evidence(policy, facts)],
};

function unlisted(policy: CheckPolicy, { network }: CheckFacts): readonly Finding[] {
  const cones = new Cones(network);
  const declared = network.services.filter(isDeclared);
  const listed = new Set(declared.flatMap((service) => [...cones.of(service).possible]));
  // What a line or a store of its own leads to is no system: programs are.
  const runs = (service: Service): boolean =>
    [...cones.of(service).certain].some((part) => part.fails && part.role === 'compute' && !listed.has(part));
  if (declared.length === 0) return [];
  return network.services
    .filter((service) => !service.declared && service.tier !== 'test' && !service.operatorAccess && runs(service))
    .map((service: Service) =>
      finding(policy, {
        severity: policy.severity,
        verdict: 'broken',
        statement: { says: 'handover-incomplete', is: 'unlisted', on: '', kind: undefined },
        subject: [service.title],
        components: network.components.filter(({ index }) => index === service.root),
        services: [withoutLimit(service)],
        witness: [],
        missing: [],
      }),
    );
}

function evidence(policy: CheckPolicy, { network, resources }: CheckFacts): readonly Finding[] {
  const digests = new Set(resources.map(({ document }) => document.digest));
  return network.stated.evidence.flatMap((one) => {
    const is = lackOf(one, digests);
    if (is === undefined) return [];
    return finding(policy, {
      severity: policy.severity,
      verdict: 'broken',
      statement: { says: 'handover-incomplete', is, on: one.on, kind: one.kind },
      subject: [],
      components: [],
      written: writtenAt(one.at),
      services: [],
      witness: [],
      missing: [],
      fix: { does: 'as-the-policy-says', text: policy.fixes.get(is) ?? policy.fix },
      lasting: JSON.stringify([is, one.kind, one.on, one.of.map(({ name }) => name)]),
    });
  });
}

function lackOf(
  { by, expires, digest }: Evidence,
  digests: ReadonlySet<string>,
): OwnershipStatements['handover-incomplete']['is'] | undefined {
  if (by === undefined) return 'author';
  if (expires === undefined) return 'expiry';
  return digest !== undefined && !digests.has(digest) ? 'other-plan' : undefined;
}
