import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { longestOutages } from '../../src/simulate/longest-outages.ts';
import { outage } from '../../src/simulate/outage.ts';
import { indexOf, network, say } from '../networks.ts';
import { randomNetwork } from './random-networks.ts';

it('one line per kind of failure', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['a', 'b'], switch: [30, 90] }, 'app'] })
    .component('app', { recovery: [120, 600] })
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:2'] })
    .group('unknown', { needs: [[]] })
    .build();
  const failures = [...componentFailures(drawn), ...domainFailures(drawn, 'zone')];
  const roots = [indexOf(drawn, 'unknown'), indexOf(drawn, 'service')];
  const found = longestOutages(compile(drawn, 'best'), compile(drawn, 'worst'), failures, roots);
  expect(found.map(({ failure, ...rest }) => ({ ...rest, failure: say.title(failure.title) }))).toEqual([
    { kind: 'component', tried: 3, outage: [120, 600], root: 0, failure: 'app' },
    { kind: 'zone', tried: 2, outage: [30, 90], root: 0, failure: 'zone 1' },
  ]);
});

it('nothing to say without a root that is up', () => {
  const drawn = network()
    .group('unknown', { needs: [[]] })
    .component('a')
    .build();
  expect(longestOutages(compile(drawn, 'best'), compile(drawn, 'worst'), componentFailures(drawn), [0])).toEqual([]);
});

it('equals the largest of all outages on random networks', () => {
  fc.assert(
    fc.property(randomNetwork(), (drawn) => {
      const failures = [...componentFailures(drawn), ...domainFailures(drawn, 'zone')];
      const best = compile(drawn, 'best');
      const worst = compile(drawn, 'worst');
      const roots = drawn.components.map(({ index }) => index).filter((root) => best.up(root) && worst.up(root));
      const found = longestOutages(best, worst, failures, roots);
      for (const { kind, outage: range, root, failure } of found) {
        const all = failures
          .filter((one) => one.kind === kind)
          .flatMap((one) => {
            const inBest = outage(best, one.best, one);
            const inWorst = outage(worst, one.worst, one);
            return roots.map((place) => [inBest.of(place), inWorst.of(place)] as const);
          });
        const longest = Math.max(...all.map(([, seconds]) => seconds));
        const least = Math.max(...all.filter(([, seconds]) => seconds === longest).map(([seconds]) => seconds));
        expect(range).toEqual([Math.min(least, longest), longest]);
        expect(outage(worst, failure.worst, failure).of(root)).toBe(longest);
      }
    }),
    { numRuns: 2000 },
  );
});
