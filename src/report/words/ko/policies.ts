import type { IdlePolicy } from '../../../judge/idle-policies.ts';
import type { Words } from '../words.ts';
import { kindInKorean } from './kinds.ts';
import { withParticle } from './particles.ts';

/** A type with what is there of it already, as `explain` has it. */
export const caseOf: Words['explanation']['caseOf'] = (type, when) =>
  when === undefined ? type : `${type} (${cases.get(when) ?? when})`;

const cases: ReadonlyMap<string, string> = new Map([
  ['zones', '가용 영역이 이미 여럿임'],
  ['second', '두 번째가 이미 있음'],
  ['idle', '쓰이지 않는 것이 있음'],
  ['replaced', '교체됨'],
  ['deployment', '배포 중'],
  ['one-host', '모든 태스크가 한 호스트에 있음'],
  ['spot-capacity', '스팟 용량'],
]);

/** What is said in Korean of policies that are not shipped. */
export const idlePolicy: Words['idlePolicy'] = ({ policy, at, unmet }) =>
  `${at}: 정책 ${withParticle(policy, '이/가')} 이 입력에서 점검하는 것이 없습니다: ${unmet === undefined ? '조건을 모두 만족하는 구성 요소가 없습니다' : nothingHas(unmet)}`;

export const idleCheck: Words['idleCheck'] = ({ check, at }) =>
  `${at}: 점검 ${withParticle(check, '을/를')} 쓰는 정책이 없습니다. 정책 팩에 check: ${withParticle(check, '으로/로')} 정책을 정의하십시오`;

const keys = { role: '역할', type: '유형', tier: '환경' } as const;

function nothingHas(unmet: NonNullable<IdlePolicy['unmet']>): string {
  const values = unmet.values.join(' 또는 ');
  switch (unmet.key) {
    case 'each':
      return `${unmet.values.map(kindInKorean).join(' 또는 ')} 종류의 장애 도메인이 없습니다`;
    case 'services':
      return unmet.values.length === 0 ? '해당하는 서비스가 없습니다' : `이름이 ${values}인 서비스가 없습니다`;
    case 'tag':
      return `태그 ${unmet.tag ?? ''} = ${withParticle(values, '이/가')} 붙은 구성 요소가 없습니다`;
    case 'address':
      return `주소가 ${values}인 구성 요소가 없습니다`;
    case 'site':
      return `센터 ${values}에 있는 구성 요소가 없습니다`;
    case 'role':
    case 'type':
    case 'tier':
      return `${withParticle(keys[unmet.key], '이/가')} ${values}인 구성 요소가 없습니다`;
  }
}
