import { Database } from '../../replay/database.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

/** A new system for all buyers and sellers on one morning; the old one was switched off. */
export const incident: Incident = {
  title: 'Opening of the new KONEPS, 6 January 2025',
  day: '2025-01-06',
  reported: [
    {
      fact: 'Down from 09:36 to 10:35 and from 13:00 to 14:09 on its first day: more came than it could carry.',
      source: 'ITDaily and ddaily, 6 January 2025',
    },
  ],

  define(stack) {
    const centres = [stack.centre('daejeon'), stack.centre('gwangju')];
    const bids = new Database(stack, 'koneps-db', { centres });
    new PublicService(stack, 'koneps', {
      centres,
      isOpen: true,
      configuration: (centre) => bids.configuration(centre),
    });
  },

  facts: (mended) => ({
    services: {
      koneps: {
        title: 'KONEPS, where the state buys',
        // [ASSUME] Of a grade for which opening it all at once matters.
        grade: 2,
        rto: '2h',
        entry: entryOf('koneps'),
        users: 2500,
        peak: { rate: '20/s', basis: '110,000 bids a day, times five in December', history: '4/s', season: 5 },
        cutover: mended
          ? { kind: 'phased', at: '2025-01-06', 'way-back': '2h' }
          : { kind: 'big-bang', at: '2025-01-06', 'way-back': 'none' },
      },
    },
    components: { bids: { is: ['aws_rds_cluster*.koneps-db-*'], role: 'datastore' } },
    neverDone: mended ? [] : ['load-test'],
  }),
};
