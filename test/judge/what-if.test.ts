import { expect, it } from 'vitest';
import { pattern } from '../../src/input/pattern.ts';
import { compileBoth } from '../../src/judge/breaches.ts';
import { type Selection, whatIf } from '../../src/judge/what-if.ts';
import type { Mode } from '../../src/network/network.ts';
import { network, say } from '../networks.ts';

/** Two lines, each with its router and site; the first may stand in zone 2 as well. */
const drawn = network()
  .component('r1', { role: 'router', domains: ['zone:1', 'site:daejeon'], recovery: 3600 })
  .component('r2', { role: 'router', domains: ['zone:2', 'site:gwangju'], recovery: 3600 })
  .component('db', { role: 'datastore', domains: ['zone:1'], recovery: 600 })
  .group('both', { needs: [['r1', 'r2']] })
  .group('web', { needs: ['both'] })
  .group('app', { needs: ['db'] })
  .group('shop', { needs: ['both', 'app'] })
  .service('web', { root: 'web' })
  .service('app', { root: 'app' })
  .service('shop', { root: 'shop' })
  .build();
const models = compileBoth(drawn);

const select = (text: string): Selection =>
  new Map(text.split(',').map((one) => [one.split('=')[0] ?? '', pattern(one.split('=')[1] ?? '')] as const));

/** `web 30-30 by web, both, r1`, for what stops. */
function stops(mode: Mode, ...selections: readonly string[]): readonly string[] {
  return whatIf(drawn, models, selections.map(select), mode).stops.map(
    ({ service, outage, chain }) =>
      `${service.name} ${outage.join('-')} by ${chain.map(({ title }) => say.title(title)).join(', ')}`,
  );
}

it('one of two routers: the other takes over', () => {
  expect(stops('down', 'role=router,site=daejeon')).toEqual([
    'web 30-30 by web, both, r1',
    'shop 30-30 by shop, both, r1',
  ]);
});

it('all that a condition holds for fails at once, each for its own recovery', () => {
  const both = ['web 3600-3600 by web, both, r1', 'shop 3600-3600 by shop, both, r1'];
  expect(stops('down', 'role=router')).toEqual(both);
  expect(stops('down', 'role=router,site=daejeon', 'role=router,site=gwangju')).toEqual(both);
});

const lost = ['app Infinity-Infinity by app, db', 'shop Infinity-Infinity by shop, app, db'];

it('a domain by itself is lost as a whole, until it is back; the chain leads to what keeps a service out that long', () => {
  // The routers are nearer to the shop than the database is, but it is over them in half a minute.
  expect(stops('down', 'zone=1')).toEqual(['web 30-30 by web, both, r1', ...lost]);
});

it('a part that fails beside a lost zone does not bring the zone back', () => {
  // The second router is repaired after an hour, the first one with its zone only.
  expect(stops('down', 'zone=1', 'role=router,site=gwangju')).toEqual(['web 3600-3600 by web, both, r1', ...lost]);
  // What fails by itself as well is back with its zone, and no sooner.
  expect(stops('down', 'zone=1', 'role=datastore')).toEqual(['web 30-30 by web, both, r1', ...lost]);
  expect(whatIf(drawn, models, [select('zone=1'), select('role=datastore')], 'down').kinds).toEqual([
    'zone',
    'component',
  ]);
});

it('what says nothing of a part meets none', () => {
  expect(stops('down', 'role=router,zone=3')).toEqual([]);
  expect(whatIf(drawn, models, [select('role=firewall')], 'down').hit.worst).toEqual([]);
});
