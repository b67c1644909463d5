import type { ComponentFacts, NeedFacts, Role } from '../../replay/facts.ts';
import { FileStore } from '../../replay/file-store.ts';
import type { Incident } from '../../replay/incident.ts';
import { Server } from '../../replay/server.ts';

/** The Region stands for the centre: what is declared there is lost with it. */
const daejeon = { site: 'daejeon', region: 'ap-northeast-2', building: 'nirs-daejeon' };

/** Two of everything, in one room or under one cooling: a spark in a battery takes all of it. */
export const incident: Incident = {
  title: 'Fire at the NIRS centre in Daejeon, 26 September 2025',
  day: '2025-09-26',
  reported: [
    {
      fact: 'Batteries caught fire while they were moved out of room 7-1; 709 systems stopped, 96 of them burnt.',
      source: 'SBS, News1 and Korea Herald, September to November 2025',
    },
    {
      fact: 'Of 60 systems of grade 1, 56 had no backup server; the promise was three hours, the last was back after 36 days.',
      source: 'Board of Audit and Inspection, September 2025; News1, 31 October 2025',
    },
  ],

  define(stack, mended) {
    const here = stack.centre('daejeon');
    const there = mended ? stack.centre('gwangju') : here;
    // One of the 96 systems of room 7-1, and one that stood in rooms 7 and 8 of the same floor.
    for (const name of ['room-7-1', 'floor-5']) {
      new Server(stack, `${name}-a`, { centre: here, zone: 0 });
      new Server(stack, `${name}-b`, { centre: there, zone: 1 });
    }
    new FileStore(stack, 'g-drive-1', { centre: here, zones: 3 });
    if (mended) new FileStore(stack, 'g-drive-2', { centre: there, zones: 3 });
  },

  facts: (mended) => ({
    services: {
      'room-7-1': {
        title: 'a system of grade 1 in room 7-1',
        grade: 1,
        // The promise was three hours.
        rto: '3h',
        rpo: '1d',
        needs: [
          {
            ...oneOf('room-7-1-a', 'room-7-1-b'),
            // The centre in Gongju was planned in 2008 for 2012; in 2025 it held copies of a few.
            ...(mended ? {} : { standby: ['gongju'] }),
          },
        ],
        recovery: mended
          ? { detect: '1m', decide: '10m', provision: '30m' }
          : { detect: '10m', decide: '1h', provision: '5d', volume: '10TB', throughput: '1TB/h' },
      },
      'floor-5': {
        title: 'a system of grade 1 in rooms 7 and 8',
        grade: 1,
        rto: '3h',
        rpo: '1d',
        needs: [oneOf('floor-5-a', 'floor-5-b')],
      },
      'g-drive': {
        title: 'G-Drive, where the civil service has to keep its files',
        // [ASSUME] Its grade was not reported.
        grade: 3,
        rto: '3h',
        rpo: '1d',
        users: 125_000,
        needs: [mended ? oneOf('g-drive-1', 'g-drive-2') : { any: ['g-drive-1'] }],
        recovery: mended
          ? { detect: '1m', decide: '10m', provision: '30m' }
          : { detect: '10m', decide: '1h', provision: '5d', volume: '858TB', throughput: '1TB/h' },
      },
    },
    components: {
      'room-7-1-a': machine('compute', 'room-7-1-a', 'room-7-1'),
      'room-7-1-b': mended ? elsewhere('compute', 'room-7-1-b') : machine('compute', 'room-7-1-b', 'room-7-1'),
      'floor-5-a': machine('compute', 'floor-5-a', 'room-7'),
      'floor-5-b': mended ? elsewhere('compute', 'floor-5-b') : machine('compute', 'floor-5-b', 'room-8'),
      // 858 TB were lost: the copy stood in the same room.
      'g-drive-1': {
        ...machine('storage', 'g-drive-1', 'room-7-1'),
        // Most systems were copied to another place once a month.
        backups: mended
          ? [{ to: 'g-drive-copy', every: '1h', 'restore-tested': '2025-08-01' }]
          : [{ to: 'g-drive-copy', every: '30d' }],
      },
      ...(mended ? { 'g-drive-2': elsewhere('storage', 'g-drive-2') } : {}),
      'g-drive-copy': {
        role: 'backup',
        // What was counted as another place was another device of the same centre.
        domains: mended
          ? { site: 'gwangju' }
          : { ...daejeon, site: ['daejeon', 'second-place'], room: 'room-7-1', cooling: 'c1', power: 'ups-1' },
      },
      gongju: { role: 'compute', site: 'gongju' },
      // Bought in 2014 to last ten years, 60 cm from the servers.
      batteries: {
        title: 'the batteries, racks 1 to 8',
        domains: { ...daejeon, room: mended ? 'battery-room' : 'room-7-1', power: 'ups-1' },
        device: { purchased: mended ? '2022-08-01' : '2014-08-01', 'rated-life': '10y' },
      },
    },
    domains: {
      site: {
        gongju: { status: mended ? 'in-service' : 'planned' },
        ...(mended ? {} : { 'second-place': {} }),
      },
      room: {
        'room-7-1': mended ? { facility: 'high', battery: false } : { facility: 'low', battery: true },
        'room-7': { facility: 'high', battery: false },
        ...(mended
          ? { 'battery-room': { facility: 'high', battery: true } }
          : { 'room-8': { facility: 'high', battery: false } }),
      },
    },
    neverDone: mended ? [] : ['recovery-drill', 'restore-test'],
    change: {
      // [ASSUME] An evening for which the rest was in order: who did it, who knew, a way back.
      at: '2025-09-26T19:00:00+09:00',
      steps: [
        { title: 'switch the UPS off', does: 'power', to: ['batteries'] },
        { title: 'unplug rack 1', does: 'power', to: ['batteries'] },
        // Only the first rack was switched off before its cables were cut; the servers beside it ran.
        { title: 'unplug racks 2 to 8', does: 'power', to: ['batteries'], ...(mended ? {} : { guards: undefined }) },
      ],
    },
  }),
};

function oneOf(...any: string[]): NeedFacts {
  return { any, detect: 'end-to-end', switch: '1m' };
}

/** In a room of Daejeon; one cooling for the whole floor. */
function machine(role: Role, name: string, room: string): ComponentFacts {
  return {
    ...elsewhere(role, name),
    domains: { building: 'nirs-daejeon', room, cooling: 'c1', power: room === 'room-7-1' ? 'ups-1' : `ups of ${room}` },
  };
}

function elsewhere(role: Role, name: string): ComponentFacts {
  return { role, is: [`${role === 'storage' ? 'aws_efs_file_system' : 'aws_instance'}.${name}`] };
}
