import type { Component } from '../../network/network.ts';
import { finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
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
      const shown = classes.length > 6 ? [...classes.slice(0, 5), `${classes.length - 5} more`] : classes;
      const list = [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
      const where = verdict === 'broken' ? 'production has' : 'outside of any stated tier stands';
      return [
        finding(policy, {
          severity: policy.severity,
          verdict,
          message: `${where} ${list}, and the test tier has none`,
          label: `${classes.length} kinds of component without a counterpart in the test tier`,
          components,
          services: [],
          witness: [],
          missing: [`the tier of ${list}`],
        }),
      ];
    }
  },
};
