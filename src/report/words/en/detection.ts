import type { DetectionStatements } from '../../../judge/statements/detection-statements.ts';
import type { Detection } from '../../../network/network.ts';
import { duration, outage } from '../durations.ts';
import type { MessageWords } from '../words.ts';
import { some } from './joined.ts';

/** Messages of policies/detection.yaml. */
export const detectionInEnglish: MessageWords<keyof DetectionStatements> = {
  unseen({ by, detections }, { verdict, subject, services, count, worst, say }) {
    const [best, longest] = worst?.outage ?? [0, 0];
    const limit = worst === undefined || worst.limit === Infinity ? '' : ` (limit ${duration(worst.limit)})`;
    const [are, stay] = count === 1 ? ['is', 'stays'] : ['are', 'stay'];
    const down =
      verdict === 'unproven'
        ? longest === Infinity
          ? 'may stay down until the component recovers'
          : `may be down for up to ${duration(longest)}`
        : best === Infinity
          ? `${stay} down until the component recovers`
          : `${are} down for ${outage(best, longest)}`;
    const sees = some(detections.map((detection) => seen[detection]));
    return `If ${subject} is degraded, ${services} ${down}${limit}: ${say.title(by)} ${sees}, so nothing takes over`;
  },
};

/** What each way of detection notices of a component. */
const seen: Readonly<Record<Detection, string>> = {
  'link-state': 'only detects links that are down',
  tcp: 'only detects that no connection is accepted',
  manual: 'waits for a person to notice',
  'end-to-end': 'detects what is degraded',
  none: 'detects no failure',
};
