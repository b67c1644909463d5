import type { Stop, WhatIf } from '../../judge/what-if.ts';
import type { Interval, Mode, Network } from '../../network/network.ts';
import { everyText, label, printable } from '../../printable.ts';
import type { Simulation } from '../simulation.ts';
import { rangeOf, sayIn, serviceAt } from './tell.ts';
import type { Words } from './words.ts';

interface Simulated extends WhatIf {
  readonly asked: readonly string[];
  readonly mode: Mode;
}

/** A simulation in a language; all texts in it are printable. */
export function simulationOf(network: Network, simulated: Simulated, words: Words): Simulation {
  const { asked, mode, hit, stops, kinds } = simulated;
  const { title } = sayIn(words);
  const certain = new Set(hit.best);
  const stopped = new Set(stops.map(({ service }) => service));
  const names = (components: WhatIf['hit']['best']): readonly string[] => [
    ...new Set(components.map((one) => title(one.title))),
  ];
  const told = {
    asked,
    mode,
    lost: mode === 'degraded' ? mode : kinds.length === 1 ? kinds.join('') : 'several',
    failed: names(hit.worst.filter((one) => certain.has(one))),
    maybeFailed: names(hit.worst.filter((one) => !certain.has(one))),
    stops: stops
      .toSorted((a, b) => isTest(a) - isTest(b) || compare(b.outage, a.outage))
      .map((stop) => ({
        service: serviceAt(stop, words),
        outage: rangeOf(stop.outage),
        chain: stop.chain.map((one) => title(one.title)),
      })),
    holds: network.services.filter((service) => !stopped.has(service)).map(({ name }) => label(name)),
  };
  return everyText(told, printable);
}

function isTest({ service }: Stop): number {
  return service.tier === 'test' ? 1 : 0;
}

/** By the worst, then the best; two that have no end are as long. */
function compare([best, worst]: Interval, [otherBest, otherWorst]: Interval): number {
  return worst === otherWorst ? (best === otherBest ? 0 : best - otherBest) : worst - otherWorst;
}
