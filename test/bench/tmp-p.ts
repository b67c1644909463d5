import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { singleFailures } from '../../src/simulate/single-failures.ts';
import { gates } from '../../src/simulate/gates.ts';
import { strictDependence } from '../../src/simulate/strict-dependence.ts';
import { agencies, redundantAtRandom } from '../synthetic-networks.ts';
const time = (f: () => unknown) => { const a = performance.now(); f(); return +(performance.now() - a).toFixed(1); };
const net = process.argv[2] === 'circle' ? redundantAtRandom(100000, 0.2) : process.argv[2] === 'random' ? redundantAtRandom(100000) : agencies(100000);
const m = compile(net, 'worst');
const roots = net.services.map((s) => s.root);
const places = roots.map((r) => m.position[r]!);
for (let i = 0; i < 4; i++) {
  let g = gates(m, 'down', 180, places);
  let c = strictDependence(g, m.circleStart);
  console.log('gates', time(() => { g = gates(m, 'down', 180, places); }), 'dep', time(() => { c = strictDependence(g, m.circleStart); }),
   'reach', time(() => { for (const p of places) c.reachedFrom([p]); }),
   'comp', time(() => singleFailures(m, componentFailures(net), roots, 180)), 'mk', time(() => componentFailures(net)),
   'zone', time(() => singleFailures(m, domainFailures(net, 'zone'), roots, 180)),
   'rack', time(() => singleFailures(m, domainFailures(net, 'rack'), roots, 180)), time(() => domainFailures(net, 'rack')));
}
