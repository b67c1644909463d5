import type { Environment, Settings, Site } from '../settings.ts';
import { type Fault, repeated } from './fault.ts';

/** Sites that are one, stand outside the country, or lack what a site has. */
export function siteFaults(settings: Settings): Fault[] {
  return settings.environments.flatMap((environment) => [
    ...pairFaults(environment),
    ...environment.sites.flatMap((site) => [...zoneFaults(environment, site), ...peopleFaults(environment, site)]),
    ...residenceFaults(settings, environment),
  ]);
}

/** One site under two names is no second site. */
function pairFaults({ name: of, sites }: Environment): Fault[] {
  const uses = (value: (site: Site) => string) => sites.map((site) => ({ what: site.name, value: value(site), of }));
  const [first, second] = sites.map(({ services }) => services.map(({ name }) => name));
  const lonely = [
    ...(first?.filter((name) => !second?.includes(name)) ?? []),
    ...(second?.filter((name) => !first?.includes(name)) ?? []),
  ];
  return [
    ...repeated(
      uses(({ name }) => name),
      (_what, _other, name) => `${of}: both sites are called ${name}.`,
    ),
    ...repeated(
      uses(({ region }) => region),
      (what, other, region) => `${of}: ${what} and ${other} are one site, ${region}.`,
    ),
    ...repeated(
      uses(({ maintenanceWindow }) => maintenanceWindow),
      (what, other, hour) => `${of}: ${what} and ${other} are maintained in the same hour, ${hour}.`,
    ),
    ...lonely.map((name) => ({ says: `${of}: ${name} runs at one site only.`, written: name, of })),
  ];
}

function zoneFaults({ name: of }: Environment, { name, region, zones }: Site): Fault[] {
  const where = `${of} ${name}`;
  return [
    ...zones
      .filter((zone) => !new RegExp(`^${region}[a-z]$`).test(zone))
      .map((zone) => ({ says: `${where}: zone ${zone} is not in ${region}.`, written: zone, of })),
    ...repeated(
      zones.map((value) => ({ what: where, value, of })),
      (_what, _other, zone) => `${where}: zone ${zone} is named twice.`,
    ),
    ...(zones.length < 2 ? [{ says: `${where}: one zone is a single point of failure.`, written: region, of }] : []),
  ];
}

/** `sun:17:00-sun:18:00`. */
const hour = /^(?:mon|tue|wed|thu|fri|sat|sun):\d\d:\d\d-(?:mon|tue|wed|thu|fri|sat|sun):\d\d:\d\d$/;

/** Who is called, and when they may work. */
function peopleFaults({ name: of }: Environment, { name, rota, maintenanceWindow }: Site): Fault[] {
  const where = `${of} ${name}`;
  const hosts = new Set(rota.map((address) => /^https:\/\/([^/]+)\//.exec(`${address}/`)?.[1]));
  const says = [
    ...(rota.length < 2 ? [`${where}: the rota has ${rota.length} of two addresses.`] : []),
    ...(hosts.has(undefined) ? [`${where}: every address of the rota begins with https://.`] : []),
    ...(rota.length > 1 && hosts.size === 1 ? [`${where}: the addresses of the rota are of one provider.`] : []),
  ];
  return [
    ...says.map((text) => ({ says: text, written: rota[0] ?? name, of })),
    ...(hour.test(maintenanceWindow)
      ? []
      : [
          {
            says: `${where}: "${maintenanceWindow}" is no hour such as sun:17:00-sun:18:00.`,
            written: maintenanceWindow,
            of,
          },
        ]),
  ];
}

function residenceFaults({ residence }: Settings, { name: of, sites, directConnect }: Environment): Fault[] {
  const used = new Set([...sites.map(({ region }) => region), ...directConnect.map(({ region }) => region)]);
  return [...used]
    .filter((region) => !residence.regions.includes(region))
    .map((region) => ({
      says: `${of}: ${region} is outside ${residence.name}, and its data may not be.`,
      written: region,
      of,
    }));
}
