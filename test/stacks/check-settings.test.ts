import { expect, it } from 'vitest';
import { faultsOf } from '../../stacks/check-settings.ts';
import { settings, type Settings, type Site } from '../../stacks/settings.ts';

/** The settings with the first site of production changed. */
function changed(change: Partial<Site>): Settings {
  const [production, ...others] = settings.environments;
  if (production === undefined) throw new Error('no environment');
  const [first, second] = production.sites;
  return { ...settings, environments: [{ ...production, sites: [{ ...first, ...change }, second] }, ...others] };
}

it('finds nothing in the reference network', () => {
  expect(faultsOf(settings)).toEqual([]);
});

it('names address blocks that overlap, and what is none', () => {
  expect(faultsOf(changed({ network: '10.20' }))).toEqual([
    'production gwangju (10.20.0.0/16) and production daejeon (10.20.0.0/16) have addresses in common.',
  ]);
  expect(faultsOf(changed({ network: '172.20' }))).toEqual([
    'production daejeon (172.20.0.0/16) and the premises (172.20.0.0/16) have addresses in common.',
  ]);
  expect(faultsOf(changed({ network: '10.20.0.0/16' }))).toEqual([
    'production daejeon: "10.20.0.0/16.0.0/16" is no address block such as 10.10.0.0/16.',
  ]);
});

it('names zones of another Region, and loads that are none', () => {
  expect(faultsOf(changed({ region: 'ap-northeast-1', zones: ['ap-northeast-1a', 'ap-northeast-2b'] }))).toEqual([
    'production daejeon: zone ap-northeast-2b is not in ap-northeast-1.',
  ]);
  const [saeol] = settings.environments[0]?.sites[0].services ?? [];
  if (saeol === undefined) throw new Error('no service');
  expect(faultsOf(changed({ services: [{ ...saeol, load: { peak: 150, perServer: 0 } }] }))).toEqual([
    'production daejeon: the load of saeol and what a server answers must be more than nothing.',
  ]);
});
