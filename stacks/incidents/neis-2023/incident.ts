import { Database } from '../../replay/database.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';
import { Server } from '../../replay/server.ts';

/** A new system for every school, opened in the weeks of the exams, with one print engine. */
export const incident: Incident = {
  title: 'Fourth-generation NEIS, June 2023',
  day: '2023-06-21',
  reported: [
    {
      fact: 'Teachers could not log in, and answer sheets of other schools were printed, just before the final exams.',
      source: 'Donga, 23 June 2023',
    },
  ],

  define(stack, mended) {
    const centres = [stack.centre('daejeon'), stack.centre('gwangju')] as const;
    const records = new Database(stack, 'neis-db', { centres });
    new PublicService(stack, 'neis', { centres, configuration: (centre) => records.configuration(centre) });
    new Server(stack, 'print-1', { centre: centres[0] });
    if (mended) new Server(stack, 'print-2', { centre: centres[1] });
  },

  facts: (mended) => ({
    services: {
      neis: {
        title: 'NEIS, the records of every school',
        // [ASSUME] Of a grade for which opening it all at once matters.
        grade: 2,
        rto: '2h',
        entry: entryOf('neis'),
        needs: [
          {
            label: 'a print engine',
            any: mended ? ['print-1', 'print-2'] : ['print-1'],
            detect: 'end-to-end',
            switch: '1m',
          },
        ],
        users: 300_000,
        hours: { open: '08:00', critical: ['2023-06-19..2023-07-07'] },
        cutover: mended
          ? { kind: 'phased', at: '2023-07-24', 'way-back': '2h' }
          : { kind: 'big-bang', at: '2023-06-21', 'way-back': 'none' },
      },
    },
    components: {
      records: { is: ['aws_rds_cluster*.neis-db-*'], role: 'datastore' },
      // [ASSUME] What printed wrongly was not to be trusted again on the same day.
      'print-1': { is: ['aws_instance.print-1'], recovery: '1d' },
      ...(mended ? { 'print-2': { is: ['aws_instance.print-2'], recovery: '1d' } } : {}),
    },
    // Between eight and ten in the morning was when it could not carry them.
    neverDone: mended ? [] : ['load-test'],
    change: {
      at: mended ? '2023-07-22T02:00:00+09:00' : '2023-06-21T02:00:00+09:00',
      steps: ['daejeon', 'gwangju'].map((site) => ({
        title: `open the fourth generation in ${site}`,
        does: 'replace',
        to: [`aws_autoscaling_group.neis-${site}-servers`],
      })),
    },
  }),
};
