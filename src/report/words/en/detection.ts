import type {
  AlarmFlaw,
  DetectionStatements,
  DutyGap,
  ProbeFlaw,
} from '../../../judge/statements/detection-statements.ts';
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
  'shallow-probe': ({ flaws }, { subjects, verdict }) => {
    const [probe, is] = subjects.length === 1 ? ['probe', 'is'] : ['probes', 'are'];
    const shallow = `${verdict === 'unproven' ? 'may be' : is} too shallow to detect a degraded component`;
    return `The ${probe} of ${some(subjects)} ${shallow}: ${some(flaws.map(probeFlaw))}`;
  },
  'alarm-unrouted': ({ flaws }, { subject }) =>
    `A failure of ${subject} may alert no person: ${some(flaws.map(alarmFlaw))}`,
  'duty-gap': ({ gaps, hours, parts }, { subject, say }) => {
    const why = gaps.map((gap) => dutyGap[gap](hours ?? ''));
    return `Alarms of ${some([...new Set(parts.map(say.title))])} may reach no person: rota ${subject} ${some(why)}`;
  },
};

const probeWords = {
  'no-probe': 'not stated in nospof.yaml',
  'not-whole-path': 'not over the whole path of the traffic',
  'path-not-stated': 'not stated to take the whole path (whole-path)',
  'size-not-stated': 'of no stated size (bytes)',
} as const;

function probeFlaw(flaw: ProbeFlaw): string {
  if (flaw.is !== 'too-small') return probeWords[flaw.is];
  const { bytes, size } = flaw;
  const limit = `the path carries ${size.toLocaleString('en')} bytes`;
  return bytes === undefined
    ? `of a size that is not known, while ${limit}`
    : `${bytes.toLocaleString('en')} bytes, while ${limit}`;
}

function alarmFlaw(flaw: AlarmFlaw): string {
  switch (flaw.is) {
    case 'none':
      return 'no alarm is declared or in the inputs';
    case 'switched-off':
      return 'its actions are switched off';
    case 'maybe-off':
      return 'its actions may be switched off';
    case 'muted':
      return `the alarm on "${flaw.on}" is muted`;
    case 'to-none':
      return `the alarm on "${flaw.on}" names no rota`;
  }
}

const dutyGap: Readonly<Record<DutyGap, (hours: string) => string>> = {
  hours: (hours) => `is on duty at ${hours} only`,
  'hours-not-stated': () => 'has no stated hours',
  means: () => 'is reached by mail or a screen only',
};

/** What each way of detection notices of a component. */
const seen: Readonly<Record<Detection, string>> = {
  'link-state': 'only detects links that are down',
  tcp: 'only detects that no connection is accepted',
  manual: 'waits for a person to notice',
  'end-to-end': 'detects what is degraded',
  none: 'detects no failure',
};
