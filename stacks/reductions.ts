import type { Environment, Settings, Site } from './settings.ts';

/**
 * Each takes production down to the last one of something (or staging to none): the network still works, and one
 * failure then stops it. The linter must refuse each of them, by the policy of the same subject.
 */
export const reductions = {
  /** One dedicated line is all there is for both sites; the first has no VPN besides. */
  'premises-path': (settings: Settings): Settings => {
    const withoutVpn = atFirstSite((site) => ({ ...site, premisesRouters: [] }));
    return inProduction((environment) => ({
      ...environment,
      directConnect: environment.directConnect
        .slice(0, 1)
        .map((location) => ({ ...location, lines: location.lines.slice(0, 1) })),
    }))(withoutVpn(settings));
  },
  /** First site: the transit gateway reaches the network in one zone only. */
  'transit-attachment': atFirstSite((site) => ({ ...site, transitZones: site.transitZones.slice(0, 1) })),
  /** First site: the L4 switch of Saeol stands in one zone. */
  'l4-switch': atFirstSite((site) => ({
    ...site,
    services: site.services.map((service) =>
      service.name === 'saeol' ? { ...service, switchZones: service.switchZones.slice(0, 1) } : service,
    ),
  })),
  /** GPKI is the only login of civil servants, EPKI that of teachers. */
  authentication: inProduction((environment) => ({ ...environment, secondLogin: false })),
  /** No environment to try a change in. */
  'no-staging': (settings: Settings): Settings => ({
    ...settings,
    environments: settings.environments.filter((environment) => environment.name !== 'staging'),
  }),
} satisfies Record<string, (settings: Settings) => Settings>;

/**
 * The settings after the named reduction, unchanged when no name is given; one sentence for the user when there is
 * no such reduction.
 */
export function reducedSettings(settings: Settings, name: string | undefined): Settings | string {
  if (name === undefined || name === '') return settings;
  const found = Object.entries(reductions).find(([key]) => key === name);
  if (found !== undefined) return found[1](settings);
  return `There is no reduction "${name}"; NOSPOF_REDUCE may be one of: ${Object.keys(reductions).join(', ')}.`;
}

function inProduction(change: (environment: Environment) => Environment) {
  return (settings: Settings): Settings => ({
    ...settings,
    environments: settings.environments.map((environment) =>
      environment.name === 'production' ? change(environment) : environment,
    ),
  });
}

function atFirstSite(change: (site: Site) => Site) {
  return inProduction((environment) => {
    const [first, second] = environment.sites;
    return { ...environment, sites: [change(first), second] };
  });
}
