import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultsOf } from '../../../stacks/faults/faults.ts';
import { settings, type Environment, type Settings, type Site } from '../../../stacks/settings.ts';

const text = readFileSync('stacks/settings.ts', 'utf8');
const [production, staging] = settings.environments;
if (production === undefined || staging === undefined) throw new Error('no environments');

/** The settings with something of production changed. */
function environment(change: Partial<Environment>): Settings {
  return { ...settings, environments: [{ ...production!, ...change }, staging!] };
}

/** The settings with the first site of production changed. */
function site(change: Partial<Site>): Settings {
  const [first, second] = production!.sites;
  return environment({ sites: [{ ...first, ...change }, second] });
}

/** Faults without the place they are found at. */
const says = (changed: Settings) =>
  faultsOf(changed, text).map((fault) => fault.replace(/^stacks\/settings\.ts:\d+: /, ''));

it('finds nothing in the reference network', () => {
  expect(faultsOf(settings, text)).toEqual([]);
});

it('names address blocks that overlap, and what is none', () => {
  expect(says(site({ network: '10.20' }))).toEqual([
    'production gwangju (10.20.0.0/16) and production daejeon (10.20.0.0/16) have addresses in common.',
  ]);
  expect(says(site({ network: '172.20' }))).toEqual([
    'production daejeon (172.20.0.0/16) and the premises of production (172.20.0.0/16) have addresses in common.',
  ]);
  expect(says(site({ network: '10.20.0.0/16' }))).toEqual([
    'production daejeon: "10.20.0.0/16.0.0/16" is no address block such as 10.10.0.0/16.',
  ]);
  expect(says(environment({ premises: staging.premises }))).toEqual([
    'the premises of staging (172.24.0.0/16) and the premises of production (172.24.0.0/16) have addresses in common.',
    'the control rooms of staging (172.25.0.0/16) and the control rooms of production (172.25.0.0/16) have addresses in common.',
    'the premises of staging and the premises of production have one BGP number, 65100: routes between them are dropped.',
  ]);
  expect(says(environment({ premises: { ...production.premises, nameServers: ['172.24.0.53'] } }))).toEqual([
    'production: one name server is a single point of failure.',
    'production: the name server 172.24.0.53 is not in the premises (172.20.0.0/16).',
  ]);
});

it('names numbers that are none, and that two things have', () => {
  const { accounts } = production;
  expect(says(environment({ accounts: { ...accounts, vault: accounts.services } }))).toEqual([
    'production vault and production services are one account, 110000000002: who gets into one is in both.',
  ]);
  expect(says(environment({ accounts: { ...accounts, vault: staging.accounts.vault, logs: '11' } }))).toEqual([
    'production logs: "11" is no account number of 12 figures.',
    'staging vault and production vault are one account, 220000000006: who gets into one is in both.',
  ]);
  expect(says(environment({ lineAsn: 64_512 }))).toEqual([
    'production daejeon and the dedicated lines of production have one BGP number, 64512: routes between them are dropped.',
  ]);
  expect(says(site({ transitAsn: 7224 }))).toEqual([
    'production daejeon: 7224 is no private BGP number (64512 to 65534).',
  ]);
  const [first, ...others] = production.directConnect;
  if (first === undefined) throw new Error('no line');
  const lines = [
    { duct: 'a', vlan: 5000 },
    { duct: 'b', vlan: 301 },
  ];
  expect(says(environment({ directConnect: [{ ...first, lines }, ...others] }))).toEqual([
    'line 1 of production to LGU57: 5000 is no VLAN (1 to 4094).',
    'line 1 of staging to LGU57 and line 2 of production to LGU57 have one VLAN, 301.',
  ]);
});

it('names what is no second site', () => {
  const [first, second] = production.sites;
  expect(says(environment({ sites: [first, { ...second, region: first.region, zones: first.zones }] }))).toEqual([
    'production: gwangju and daejeon are one site, ap-northeast-2.',
  ]);
  expect(says(environment({ sites: [first, { ...second, name: 'daejeon' }] }))).toEqual([
    'production: both sites are called daejeon.',
  ]);
  expect(says(site({ maintenanceWindow: second.maintenanceWindow }))).toEqual([
    'production: gwangju and daejeon are maintained in the same hour, sun:17:00-sun:18:00.',
  ]);
  expect(says(site({ services: first.services.slice(1) }))).toEqual(['production: saeol runs at one site only.']);
});

it('names zones of another Region, twice the same, and one that is all', () => {
  expect(says(site({ zones: ['ap-northeast-2a', 'ap-northeast-1b'] }))).toEqual([
    'production daejeon: zone ap-northeast-1b is not in ap-northeast-2.',
  ]);
  expect(says(site({ zones: ['ap-northeast-2a', 'ap-northeast-2a'] }))).toEqual([
    'production daejeon: zone ap-northeast-2a is named twice.',
  ]);
  expect(says(site({ zones: ['ap-northeast-2a'] }))).toEqual([
    'production daejeon: one zone is a single point of failure.',
  ]);
});

it('names a site outside the country', () => {
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  expect(says(site({ region: 'us-east-1', zones }))).toEqual([
    'production: us-east-1 is outside republic, and its data may not be.',
  ]);
});

it('names a rota that wakes nobody, and hours that are none', () => {
  expect(says(site({ rota: [] }))).toEqual(['production daejeon: the rota has 0 of two addresses.']);
  expect(says(site({ rota: ['https://pager.example/a', 'https://pager.example/b'] }))).toEqual([
    'production daejeon: the addresses of the rota are of one provider.',
  ]);
  expect(says(site({ rota: ['https://pager.example/a', 'noc@gov.example'] }))).toEqual([
    'production daejeon: every address of the rota begins with https://.',
  ]);
  expect(says(site({ maintenanceWindow: 'sunday' }))).toEqual([
    'production daejeon: "sunday" is no hour such as sun:17:00-sun:18:00.',
  ]);
});

it('names loads that are none, names that are too long, and backups that AWS does not keep', () => {
  const [first] = production.sites;
  const [saeol, ...others] = first.services;
  if (saeol === undefined) throw new Error('no service');
  expect(says(site({ services: [{ ...saeol, load: { peak: 150, perServer: 0 } }, ...others] }))).toEqual([
    'production daejeon: the load of saeol and what a server answers must be more than nothing.',
  ]);
  expect(says(site({ services: [saeol, saeol, ...others] }))).toEqual(['production daejeon: saeol is named twice.']);
  expect(says(environment({ sites: [{ ...first, name: 'daejeon-10' }, production.sites[1]] }))).toEqual([
    'production daejeon-10: "daejeon-10-resident-registry-door" is longer than the 32 letters of a load balancer\'s name.',
    'production daejeon-10: "daejeon-10-emergency-reports-door" is longer than the 32 letters of a load balancer\'s name.',
  ]);
  for (const days of [6, 36, 7.5]) {
    expect(says(environment({ backupDays: days }))).toEqual([
      `production: backups are kept for 7 to 35 days, not ${days}.`,
    ]);
  }
});

it('tells all at once, each with the line it stands on', () => {
  const { accounts } = production;
  const lines = text.split('\n');
  const lineOf = (written: string) => lines.findIndex((line) => line.includes(written)) + 1;
  expect(
    faultsOf(
      environment({ backupDays: 36, accounts: { ...accounts, vault: accounts.network }, lineAsn: 64_512 }),
      text,
    ),
  ).toEqual([
    `stacks/settings.ts:${lineOf('const production: Environment')}: production: backups are kept for 7 to 35 days, not 36.`,
    `stacks/settings.ts:${lineOf("network: '110000000001'")}: production vault and production network are one account, 110000000001: who gets into one is in both.`,
    `stacks/settings.ts:${lineOf('transitAsn: 64_512')}: production daejeon and the dedicated lines of production have one BGP number, 64512: routes between them are dropped.`,
  ]);
});
