import { compile } from '/work/main/src/simulate/compile.ts';
import { componentFailures, domainFailures } from '/work/main/src/simulate/failure.ts';
import { singleFailures } from '/work/main/src/simulate/single-failures.ts';
import { agencies, chain, redundantAtRandom } from '/work/main/test/synthetic-networks.ts';
import type { Model } from '/work/main/src/simulate/model.ts';
function bfs(m: Model) {
  const seen = new Uint8Array(m.size), q = new Int32Array(m.size); let h = 0, t = 0;
  for (const s of m.network.services) if (!seen[s.root]) { seen[s.root] = 1; q[t++] = s.root; }
  while (h < t) { const c = q[h++]!; for (let i = m.alternativeStart[m.needStart[c]!]!; i < m.alternativeStart[m.needStart[c+1]!]!; i++) { const x = m.alternative[i]!; if (!seen[x]) { seen[x] = 1; q[t++] = x; } } }
  return t;
}
const time = (f: () => unknown) => { const a = performance.now(); f(); return performance.now() - a; };
const med = (xs: number[]) => xs.sort((a, b) => a - b)[xs.length >> 1]!;
const which = process.argv[2]?.split(',') ?? ['agencies', 'random', 'circle', 'chain'];
for (const name of which) for (const n of (process.argv[3] ?? '1000,10000,100000').split(',').map(Number)) {
  const net = name === 'agencies' ? agencies(n) : name === 'random' ? redundantAtRandom(n) : name === 'circle' ? redundantAtRandom(n, 0.2) : name === 'chains' ? chain(n, true) : chain(n);
  const c = time(() => compile(net, 'worst'));
  const m = compile(net, 'worst');
  const fs = [...componentFailures(net), ...['site', 'zone', 'rack'].flatMap((k) => domainFailures(net, k))];
  const roots = net.services.map((s) => s.root);
  let out: readonly (readonly number[])[] = [];
  const b = med([0,0,0,0,0,0,0].map(() => time(() => bfs(m))));
  const t = med([0,0,0].map(() => time(() => { out = singleFailures(m, fs, roots, 180); })));
  console.log(name, n, 'up', m.sequence.length, 'alts', m.alternative.length, 'fail', fs.length, 'roots', roots.length, 'compile', c.toFixed(1), 'bfs', b.toFixed(2), bfs(m), 'single', t.toFixed(1), 'ratio', (t / b).toFixed(1), 'found', out.reduce((s, l) => s + l.length, 0), 'circles', m.circleStart.length - 1);
}
