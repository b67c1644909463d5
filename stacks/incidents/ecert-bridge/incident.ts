import type { NeedFacts } from '../../replay/facts.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';
import { Server } from '../../replay/server.ts';

/** Three apps show government certificates; all of them come over one bridge that a company runs. */
export const incident: Incident = {
  title: 'Government e-certificates, 24 November 2023',
  day: '2023-11-24',
  reported: [
    {
      fact: 'For more than an hour no certificate could be shown in Naver, Kakao or Toss.',
      source: 'MBC, 24 November 2023',
    },
  ],

  define(stack, mended) {
    const centre = stack.centre('daejeon');
    new PublicService(stack, 'e-certificate', { centres: [centre] });
    new Server(stack, 'bridge-1', { centre, zone: 0 });
    if (mended) new Server(stack, 'bridge-2', { centre, zone: 1 });
  },

  facts: (mended) => ({
    services: {
      'e-certificate': {
        title: 'Government e-certificates',
        // [ASSUME] Its grade was not reported; 3 asks for no second site.
        grade: 3,
        entry: entryOf('e-certificate'),
        needs: [bridge(mended)],
      },
    },
    components: {
      // A company's, between two of the state's services: who looks for a fault in it was not agreed.
      bridge: {
        title: 'the bridge to the apps',
        is: ['aws_instance.bridge-*'],
        recovery: '1h',
        ...(mended ? {} : { owner: undefined, 'fault-isolation': undefined }),
      },
      naver: { role: 'entry', needs: [bridge(mended)] },
      kakao: { role: 'entry', needs: [bridge(mended)] },
      toss: { role: 'entry', needs: [bridge(mended)] },
    },
  }),
};

function bridge(mended: boolean): NeedFacts {
  const bridges = ['aws_instance.bridge-1', ...(mended ? ['aws_instance.bridge-2'] : [])];
  return { label: 'a bridge to the apps', any: bridges, detect: 'end-to-end', switch: '30s' };
}
