import { monthsAfter } from '../../input/calendar.ts';
import type { ComponentFacts } from '../../network/network.ts';
import { groupBy } from '../../multimap.ts';
import { finding, resourceOf } from '../finding.ts';
import type { OwnershipStatements } from '../statements/ownership-statements.ts';
import { writtenAt } from '../written-at.ts';
import type { Check } from './check.ts';

/**
 * A device that several services share has a spare or a day on which it is replaced, before it comes to the end of the life that it was
 * made for: a rule that lets it be used for longer makes it no younger.
 */
export const sharedDeviceAgeing: Check = {
  name: 'shared-device-ageing',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { months: { title: 'a number of months', type: 'integer', minimum: 0 } },
  },
  run(policy, { network, asOf }) {
    const months = typeof policy.options['months'] === 'number' ? policy.options['months'] : 12;
    const ageing = network.components.flatMap((component) => {
      const old = component.tier === 'test' ? undefined : ageingOf(component.facts, months, asOf);
      return old === undefined ? [] : { component, old };
    });
    const devices = groupBy(ageing, ({ component }) => resourceOf(component));
    return [...devices.values()].flatMap(([first]) => {
      if (first === undefined) return [];
      const { component, old } = first;
      const { origin, facts, title } = component;
      return finding(policy, {
        severity: policy.severity,
        verdict: 'broken',
        statement: { says: 'ageing', ...old },
        subject: [origin.resource === undefined ? title : { is: 'resource', of: origin.resource }],
        components: [component],
        ...(origin.resource === undefined && { written: writtenAt(facts?.at) }),
        services: [],
        witness: [],
        missing: [],
      });
    });
  },
};

function ageingOf(
  facts: ComponentFacts | undefined,
  months: number,
  asOf: string,
): OwnershipStatements['ageing'] | undefined {
  const { purchased, ratedLife, spare, replacement } = facts?.device ?? {};
  if (facts?.shared !== true || purchased === undefined || ratedLife === undefined) return undefined;
  // A replacement that is past was not made: the day it was bought says so.
  if (spare === true || (replacement !== undefined && replacement >= asOf)) return undefined;
  const until = monthsAfter(purchased, ratedLife);
  return until <= monthsAfter(asOf, months) ? { until, isOver: until < asOf } : undefined;
}
