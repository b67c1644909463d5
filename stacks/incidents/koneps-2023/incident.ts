import { Database } from '../../replay/database.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

/** Sized for an ordinary day; at the end of the year bidders come five times as often, and one source may ask all it likes. */
export const incident: Incident = {
  title: 'Procurement (KONEPS), 23 November and 12 December 2023',
  day: '2023-11-23',
  reported: [
    {
      fact: 'From 09:19 to 10:21 bidding stood still and more than 1,600 bids were postponed: many bidders, and one address abroad.',
      source: 'Hankyung and Newsis, 23 November 2023',
    },
    {
      fact: 'On 12 December again, 2,486 bids; cured by a higher limit of simultaneous users.',
      source: 'Donga, 13 December 2023',
    },
  ],

  define(stack) {
    const centres = [stack.centre('daejeon')];
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
        // [ASSUME] Its grade was not reported; 3 asks for no second site.
        grade: 3,
        entry: entryOf('koneps'),
        users: 2500,
        // 110,000 bids on an ordinary day of eight hours; five times as many at the end of the year.
        peak: mended
          ? {
              rate: '20/s',
              basis: '110,000 bids a day, times five in December',
              history: '4/s',
              season: 5,
              concurrency: 12_500,
            }
          : { rate: '4/s', basis: '110,000 bids a day', history: '4/s' },
        admission: mended ? { 'per-source': '10/s', queue: true } : undefined,
      },
    },
    components: {
      bids: { is: ['aws_rds_cluster*.koneps-db-*'], role: 'datastore' },
      // [ASSUME] Of six servers. The allowed number of simultaneous users was what stopped them, and was raised.
      bidding: { is: ['aws_autoscaling_group.koneps-*'], concurrency: mended ? 3200 : 420 },
    },
    neverDone: mended ? [] : ['load-test'],
  }),
};
