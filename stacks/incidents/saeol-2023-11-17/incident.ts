import { Database } from '../../replay/database.ts';
import type { ComponentFacts, Components, NeedFacts, Site, Step } from '../../replay/facts.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';
import { Server } from '../../replay/server.ts';

/**
 * The servers of Saeol and Government24 ran all the time, at two centres. The login in front of them stopped: every login
 * went router → L4 switch → GPKI → a line to Gwangju → the verification server.
 */
export const incident: Incident = {
  title: 'Saeol and Government24, 17 November 2023',
  day: '2023-11-17',
  reported: [
    {
      fact: 'A router lost nine in ten packets of 1,500 bytes and more; 189 administrative systems stopped, some for two days.',
      source: 'MBC, 25 November 2023; Board of Audit and Inspection, September 2025',
    },
    {
      fact: 'Switches and login servers had reportedly been updated the evening before, both of a pair at once, on a weekday.',
      source: 'Sedaily, 19 November 2023',
    },
  ],

  define(stack, mended) {
    const daejeon = stack.centre('daejeon');
    const gwangju = stack.centre('gwangju');
    const centres = [daejeon, gwangju];
    const records = new Database(stack, 'saeol-db', { centres });
    new PublicService(stack, 'saeol', { centres, configuration: (centre) => records.configuration(centre) });
    new PublicService(stack, 'government24', { centres });
    for (const [zone, id] of ['gpki-dj-1', 'gpki-dj-2'].entries()) new Server(stack, id, { centre: daejeon, zone });
    if (!mended) return;
    for (const [zone, id] of ['gpki-gj-1', 'gpki-gj-2'].entries()) new Server(stack, id, { centre: gwangju, zone });
    for (const centre of centres) new Server(stack, `second-login-${centre.node.id}`, { centre });
  },

  facts: (mended) => ({
    // "There was no separate server to test updates on."
    ...(mended ? {} : { tiers: { test: undefined } }),
    services: {
      saeol: {
        title: 'Saeol, the administrative system of the local governments',
        grade: 1,
        rto: '2h',
        entry: entryOf('saeol'),
        needs: [login(mended)],
        channels: ['counter', 'kiosk'],
        users: 530_000,
      },
      government24: {
        title: 'Government24, the counter of the state on the internet',
        grade: 1,
        rto: '2h',
        entry: entryOf('government24'),
        needs: [login(mended)],
        channels: ['web', 'kiosk', 'counter'],
        users: 260_000,
      },
      gpki: {
        title: 'GPKI, by which every civil servant logs in',
        // It was graded 3 when it failed, and raised to 1 in January 2024.
        grade: mended ? 1 : 3,
        rto: '1h',
        needs: [{ any: ['gpki-login'] }],
      },
      ...(mended
        ? {
            passwords: {
              title: 'The login by name and password',
              grade: 1,
              rto: '1h',
              needs: [{ any: ['second-login'] }],
            },
          }
        : {}),
    },
    components: {
      'gpki-login': {
        role: 'authentication',
        grade: mended ? 1 : 3,
        domains: { 'authentication-means': 'gpki' },
        needs: [seenBy(mended, { any: mended ? ['gpki-dj', 'gpki-gj'] : ['gpki-dj'] })],
        // Its redundancy was a copy of a part of its data.
        backups: [{ to: 'gpki-copy', every: '1d', 'restore-tested': '2023-10-01' }],
      },
      'gpki-copy': { role: 'backup', site: 'gwangju' },
      ...gpkiInDaejeon(mended),
      ...(mended ? gpkiInGwangju : {}),
      ...(mended ? secondLogin : {}),
      'saeol-db': { is: ['aws_rds_cluster*.saeol-db-*'], role: 'datastore' },
      // Citizens and civil servants come by three ways; all of them ask GPKI.
      counter: { role: 'entry', needs: mended ? [] : [{ any: ['gpki-login'] }] },
      web: { role: 'entry', needs: [login(mended)] },
      kiosk: { role: 'entry', needs: [login(mended)] },
    },
    change: {
      // Thursday evening; offices open at nine.
      at: mended ? '2023-11-18T02:00:00+09:00' : '2023-11-16T19:00:00+09:00',
      watch: mended ? '24h' : undefined,
      // [ASSUME] Nothing was reported of a way back: for a long time the wrong device was restarted.
      ...(mended ? {} : { rollback: undefined, rehearsed: undefined }),
      // Both of a pair at once.
      steps: [
        ...updates(mended, 'login servers', 'gpki-dj-1', 'gpki-dj-2'),
        ...updates(mended, 'switches', 'l4-dj-a', 'l4-dj-b'),
      ],
    },
  }),
};

function updates(mended: boolean, pair: string, ...parts: string[]): Step[] {
  return parts.map((part) => ({
    title: `update ${part}`,
    does: 'update',
    to: [part],
    down: '10m',
    together: mended ? undefined : pair,
  }));
}

/** GPKI was the only login; by name and password was promised afterwards. */
function login(mended: boolean): NeedFacts {
  return seenBy(mended, { label: 'a login', any: mended ? ['gpki-login', 'second-login'] : ['gpki-login'] });
}

/** A line that loses large packets is up, and pings of 64 bytes pass: nothing tripped the switchover. */
function seenBy(mended: boolean, need: NeedFacts): NeedFacts {
  return mended
    ? { ...need, detect: 'end-to-end', switch: '30s', probe: { bytes: 1500, 'whole-path': true } }
    : { ...need, detect: 'link-state', switch: '30s', probe: { bytes: 64, 'whole-path': false } };
}

function gpkiInDaejeon(mended: boolean): Components {
  const site = 'daejeon';
  const router: ComponentFacts = {
    role: 'router',
    site,
    // The shared equipment had no owner.
    shared: true,
    ...(mended ? {} : { owner: undefined, 'fault-isolation': undefined }),
    // The control room had closed the window of these alarms.
    alarms: [{ on: 'if-error', to: 'control-room', muted: !mended }],
    // In its eighth year of six; the rule of 2022 allowed nine.
    device: mended
      ? { vendor: 'cisco', purchased: '2021-11-01', 'rated-life': '6y', spare: true, replacement: '2027-11-01' }
      : { vendor: 'cisco', purchased: '2015-11-01', 'rated-life': '6y', 'stretched-life': '9y', spare: false },
  };
  return {
    'gpki-dj': {
      role: 'authentication',
      site,
      domains: { 'authentication-means': 'gpki' },
      needs: [
        // [ASSUME] The twin; why it did not take over was never published.
        seenBy(mended, { label: 'a router', any: ['r-dj-a'], standby: ['r-dj-b'] }),
        seenBy(mended, { label: 'an L4 switch', any: ['l4-dj-a'], standby: ['l4-dj-b'] }),
        seenBy(mended, { label: 'a GPKI server', any: ['gpki-dj-1', 'gpki-dj-2'] }),
        seenBy(mended, { label: 'the line to Gwangju', any: ['line-a'], standby: ['line-b'] }),
        // The integrated verification server could not get the packets it needed.
        seenBy(mended, { label: 'verification', any: mended ? ['verify-1', 'verify-2'] : ['verify-1'] }),
      ],
    },
    'r-dj-a': router,
    'r-dj-b': router,
    // [ASSUME] Both lines to Gwangju ended in the cable module whose ports were damaged, three of eight at once.
    'line-a': { role: 'link', site, needs: [{ any: ['cable-module-1'] }] },
    'line-b': { role: 'link', site, needs: [{ any: [mended ? 'cable-module-2' : 'cable-module-1'] }] },
    // From the first alarm until its ports were changed.
    'cable-module-1': { role: 'link', site, recovery: '53h', device: { ports: 8 } },
    ...(mended ? { 'cable-module-2': { role: 'link', site, recovery: '53h', device: { ports: 8 } } } : {}),
    // The switches were a pair, of one model and firmware, and updated together.
    'l4-dj-a': l4Switch(site, '7.1'),
    'l4-dj-b': l4Switch(site, mended ? '7.0' : '7.1'),
    'gpki-dj-1': { is: ['aws_instance.gpki-dj-1'] },
    'gpki-dj-2': { is: ['aws_instance.gpki-dj-2'] },
    'verify-1': { role: 'compute', site: 'gwangju' },
    ...(mended ? { 'verify-2': { role: 'compute', site: 'daejeon' } } : {}),
  };
}

/** The second site GPKI did not have. */
const gpkiInGwangju: Components = {
  'gpki-gj': {
    role: 'authentication',
    site: 'gwangju',
    domains: { 'authentication-means': 'gpki' },
    needs: [
      seenBy(true, { label: 'a router', any: ['r-gj-a', 'r-gj-b'] }),
      seenBy(true, { label: 'an L4 switch', any: ['l4-gj-a', 'l4-gj-b'] }),
      seenBy(true, { label: 'a GPKI server', any: ['gpki-gj-1', 'gpki-gj-2'] }),
      seenBy(true, { label: 'verification', any: ['verify-1', 'verify-2'] }),
    ],
  },
  'r-gj-a': { role: 'router', site: 'gwangju' },
  'r-gj-b': { role: 'router', site: 'gwangju' },
  'l4-gj-a': l4Switch('gwangju', '6.9'),
  'l4-gj-b': l4Switch('gwangju', '6.8'),
  'gpki-gj-1': { is: ['aws_instance.gpki-gj-1'] },
  'gpki-gj-2': { is: ['aws_instance.gpki-gj-2'] },
};

/** By name and password, at both sites. */
const secondLogin: Components = {
  'second-login': {
    role: 'authentication',
    domains: { 'authentication-means': 'passwords' },
    needs: [seenBy(true, { label: 'a login server', any: ['second-login-dj', 'second-login-gj'] })],
  },
  'second-login-dj': { is: ['aws_instance.second-login-daejeon'] },
  'second-login-gj': { is: ['aws_instance.second-login-gwangju'] },
};

function l4Switch(site: Site, firmware: string): ComponentFacts {
  return { role: 'l4-switch', site, device: { vendor: 'l4-vendor', firmware } };
}
