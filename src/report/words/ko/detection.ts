import type {
  AlarmFlaw,
  DetectionStatements,
  DutyGap,
  ProbeFlaw,
} from '../../../judge/statements/detection-statements.ts';
import type { Detection } from '../../../network/network.ts';
import type { MessageWords } from '../words.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/detection.yaml, in Korean. */
export const detectionInKorean: MessageWords<keyof DetectionStatements> = {
  unseen({ by, detections }, { verdict, subject, services, say }) {
    const down = verdict === 'broken' ? '중단됩니다' : '중단될 수 있습니다';
    const sees = [...new Set(detections.map((detection) => seen[detection]))].join(', ');
    return `${subject}에 회색 장애가 발생하면 아무것도 전환되지 않아 ${withParticle(services, '이/가')} 복구 목표 시간을 넘겨 ${down}: ${withParticle(say.title(by), '은/는')} ${sees}`;
  },
  'shallow-probe': ({ flaws }, { subject, verdict }) => {
    const may = verdict === 'unproven' ? '감지하지 못할 수 있습니다' : '감지하지 못합니다';
    return `${subject}의 점검으로는 회색 장애를 ${may}: ${flaws.map(probeFlaw).join(', ')}`;
  },
  'alarm-unrouted': ({ flaws }, { subject }) =>
    `${subject}에 장애가 발생해도 아무에게도 알려지지 않을 수 있습니다: ${flaws.map(alarmFlaw).join(', ')}`,
  'duty-gap': ({ gaps, hours, parts }, { subject, say }) => {
    const names = [...new Set(parts.map(say.title))].join(', ');
    const why = gaps.map((gap) => dutyGap[gap](hours ?? '')).join(', ');
    return `${names}의 경보가 아무에게도 닿지 않을 수 있습니다: 당직 ${withParticle(subject, '은/는')} ${why}`;
  },
};

const probeWords = {
  'no-probe': 'nospof.yaml에 probe가 없습니다',
  'not-whole-path': '트래픽이 지나는 경로 전체를 점검하지 않습니다',
  'path-not-stated': 'nospof.yaml에 경로 전체를 점검하는지(whole-path)가 없습니다',
  'size-not-stated': 'nospof.yaml에 패킷 크기(bytes)가 없습니다',
} as const;

function probeFlaw(flaw: ProbeFlaw): string {
  if (flaw.is !== 'too-small') return probeWords[flaw.is];
  const { bytes, size } = flaw;
  const limit = `경로는 ${size.toLocaleString('en')}바이트까지 전달합니다`;
  return bytes === undefined
    ? `패킷 크기를 알 수 없고 ${limit}`
    : `${bytes.toLocaleString('en')}바이트만 보내지만 ${limit}`;
}

function alarmFlaw(flaw: AlarmFlaw): string {
  switch (flaw.is) {
    case 'none':
      return '선언되었거나 입력에 있는 경보가 없습니다';
    case 'switched-off':
      return '경보의 동작이 꺼져 있습니다';
    case 'maybe-off':
      return '경보의 동작이 꺼져 있을 수 있습니다';
    case 'muted':
      return `"${flaw.on}" 경보가 음소거되어 있습니다`;
    case 'to-none':
      return `"${flaw.on}" 경보에 당직(rota)이 없습니다`;
  }
}

const dutyGap: Readonly<Record<DutyGap, (hours: string) => string>> = {
  hours: (hours) => `${hours}에만 근무합니다`,
  'hours-not-stated': () => '근무 시간이 적혀 있지 않습니다',
  means: () => '메일이나 화면으로만 연락됩니다',
};

/** What each way of detection notices of a component. */
const seen: Readonly<Record<Detection, string>> = {
  'link-state': '링크가 끊긴 장애만 감지합니다',
  tcp: '연결이 되지 않는 장애만 감지합니다',
  manual: '사람이 알아차려야 합니다',
  'end-to-end': '성능 저하도 감지합니다',
  none: '어떤 장애도 감지하지 못합니다',
};
