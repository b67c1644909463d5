import type { Words } from '../words.ts';
import { invalidWaiver, waiverProblem } from './accepted.ts';
import { capacityInKorean } from './capacity.ts';
import { changeInKorean } from './change.ts';
import { comparisonInKorean } from './comparison.ts';
import { declaredInKorean } from './declared.ts';
import { dependenciesInKorean } from './dependencies.ts';
import { detectionInKorean } from './detection.ts';
import { duration, outage } from './durations.ts';
import { factsInKorean } from './facts.ts';
import { fixesInKorean } from './fixes.ts';
import { formatsInKorean } from './formats.ts';
import { initInKorean } from './init.ts';
import { all, andMore, either } from './joined.ts';
import { mistakesInKorean } from './mistakes.ts';
import { ownershipInKorean } from './ownership.ts';
import { withParticle } from './particles.ts';
import { pictureInKorean } from './picture.ts';
import { caseOf, idleCheck, idlePolicy } from './policies.ts';
import { recoveryInKorean } from './recovery.ts';
import { redundancyInKorean } from './redundancy.ts';
import { refusalsInKorean } from './refusals.ts';
import { reportInKorean } from './report.ts';
import { testTierInKorean } from './test-tier.ts';
import { titlesInKorean } from './titles.ts';
import { typesInKorean } from './types.ts';

/** Korean, as the public sector writes it, but for what shipped files say. */
export const korean: Omit<Words, 'shipped'> = {
  language: 'ko',
  comparison: comparisonInKorean,
  title: titlesInKorean,
  inZone: (part, zone, { title }) => `${part}(${zone.is === 'zone' ? zone.of : title(zone)})`,
  fact: factsInKorean,
  mistake: mistakesInKorean,
  refusal: refusalsInKorean,
  message: {
    ...redundancyInKorean,
    ...testTierInKorean,
    ...dependenciesInKorean,
    ...detectionInKorean,
    ...capacityInKorean,
    ...changeInKorean,
    ...recoveryInKorean,
    ...ownershipInKorean,
    'declared-away': ({ fact }, { say }) =>
      `${fact.is === 'retagged' ? '태그로 운영 환경에서 제외되었습니다' : '입력으로 확인되지 않는 선언입니다'}: ${say.declared(fact)}`,
    'waiver-invalid': invalidWaiver,
    own: ({ text }) => text,
  },
  waiverProblem,
  declared: declaredInKorean,
  label: {
    unfailed: (subject) => `${subject}, 장애 없음`,
    noTestTier: '검증 환경 없음',
    declared: '선언',
    waiver: '예외 승인',
    change: '변경 작업',
    inputs: '입력',
    untested: (classes) => `검증 환경에 없는 구성 요소 종류 ${classes}가지`,
  },
  fix: fixesInKorean,
  anyOf: (parts) => (parts.length < 4 ? either(parts) : `${parts.slice(0, 2).join(', ')} 등 ${parts.length}개 중 하나`),
  services: (names) => (names.length > 2 ? `${names[0]} 외 ${names.length - 1}개 서비스` : all(names)),
  atSite: (service, site) => `${site} 센터의 ${service}`,
  unreadSource: (file) =>
    `${withParticle(file, '을/를')} 끝까지 읽을 수 없어 일부 지적 사항에 줄 번호가 없습니다. terraform validate로 확인하십시오`,
  idlePolicy,
  idleCheck,
  tagHint({ is, tag, meant, other = '', of: [first = '', ...others] }) {
    const of = others.length === 0 ? first : andMore(first, others.length);
    switch (is) {
      case 'no-waiver':
        return `${of}의 태그 ${withParticle(tag, '은/는')} 효력이 없습니다. 지적 사항을 받아들이려면 nospof-waivers.yaml에 예외 승인을 적으십시오`;
      case 'near-word':
        return `${of}의 태그 ${withParticle(tag, '을/를')} 직접 정한 장애 도메인으로 읽었습니다. ${withParticle(meant ?? '', '이/가')} 맞습니까?`;
      case 'not-a-fact':
      case 'near-tier':
        return `${of}의 태그 ${withParticle(tag, '은/는')} 읽지 않습니다. ${withParticle(meant ?? '', '이/가')} 맞습니까?`;
      case 'two-tiers':
        return `${of}의 태그 ${tag === other ? withParticle(tag, '이/가') : `${withParticle(other, '과/와')} ${withParticle(tag, '이/가')}`} 운영 환경과 검증 환경을 모두 나타냅니다. 운영 환경으로 봅니다`;
      case 'production-behind':
        return `${of}의 태그 ${withParticle(tag, '은/는')} 검증 환경을 나타내지만 그 뒤의 ${withParticle(other, '은/는')} 운영 환경으로 표시되어 있습니다. 서비스를 운영 환경으로 판정합니다`;
    }
  },
  twoForms: (resource, inline, child) => `${resource}(${withParticle(inline, '과/와')} ${child})`,

  duration,
  outage,

  andMore,
  count: {
    service: (count) => `서비스 ${count}개`,
    component: (count) => `구성 요소 ${count}개`,
    failure: (count) => `장애 ${count}건`,
    finding: (count) => `지적 사항 ${count}건`,
    resource: (count) => `리소스 ${count}개`,
    module: (count) => `모듈 ${count}개`,
    part: (count) => `구성 요소 ${count}개`,
    error: (count) => `오류 ${count}건`,
  },
  verdict: { broken: '위반', unproven: '미확인', 'not-judged': '판정 제외', holds: '이상 없음' },
  severity: { error: '오류', warning: '경고', info: '참고' },
  service: {
    grade: (grade) => `${grade}등급`,
    inferred: '추정',
    testTier: '검증 환경',
    testTierOnly: '검증 환경: 참고용',
    dualSite: '이중 센터',
    rto: (time) => `복구 목표 시간 ${time}`,
    siteRto: (time) => `센터 복구 목표 시간 ${time}`,
    doesNotCover: (addresses) => `모델에 없는 ${withParticle(addresses, '은/는')} 판정하지 않음`,
  },

  report: reportInKorean,
  format: formatsInKorean,
  explanation: {
    fields: {
      why: '이유',
      do: '조치',
      forType: '대상',
      severity: '심각도',
      waivers: '예외 승인',
      controls: '통제 항목',
      incident: '사고 사례',
      definedAt: '정의 위치',
    },
    severityIn: (severity, pack) => `${pack}에서 ${severity}`,
    offIn: (pack, reason) => `${pack}에서 끔 (${reason})`,
    inNoPack: '포함된 팩 없음',
    notWaivable: '허용하지 않음',
    titled: (id, title) => `${id} ${title}`,
    caseOf,
  },
  policyList: {
    off: '끔',
    notUsed: '사용 안 함',
    ofPack: (policies, used, pack) => `정책 ${policies}개, ${withParticle(pack, '이/가')} 쓰는 것 ${used}개`,
    hint: '이유와 조치 방법: nospof explain ID',
  },
  types: typesInKorean,
  init: initInKorean,
  simulation: {
    fails: { down: '장애', degraded: '회색 장애' },
    parts: (count, asked) => `${count} (${asked})`,
    and: ', ',
    maybe: '가능성 있음',
    stops: (service, howLong) => `${service} 중단: ${howLong}`,
    holds: '이상 없음',
    nothingStops: '중단되는 서비스 없음',
  },
  picture: pictureInKorean,
};
