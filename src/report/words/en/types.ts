import type { BelievedNeed, BelievedParts } from '../../../network/believed.ts';
import type { Detection, Role } from '../../../network/network.ts';
import { outage } from '../durations.ts';
import type { TypeWords } from '../type-words.ts';

const roles: Readonly<Record<Role, readonly [one: string, several: string]>> = {
  entry: ['entry', 'entries'],
  dns: ['DNS', 'DNS endpoints'],
  router: ['router', 'routers'],
  'l4-switch': ['L4 switch', 'L4 switches'],
  'l7-proxy': ['L7 proxy', 'L7 proxies'],
  firewall: ['firewall', 'firewalls'],
  link: ['link', 'links'],
  compute: ['member that runs programs', 'members that run programs'],
  datastore: ['data store', 'data store instances'],
  cache: ['cache', 'cache nodes'],
  queue: ['queue', 'brokers'],
  storage: ['storage', 'storage servers'],
  authentication: ['login method', 'login servers'],
  keys: ['keys', 'keys'],
  monitoring: ['monitoring', 'monitors'],
  backup: ['backup', 'backups'],
  group: ['group', 'groups'],
};

const noticed: Readonly<Record<Detection, string>> = {
  'end-to-end': 'noticed end to end, also if it is degraded and not down',
  tcp: 'noticed if it is down, not if it is degraded',
  'link-state': 'noticed if the link is down, not if it is degraded',
  manual: 'by a person',
  none: 'not noticed',
};

/** Resource types in English. */
export const typesInEnglish: TypeWords = {
  fields: {
    sameAs: 'same as',
    role: 'role',
    stands: 'stands',
    uses: 'use',
    placedBy: 'placed by',
    leadsTo: 'leads to',
    way: 'with',
    parts: 'fails',
    needs: 'needs',
    policies: 'tested by',
    times: 'times',
    source: 'source',
  },
  notDrawn: {
    setting: (of) =>
      `${of.length === 0 ? 'A setting, place, permission, record or copy' : `A setting of ${of.join(' or ')}`}: no part of it fails below its Region. It is read where it matters to other resources.`,
    values: () => 'Computes values: it is no infrastructure, and nothing of it fails.',
    read: () => 'Not modelled: it is read only for what it says of other resources.',
    dependency: () => 'Not modelled: a program that names it has a dependency that nospof does not know.',
  },
  role: (role) => (role === 'compute' ? 'compute' : roles[role][0]),
  scope: {
    zone: 'in zones of a Region',
    region: 'in a Region: no part of its own fails below it',
    device: 'in no zone: its parts are lines and devices of their own',
    through: 'nowhere by itself: it works through what it leads to',
    global: 'in no Region: AWS runs it worldwide',
    premises: 'outside of AWS, on the premises',
  },
  use: {
    entry: 'clients come in through it',
    named: 'a DNS record may lead to it',
    store: 'programs that name it, or that its security group lets in, need it',
    pool: 'runs programs; it is a service where no entry leads to it',
    machine: 'one machine; it or its like is a service where no entry leads to it',
    login: 'a login method',
  },
  byDefault: 'nothing set that makes a difference',
  beside: (type, count) => `${count} ${type}`,
  noParts: 'no part below its Region',
  part,
  need,
  time: ({ name, seconds: [best, worst], meaning }) => `${name}: ${outage(best, worst)}. ${meaning}`,
};

function part({ count, role, alone, zones, recovery, relocates }: BelievedParts): string {
  const [one, several] = roles[role];
  const where =
    zones === 'none'
      ? ''
      : zones === 'open'
        ? ' in a zone that AWS chooses'
        : zones === 1
          ? ' in one zone'
          : ` in ${zones} zones`;
  const how = alone ? (zones === 'none' ? 'by itself' : 'by itself or with its zone') : 'only with its zone';
  const [best, worst] = recovery.seconds;
  const elsewhere = relocates.includes('zone') ? ', also in another zone' : '';
  const back = best === Infinity ? 'nothing repairs it' : `back after ${outage(best, worst)}${elsewhere}`;
  return `${count} ${count === 1 ? one : several}${where}: ${count === 1 ? 'fails' : 'each fails'} ${how}; ${back}`;
}

function need({ types, k, of, standby, detection, switchTime }: BelievedNeed): string {
  const what = types === undefined ? '' : ` ${types.join(' or ')}`;
  const active = standby === 0 ? '' : `, ${standby} on standby`;
  const [best, worst] = switchTime.seconds;
  if (of === 0) return `what its arguments name, which is not known here`;
  if (of <= k) return `${types === undefined ? `all ${k} of its parts` : `${k}${what}`}: nothing takes over`;
  const over =
    best === Infinity
      ? 'nothing takes over'
      : `another takes over after ${outage(best, worst)} (${noticed[detection]})`;
  return `${k} of ${of}${what}${active}: ${over}`;
}
