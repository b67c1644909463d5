import { FileStore } from '../../replay/file-store.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

/** Many servers, one storage area behind all of them, and an access list that is set anew on a working afternoon. */
export const incident: Incident = {
  title: 'Mobile ID, 24 November 2023',
  day: '2023-11-24',
  reported: [
    {
      fact: 'At 13:57 the mobile IDs of about 1.5 million people failed; most were back within an hour, new ones only at 20:40.',
      source: 'Newdaily, Donga and JTBC, 24 November 2023',
    },
  ],

  define(stack, mended) {
    const centre = stack.centre('daejeon');
    const store = new FileStore(stack, 'stor1', { centre, zones: mended ? 3 : 1 });
    new PublicService(stack, 'mobile-id', { centres: [centre], configuration: () => store.configuration });
  },

  facts: (mended) => ({
    services: {
      'mobile-id': {
        title: 'Mobile ID',
        // [ASSUME] Its grade was not reported; 3 asks for no second site.
        grade: 3,
        // [ASSUME] It was out for nearly seven.
        rto: '2h',
        entry: entryOf('mobile-id'),
        needs: [{ any: ['stor1'] }],
        users: 1_500_000,
        hours: { open: '09:00' },
      },
    },
    components: {
      stor1: {
        title: 'the storage of the mobile ID',
        is: ['aws_efs_file_system.stor1'],
        recovery: '6h40m',
        role: 'storage',
      },
    },
    change: {
      // A Friday, in a routine check.
      at: mended ? '2023-11-25T02:00:00+09:00' : '2023-11-24T13:50:00+09:00',
      implementer: 'maintenance-contractor',
      ...(mended
        ? {}
        : // [ASSUME] Nothing was reported of a way back or of a second person who knew.
          { approver: 'maintenance-contractor', watch: undefined, acknowledged: undefined, rollback: undefined }),
      steps: [
        {
          title: 'set the list of servers that may use the storage',
          does: 'access-list',
          to: ['stor1'],
          down: '0s',
          ...(mended ? {} : { guards: undefined }),
        },
      ],
    },
  }),
};
