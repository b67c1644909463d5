import { Database } from '../../replay/database.ts';
import type { ComponentFacts } from '../../replay/facts.ts';
import type { Incident } from '../../replay/incident.ts';
import { Server } from '../../replay/server.ts';

const servers = ['web-1', 'web-2', 'web-3'];

/** Enough servers for an ordinary morning and none to spare: what a busy one asks had not been worked out. */
export const incident: Incident = {
  title: 'Resident registration, 22 November 2023',
  day: '2023-11-22',
  reported: [
    {
      fact: 'From 11:45 to 12:05 the resident registration system was slow or unavailable; "temporary overload".',
      source: 'Ajunews and Seoul Shinmun, 22 November 2023',
    },
  ],

  define(stack) {
    const centre = stack.centre('daejeon');
    const records = new Database(stack, 'resident-db', { centres: [centre] });
    for (const [zone, name] of servers.entries()) {
      new Server(stack, name, { centre, zone, configuration: records.configuration(centre) });
    }
  },

  facts: (mended) => ({
    services: {
      resident: {
        title: 'Resident registration',
        // [ASSUME] Its grade was not reported; 3 asks for no second site.
        grade: 3,
        needs: [{ label: 'a web server', any: servers, detect: 'end-to-end', switch: '30s' }],
        // [ASSUME] The figures. A load was declared, and nothing said where it came from.
        peak: mended
          ? { rate: '300/s', basis: 'busiest hour of 2022, times the first of a month', history: '60/s', season: 5 }
          : { rate: '300/s' },
      },
    },
    // [ASSUME] Three carry what the declared load asks, two do not.
    components: {
      records: { is: ['aws_rds_cluster*.resident-db-*'], role: 'datastore' },
      ...Object.fromEntries(
        servers.map((name): [string, ComponentFacts] => [
          name,
          { is: [`aws_instance.${name}`], capacity: mended ? '150/s' : '100/s' },
        ]),
      ),
    },
  }),
};
