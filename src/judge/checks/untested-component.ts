import type { Component } from '../../network/network.ts';
import { groupBy } from '../../multimap.ts';
import { finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/**
 * Every product class of production (type, engine) must be in the test tier as well, where both are stated. What only serves a
 * service without a counterpart is told with that service; without any counterpart there is no test tier to compare with.
 */
export const untestedComponent: Check = {
  name: 'untested-component',
  options: noOptions,
  run(policy, { network, counterparts: { tier, required, unmatched } }) {
    const { productionStated, statedBy, testInInputs } = network.tiers;
    if (!productionStated || !testInInputs) return [];
    const broken = unmatched.filter(({ verdict }) => verdict === 'broken');
    if (broken.length > 0 && broken.length === required.length) return [];
    const told = tier.cones.certainOfAll(broken.map(({ service }) => service));
    const untested = network.components.filter(
      (component) =>
        component.tier !== 'test' &&
        component.productClass !== undefined &&
        !tier.classes.has(component.productClass) &&
        !told.has(component),
    );
    // A class that only stands outside of every stated tier may belong to either, unless the test tier is a plan of its own.
    const isProduction = ({ tier: of }: Component): boolean => of === 'production' || statedBy === undefined;
    const stated = new Set(untested.filter(isProduction).map((one) => one.productClass));
    const [sure, doubtful] = [true, false].map((is) => untested.filter((one) => stated.has(one.productClass) === is));
    return [report(sure ?? [], 'broken'), report(doubtful ?? [], 'unproven')].flat();

    function report(components: readonly Component[], verdict: 'broken' | 'unproven') {
      if (components.length === 0) return [];
      const classes = [...groupBy(components, ({ productClass }) => productClass ?? '').keys()].toSorted();
      return [
        finding(policy, {
          severity: policy.severity,
          verdict,
          statement: { says: 'untested', classes },
          subject: [],
          components,
          isOfAll: true,
          services: [],
          witness: [],
          missing: [{ is: 'tier-of', of: '', and: classes }],
        }),
      ];
    }
  },
};
