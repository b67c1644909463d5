import type { ComponentFacts } from '../../replay/facts.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

const balancers = ['load-balancer-1', 'load-balancer-2', 'load-balancer-3'];

/** No single point of failure, and an outage: three devices, one fails, and the two that are left are too small. */
export const incident: Incident = {
  title: 'NEIS in Gyeonggi, 14 November 2024',
  day: '2024-11-14',
  reported: [
    {
      fact: 'On the day of the national exam, from 07:00 to 08:20, one of three load distribution devices failed, and the other two could not carry the morning.',
      source: 'Yonhap and Seoul Shinmun, 14 November 2024',
    },
  ],

  define(stack) {
    new PublicService(stack, 'neis', { centres: [stack.centre('daejeon')] });
  },

  facts: (mended) => ({
    services: {
      neis: {
        title: 'NEIS, the records of every school in Gyeonggi',
        // [ASSUME] Its grade was not reported; 3 asks for no second site.
        grade: 3,
        entry: entryOf('neis'),
        needs: [{ label: 'a load balancer', any: balancers, detect: 'end-to-end', switch: '30s' }],
        // [ASSUME] C is 100 a second, the morning of an exam 2.4 C.
        peak: { rate: '240/s', basis: 'exam morning of 2023, and growth', history: '200/s', season: 1.2 },
        hours: { open: '08:00', critical: ['2024-11-14'] },
      },
    },
    components: Object.fromEntries(
      balancers.map((name): [string, ComponentFacts] => [
        name,
        { role: 'l4-switch', site: 'daejeon', capacity: mended ? '120/s' : '100/s' },
      ]),
    ),
  }),
};
