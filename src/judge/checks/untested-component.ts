import type { Component } from '../../network/network.ts';
import { finding } from '../finding.ts';
import { groupBy } from '../../multimap.ts';
import { type Check, noOptions } from './check.ts';

/** Every product class of production (type, engine) must have a counterpart in the test tier, where both are stated. */
export const untestedComponent: Check = {
  name: 'untested-component',
  options: noOptions,
  run(policy, { network }) {
    const { productionStated, testInInputs } = network.tiers;
    if (!productionStated || !testInInputs) return [];
    const tested = new Set(network.components.filter(({ tier }) => tier === 'test').map((one) => one.productClass));
    const untested = network.components.filter(
      ({ tier, productClass }) => tier !== 'test' && productClass !== undefined && !tested.has(productClass),
    );
    // A class that only stands outside of every stated tier may belong to either.
    const stated = new Set(untested.filter(({ tier }) => tier === 'production').map((one) => one.productClass));
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
          services: [],
          witness: [],
          missing: [{ is: 'tier-of', of: '', and: classes }],
        }),
      ];
    }
  },
};
