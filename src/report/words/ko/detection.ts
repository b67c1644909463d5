import type { DetectionStatements } from '../../../judge/statements/detection-statements.ts';
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
};

/** What each way of detection notices of a component. */
const seen: Readonly<Record<Detection, string>> = {
  'link-state': '링크가 끊긴 장애만 감지합니다',
  tcp: '연결이 되지 않는 장애만 감지합니다',
  manual: '사람이 알아차려야 합니다',
  'end-to-end': '성능 저하도 감지합니다',
  none: '어떤 장애도 감지하지 못합니다',
};
