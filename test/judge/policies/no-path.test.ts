import { expect, test } from 'vitest';
import { judged, lines, onlyFinding, sketch } from '../judged.ts';

function pool(refused: Readonly<Record<string, readonly string[]>>) {
  const drawn = sketch();
  for (const zone of ['a', 'b', 'c']) {
    drawn.component(`member-${zone}`, { domains: [`zone:${zone}`], refused: refused[zone] ?? [] });
  }
  return drawn
    .group('web', { needs: [{ any: ['member-a', 'member-b', 'member-c'], detect: 'end-to-end' }] })
    .service('web', { root: 'web' });
}

test('a pool whose members all have a route holds', () => {
  expect(lines(pool({}).build())).toEqual([]);
});

test('a service none of whose members gets out is down, at the route table', () => {
  const found = onlyFinding(pool({ a: ['table'], b: ['table'], c: ['table'] }).build());
  expect([found.policy, found.verdict, found.message, found.addresses, found.witness]).toEqual([
    'no-path',
    'broken',
    'Even without a failure, web does not work: table has no route to 0.0.0.0/0',
    ['table'],
    ['web', 'member-a'],
  ]);
});

test('members without a route beside one that has it are redundancy on paper, at each route table', () => {
  const found = onlyFinding(pool({ b: ['table-b'], c: ['table-c'] }).build());
  expect([found.policy, found.message, found.addresses]).toEqual([
    'paper-redundancy',
    'Even without a failure, member-b and member-c cannot serve web: table-b has no route to 0.0.0.0/0; the same applies to table-c',
    ['table-b', 'table-c'],
  ]);
});

test('a refusal that a met need leaves aside does not stop the service', () => {
  const drawn = sketch()
    .component('dead', { refused: ['table'] })
    .component('spare')
    .component('other')
    .component('lost', { refused: ['table-2'] })
    .group('web', {
      needs: [
        { any: ['dead', 'spare'], detect: 'end-to-end' },
        { any: ['lost'], detect: 'end-to-end' },
      ],
    })
    .service('web', { root: 'web' });
  expect(lines(drawn.build()).filter((line) => !line.includes('single'))).toEqual([
    'error broken no-path: Even without a failure, web does not work: table-2 has no route to 0.0.0.0/0',
    'error broken paper-redundancy: Even without a failure, dead cannot serve web: table has no route to 0.0.0.0/0',
  ]);
});

test('a service that is refused does not hold', () => {
  expect(judged(pool({ b: ['table-b'] }).build()).services.get('web')).toBe('broken');
});

test('what refuses a site of a dual-site service stops that site', () => {
  const drawn = sketch();
  for (const site of ['dj', 'gj']) {
    for (const zone of ['a', 'b']) {
      drawn.component(`${site}-${zone}`, {
        domains: [`site:${site}`, `zone:${site}-${zone}`],
        refused: site === 'gj' ? ['table'] : [],
      });
    }
    drawn.group(site, { needs: [{ any: [`${site}-a`, `${site}-b`], detect: 'end-to-end' }] });
  }
  drawn
    .group('web', { needs: [{ any: ['dj', { to: 'gj', standby: true }], detect: 'end-to-end' }] })
    .service('web', { root: 'web', dualSite: true, withinSite: { dj: 'dj', gj: 'gj' } });
  expect(onlyFinding(drawn.build()).policy).toBe('no-path');
});

test('two services that lack the same route at one table are one finding, at tables of their own one each', () => {
  const drawn = sketch();
  for (const [name, table] of Object.entries({ web: 'shared', api: 'shared', batch: 'own' })) {
    drawn.component(`${name}-member`, { refused: [table] }).service(name, { root: `${name}-member` });
  }
  const { findings } = judged(drawn.build());
  const refused = findings.filter(({ policy }) => policy === 'no-path');
  expect(refused.map(({ services, addresses }) => [services.map(({ name }) => name), addresses])).toEqual([
    [['batch'], ['own']],
    [['web', 'api'], ['shared']],
  ]);
});
