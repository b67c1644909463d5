import type { Words } from '../words.ts';
import { named } from './joined.ts';

/** What a picture says. */
export const pictureInEnglish: Words['picture'] = {
  title: {
    all: 'The network',
    production: 'The production network',
    test: 'The test network',
    'every-tier': 'The network, production and test',
  },
  summary: (services, parts, places, found) =>
    `${services}, ${parts}${places === undefined ? '' : ` at ${places}`}: ${found}`,
  places: (count, are) => `${count} ${are === 'sites' ? 'sites' : 'Regions'}`,
  nothingFound: 'no single point of failure',
  layer: {
    services: ['Services'],
    names: ['Names', 'and entries'],
    switches: ['L4 switches', 'and proxies'],
    firewalls: ['Firewalls'],
    compute: ['Compute'],
    authentication: ['Authentication'],
    caches: ['Caches', 'and queues'],
    data: ['Data'],
    operations: ['Monitoring', 'and backup'],
    routers: ['Routers'],
    links: ['Links'],
    premises: ['On-premises'],
  },
  legend: {
    needs: 'needs',
    'one-of': 'needs one of several',
    standby: 'standby',
    broken: 'single point of failure, with its policy',
    unproven: 'possible single point of failure',
    waits: 'waits for failover',
    lost: 'zone or site whose loss stops a service',
  },
  stops: {
    broken: (services) => `stops ${named(services)}`,
    unproven: (services) => `may stop ${named(services)}`,
  },
  outOf: (k, of) => `${k} of ${of}`,
  kind: (role) => role,
  name: (title) => title.replace(/^the /, ''),
  more: (count) => `and ${count} more`,
  moreServices: (count) => `${count} more services`,
  moreFindings: (count) => `and ${count} more findings`,
  edgesLeftOut: (count) => `${count} edges not shown`,
  inZones: (name, zones) => `${name} in ${zones} zones`,
  zoneOf: (zone, account) => `${zone} …${account.slice(-4)}`,
  coarse: 'Similar components of different services share a box. Use --service NAME to draw one service by itself.',
  leftOut: (parts) =>
    parts === 1
      ? '1 component is not drawn: none of these services needs it.'
      : `${parts} components are not drawn: none of these services needs them.`,
};
