import { load as parse } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { servers, settings } from '../../stacks/settings.ts';
import { reference as stacks } from './reference.ts';
import { switchOf } from './whole.ts';

interface Objectives {
  readonly services: Readonly<Record<string, { readonly grade: number; readonly peak?: { readonly rate: string } }>>;
}

const { services } = parse(readFileSync('stacks/nospof.yaml', 'utf8')) as Objectives;
const sites = settings.environments[0]?.sites ?? [];

it('sizes every service for the peak it is declared with', () => {
  for (const site of sites) {
    expect(Object.fromEntries(site.services.map(({ name, load: { peak } }) => [name, `${peak}/s`]))).toEqual(
      Object.fromEntries(site.services.map(({ name }) => [name, services[name]?.peak?.rate])),
    );
  }
});

it('tags every service with the grade it is declared with', () => {
  for (const site of sites) {
    const resources = stacks.get(`production-${site.name}`)?.resources;
    for (const { name } of site.services) {
      const balancer = resources?.get(`aws_lb.${switchOf(name)}`);
      expect(balancer?.['tags']).toMatchObject({ Service: name, Grade: `${services[name]?.grade}` });
    }
  }
});

it('has enough servers at each site to lose a zone of it at the peak', () => {
  for (const site of sites) {
    const resources = stacks.get(`production-${site.name}`)?.resources;
    for (const {
      name,
      load: { peak, perServer },
    } of site.services) {
      const least = resources?.get(`aws_autoscaling_group.${name}-servers`)?.['min_size'];
      expect(((least as number) / 3) * 2 * perServer).toBeGreaterThanOrEqual(peak);
    }
  }
});

it.each([
  [{ peak: 150, perServer: 40 }, 3, 6],
  [{ peak: 160, perServer: 40 }, 3, 6],
  [{ peak: 161, perServer: 40 }, 3, 9],
  [{ peak: 1, perServer: 40 }, 3, 3],
  [{ peak: 80, perServer: 40 }, 2, 4],
  [{ peak: 80, perServer: 40 }, 1, 2],
])('servers for %j over %i zones: %i', (load, zones, expected) => {
  expect(servers(load, zones)).toBe(expected);
});
