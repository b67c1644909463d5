import { expect, test } from 'vitest';
import { InputError } from '../../src/input/error.ts';
import { network } from '../networks.ts';
import { edgesIn, pictured, rowsIn, twoSites } from './pictures.ts';

test('columns are sites and their zones, rows are layers', () => {
  const picture = pictured(twoSites());
  expect(picture.sites).toEqual([
    {
      name: 'north',
      detail: 'r1',
      zones: [
        { name: 'r1a', mark: undefined },
        { name: 'r1b', mark: undefined },
      ],
      mark: undefined,
    },
    {
      name: 'south',
      detail: 'r2',
      zones: [
        { name: 'r2a', mark: undefined },
        { name: 'r2b', mark: undefined },
      ],
      mark: undefined,
    },
  ]);
  expect(rowsIn(picture)).toEqual([
    'services: web',
    'names: web-north | web-south waits',
    'switches: web-switch at 0.0 | web-switch at 0.1 | web-switch at 1.0 | web-switch at 1.1',
    'compute: web ×2 at 0.0 | web ×2 at 0.1 | web ×2 at 1.0 | web ×2 at 1.1',
    'data: writer',
    'data: db-a at 0.0 | db-b at 0.1 waits | db-a at 1.0 | db-b at 1.1 waits',
    'routers: out-a at 0.0 | out-b at 0.1 | out-a at 1.0 | out-b at 1.1',
  ]);
});

test('junctions are run through: a way is as loose as its loosest hop', () => {
  expect(edgesIn(pictured(twoSites()))).toEqual([
    '0 needs 1',
    '1 needs 2@0',
    '1 standby 2@1',
    '2@0 needs 3@0',
    '2@1 needs 3@1',
    '3@0 needs 4',
    '3@0 needs 6@0',
    '3@1 needs 4',
    '3@1 needs 6@1',
    '4 one-of 5@0',
    '4 standby 5@1',
  ]);
});

test('a service says its grade and what was declared of it', () => {
  const [row] = pictured(twoSites()).rows;
  expect(row?.boxes.map(({ kind, service }) => [kind, service])).toEqual([
    ['grade 1, RTO 2 h, dual-site, The web', 'holds'],
  ]);
});

test('what stops a service is marked with its policy, and stands alone', () => {
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('aws_nat_gateway.a', { role: 'router', type: 'aws_nat_gateway', domains: ['region:r', 'zone:ra'] })
    .component('aws_nat_gateway.b', { role: 'router', type: 'aws_nat_gateway', domains: ['region:r', 'zone:ra'] })
    .group('one', { address: null, needs: ['aws_nat_gateway.a', 'aws_nat_gateway.b'] })
    .service('one', { root: 'one' })
    .build();
  const picture = pictured(drawn);
  expect(rowsIn(picture)).toEqual([
    'services: one',
    'routers: a at 0.0 !single-router',
    'routers: b at 0.0 !single-router',
  ]);
  expect(picture.summary).toBe('1 service, 2 components: 2 findings');
  expect(picture.remarks.map(({ policy, message }) => `${policy}: ${message}`)).toEqual([
    'single-router: If aws_nat_gateway.a fails, one stays down until the failed component is replaced (limit 3 min)',
    'single-router: If aws_nat_gateway.b fails, one stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('where something is unproven it is not said that there is no single point of failure', () => {
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('a', { recovery: [0, 600] })
    .group('one', { address: null, needs: ['a'] })
    .service('one', { root: 'one', rtoWithinSite: 180 });
  expect(pictured(drawn.build()).summary).toBe('1 service, 1 component: 1 unproven');
});

test('a lost zone is marked over its column', () => {
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('aws_instance.a', { type: 'aws_instance', domains: ['region:r', 'zone:ra'] })
    .component('aws_instance.b', { type: 'aws_instance', domains: ['region:r', 'zone:ra'] })
    .group('one', { address: null, needs: [['aws_instance.a', 'aws_instance.b']] })
    .service('one', { root: 'one' })
    .build();
  const picture = pictured(drawn);
  expect(picture.sites.map(({ zones }) => zones)).toEqual([
    [{ name: 'ra', mark: { verdict: 'broken', policy: 'single-zone', stops: ['one'] } }],
  ]);
  expect(rowsIn(picture)).toEqual(['services: one', 'compute: aws_instance ×2 at 0.0']);
});

test('a lost domain that has no column is named where its parts are', () => {
  const inRoom = { type: 'aws_instance', domains: ['room:hall 1'] };
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('aws_instance.a', inRoom)
    .component('aws_instance.b', inRoom)
    .group('one', { address: null, needs: [['aws_instance.a', 'aws_instance.b']] })
    .service('one', { root: 'one' })
    .build();
  const marks = pictured(drawn).rows.flatMap(({ boxes }) => boxes.flatMap(({ mark }) => mark ?? []));
  const lost = { verdict: 'broken', policy: 'shared-fate', lost: 'room hall 1' };
  expect(marks).toEqual([lost, lost]);
});

function tiers() {
  return network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('shared')
    .component('p', { needs: ['shared'] })
    .component('t', { needs: ['shared'] })
    .component('idle')
    .service('p', { root: 'p', tier: 'production' })
    .service('t', { root: 't', tier: 'test' });
}

test.each([
  [undefined, ['p'], 2, 'The production network'],
  ['production', ['p'], 2, 'The production network'],
  ['test', ['t'], 2, 'The test network'],
  ['all', ['p', 't'], 1, 'The network, production and test'],
] as const)('tier %s', (tier, services, leftOut, title) => {
  const picture = pictured(tiers().build(), { tier });
  const names = picture.rows.filter(({ layer }) => layer === 'services').map(({ boxes }) => boxes[0]?.name);
  expect([names, picture.leftOut, picture.title]).toEqual([services, leftOut, title]);
});

test('of one tier only, that tier is drawn', () => {
  const drawn = network().component('t').service('t', { root: 't', tier: 'test' }).build();
  expect(pictured(drawn).title).toBe('The network');
  expect(() => pictured(drawn, { tier: 'production' })).toThrow(
    new InputError('--tier production: the inputs contain no service in this tier'),
  );
});

test('one service alone', () => {
  expect(rowsIn(pictured(tiers().build(), { service: 't' }))).toEqual([
    'services: t',
    'compute: t !single-component',
    'compute: shared !single-component',
  ]);
  expect(() => pictured(tiers().build(), { service: 'tt' })).toThrow(
    new InputError('--service tt: there is no service with this name; services: t, p'),
  );
  expect(() => pictured(tiers().build(), { service: 't', tier: 'production' })).toThrow(
    new InputError('--service t: the service is not in the production tier'),
  );
});

test('of many services a row holds what they have alike', () => {
  const drawn = network();
  for (let index = 0; index < 45; index++) {
    const [name, address] = [`s${index}x`, `aws_lb.s${index}x-switch`];
    for (const zone of ['ra', 'rb']) {
      const domains = ['region:r', `zone:${zone}`];
      drawn.component(`${address}@${zone}`, { address, role: 'l4-switch', type: 'aws_lb', domains });
    }
    drawn.group(`service ${name}`, { address: null, needs: [[`${address}@ra`, `${address}@rb`]] });
    drawn.service(name, { root: `service ${name}` });
  }
  const picture = pictured(drawn.build());
  expect([picture.isCoarse, picture.rows.length]).toEqual([true, 25]);
  expect(rowsIn(picture).slice(22)).toEqual([
    'services: s22x',
    'services: 22 more services',
    'switches: switch ×45 at 0.0 | switch ×45 at 0.1',
  ]);
});
