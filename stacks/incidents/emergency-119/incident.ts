import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';
import { Server } from '../../replay/server.ts';

/** A call goes through the exchange to the standard system and to the crew; what shows where the caller is was graded 3. */
export const incident: Incident = {
  title: 'Emergency rescue (119), 2023 to 2025',
  day: '2024-09-13',
  reported: [
    {
      fact: 'The standard system has faults known since the 2000s; no budget to cure them.',
      source: 'Korea Herald, 20 November 2023',
    },
    { fact: 'Seoul 119 could not take calls for 45 minutes; people were told to dial 112.', source: 'AsiaE, 2024' },
    {
      fact: 'In the fire of 2025 the location of callers, texts and video stopped; the smart system of the ambulances came back after 33 days.',
      source: 'News1 and Chosun Biz, October 2025',
    },
  ],

  define(stack, mended) {
    const centres = [stack.centre('daejeon'), ...(mended ? [stack.centre('gwangju')] : [])];
    new PublicService(stack, 'rescue', { centres });
    new PublicService(stack, 'on-site', { centres });
    for (const [place, centre] of centres.entries()) new Server(stack, `exchange-${place + 1}`, { centre });
  },

  facts: (mended) => ({
    services: {
      rescue: {
        title: '119: calls, the standard system, dispatch',
        grade: 1,
        // [ASSUME] Seoul was without for 45 minutes.
        rto: '30m',
        entry: entryOf('rescue'),
        needs: [
          {
            label: 'a telephone exchange',
            any: mended ? ['exchange-1', 'exchange-2'] : ['exchange-1'],
            detect: 'end-to-end',
            switch: '30s',
          },
          { label: 'where the caller is', any: ['on-site'], detect: 'end-to-end', switch: '30s' },
        ],
        channels: ['call-119', 'call-112'],
      },
      'on-site': {
        title: '119 on-site integrated management',
        // As reported after the fire.
        grade: mended ? 1 : 3,
        rto: '20m',
        entry: entryOf('on-site'),
      },
    },
    components: {
      'standard-system': {
        is: ['aws_autoscaling_group.rescue-*'],
        // [ASSUME] The dates: old, unfixed, without budget.
        device: { 'end-of-support': mended ? '2030-12-31' : '2020-12-31' },
      },
      // It took 45 minutes to get it back.
      'exchange-1': { is: ['aws_instance.exchange-1'], recovery: '45m' },
      ...(mended ? { 'exchange-2': { is: ['aws_instance.exchange-2'], recovery: '45m' } } : {}),
      'call-119': { role: 'entry', needs: [{ any: ['exchange-1'] }] },
      // [ASSUME] Whoever dials 112 instead comes through the same exchange.
      'call-112': { role: 'entry', needs: [{ any: mended ? ['exchange-2'] : ['exchange-1'] }] },
    },
  }),
};
