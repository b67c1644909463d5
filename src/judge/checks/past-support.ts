import { monthsAfter } from '../../input/calendar.ts';
import { supportEnd } from '../../network/aws/catalogue/support-ends.ts';
import type { Component, ComponentFacts, Origin } from '../../network/network.ts';
import { groupBy } from '../../multimap.ts';
import { type Finding, finding, resourceOf } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import type { OwnershipStatements } from '../statements/ownership-statements.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/**
 * Nothing of production is run beyond the support of its maker or the life it was made for, as it was extended: by the dates that are
 * declared, and by the version where AWS has said until when it supports it. What has no date is not judged.
 */
export const pastSupport: Check = {
  name: 'past-support',
  options: noOptions,
  run: (policy, facts) => [...declared(policy, facts), ...byVersion(policy, facts)],
};

function declared(policy: CheckPolicy, { network, asOf }: CheckFacts): readonly Finding[] {
  const old = network.components.flatMap((component) => {
    const statement = component.tier === 'test' ? undefined : ageOf(component.facts?.device, asOf);
    return statement === undefined ? [] : { component, statement };
  });
  const devices = groupBy(old, ({ component }) => resourceOf(component));
  return [...devices.values()].flatMap(([first]) => (first === undefined ? [] : oldFinding(policy, first)));
}

/** A junction of a resource has the facts of its parts. */
function oldFinding(
  policy: CheckPolicy,
  { component, statement }: { readonly component: Component; readonly statement: Over },
): Finding {
  const { facts, origin } = component;
  return finding(policy, {
    severity: policy.severity,
    verdict: 'broken',
    statement: { says: 'past-support', ...statement },
    subject: [origin.resource === undefined ? component.title : { is: 'resource', of: origin.resource }],
    components: [component],
    ...(origin.resource === undefined && { written: writtenAt(facts?.at) }),
    services: [],
    witness: [],
    missing: [],
  });
}

type Over = OwnershipStatements['past-support'];

function ageOf(device: ComponentFacts['device'], asOf: string): Over | undefined {
  if (device === undefined) return undefined;
  const { endOfSupport, purchased, ratedLife, stretchedLife } = device;
  if (endOfSupport !== undefined && endOfSupport < asOf)
    return { by: 'maker', until: endOfSupport, version: undefined };
  const life = stretchedLife ?? ratedLife;
  if (purchased === undefined || life === undefined) return undefined;
  const until = monthsAfter(purchased, life);
  return until < asOf ? { by: 'age', until, version: undefined } : undefined;
}

function byVersion(policy: CheckPolicy, { network, resources, asOf }: CheckFacts): readonly Finding[] {
  const known = new Map<string, Component>();
  for (const component of network.components) {
    const { resource } = component.origin;
    if (resource !== undefined && !known.has(resource)) known.set(resource, component);
  }
  return resources.flatMap((resource) => {
    const end = resource.mode === 'data' ? undefined : supportEnd(resource);
    const component = known.get(resource.id);
    if (end === undefined || end.until >= asOf || component === undefined || component.tier === 'test') return [];
    const at: Origin = component.origin;
    return finding(policy, {
      severity: policy.severity,
      verdict: 'broken',
      statement: { says: 'past-support', by: 'version', until: end.until, version: end.version },
      subject: [{ is: 'resource', of: resource.id }],
      components: [],
      at: [at],
      services: [],
      witness: [],
      missing: [],
    });
  });
}
