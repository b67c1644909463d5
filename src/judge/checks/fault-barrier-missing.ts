import type { Component, Service, Title } from '../../network/network.ts';
import { resourceTitle } from '../../network/title.ts';
import { finding, resourceOf, withoutLimit } from '../finding.ts';
import { stoodOn } from '../stood-on.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import type { Check } from './check.ts';
import { groupBy, push } from '../../multimap.ts';

/**
 * One device must not carry more strict services than the limit, whether or not something stands in for it: when it
 * fails badly, all of them feel it at once. Only declared services have a grade to count.
 */
export const faultBarrierMissing: Check = {
  name: 'fault-barrier-missing',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      services: { title: 'a number of services', type: 'integer', minimum: 1 },
      grade: { title: 'a list of grades from 1 to 4', type: 'array', items: { enum: [1, 2, 3, 4] }, minItems: 1 },
    },
  },
  run(policy, { network, models }) {
    const limit = typeof policy.options['services'] === 'number' ? policy.options['services'] : 20;
    const grades = Array.isArray(policy.options['grade']) ? policy.options['grade'] : [1, 2];
    const strict = network.services.filter(({ declared, grade }) => declared && grades.includes(grade));
    if (strict.length <= limit) return [];
    const carried = new Map<Component, Service[]>();
    for (const service of strict) {
      for (const component of stoodOn(models.best, service.root)) {
        push(carried, component, service);
      }
    }
    const over = [...carried].filter(([{ fails }, services]) => fails && services.length > limit);
    const devices = groupBy(over, ([component]) => resourceOf(component));
    return [...devices.values()].map((device) => {
      const components = device.map(([component]) => component);
      const services = [...new Set(device.flatMap(([, list]) => list))];
      return finding(policy, {
        severity: mostSevere(services.map(({ tier }) => severityInTier(policy.severity, tier))),
        verdict: 'broken',
        statement: { says: 'shared-device', most: limit, grades },
        subject: subjectOf(components),
        components,
        services: services.map(withoutLimit),
        witness: [],
        missing: [],
      });
    });
  },
};

function subjectOf([first]: readonly Component[]): Title[] {
  if (first === undefined) return [];
  return [first.origin.resource === undefined ? first.title : resourceTitle({ id: first.origin.resource })];
}
