import type { Interval, TierSource } from '../../../network/network.ts';
import type { Words } from '../words.ts';
import { duration, outage } from './durations.ts';
import { all, andMore } from './joined.ts';
import { withParticle } from './particles.ts';
import { tierSource } from './tier-source.ts';
import { roles } from './types.ts';

/** What is declared, in Korean: one clause each. */
export const declaredInKorean: Words['declared'] = {
  assumption: ({ name, from, to, change }) =>
    `가정 ${withParticle(name, '을/를')} ${time(from)}에서 ${withParticle(time(to), '으로/로')} 바꿈(${changes[change]})`,
  recovery: ({ component, from, to }, { title }) => `${title(component)}의 복구 시간: ${time(to)}(플랜: ${time(from)})`,
  role: ({ component, from, to }, { title }) => `${title(component)}의 역할: ${roles[to]}(플랜: ${roles[from]})`,
  site: ({ component, from, to }, { title }) => `${title(component)}의 센터: ${to}(플랜: ${from})`,
  component: ({ name, role, recovery }) =>
    `서비스가 의존하는 ${withParticle(name, '이/가')} 어느 플랜에도 없음(역할 ${roles[role]}${recovery[1] === Infinity ? '' : `, 복구 시간 ${time(recovery)}`})`,
  alternative: ({ component, k, total, declared, unlike }, { title }) => {
    const how = `${withParticle(title(component), '은/는')} 대체 수단 ${total}개 중 ${k}개만 있으면 동작함`;
    const which = [
      { titles: declared, are: '어느 플랜에도 없음' },
      { titles: unlike, are: '종류가 다르거나 어차피 필요함' },
    ].flatMap(({ titles, are }) => {
      if (titles.length === 0) return [];
      return [`${titles.length === total ? '전부' : `그중 ${titles.length}개`} ${are}: ${few(titles.map(title))}`];
    });
    return which.length === 0 ? `선언에 따라 ${how}` : `${how}(${which.join(', ')})`;
  },
  'only-declared': ({ service }) => `${withParticle(service, '은/는')} 입력의 모든 리소스에 장애가 나도 중단되지 않음`,
  planned: ({ name }) => `${withParticle(name, '이/가')} 입력에 있는데도 예정(planned)으로 선언됨`,
  disabled: ({ policy, reason }) => `정책 ${withParticle(policy, '을/를')} 사용하지 않음: ${reason}`,
  tier: ({ declared, says, by, isAll }) => {
    const plan =
      says === 'unstated' ? '환경이 표시되지 않은 리소스를' : `입력에서 ${tiers[says]}${inBrackets(by)}인 리소스를`;
    return `${plan} ${withParticle(tiers[declared], '으로/로')} 선언함${isAll ? '. 운영 환경으로 남는 것이 없음' : ''}`;
  },
  retagged: ({ before, after }) =>
    `적용 전에는 운영 환경${inBrackets(before)}이고 적용 후에는 검증 환경${inBrackets(after)}인 리소스를 운영 환경으로 봄`,
  'test-plan': ({ path, digest }) =>
    `${withParticle(path, '을/를')} 검증 환경으로 지정함(sha256 ${digest.slice(0, 12)})`,
  'given-twice': ({ path, other }) => `${path}에 ${other}의 리소스가 다시 들어 있음`,
  relabelled: ({ path, other }) => `${withParticle(path, '과/와')} ${withParticle(other, '은/는')} 태그와 이름만 다름`,
  objective: ({ service, objective, value, unless }) => {
    switch (objective) {
      case 'rto':
        return `센터나 리전을 잃었을 때 ${service}의 허용 중단 시간: ${duration(value)}(기본값: ${duration(unless)})`;
      case 'rto-within-site':
        return `구성 요소나 가용 영역에 장애가 났을 때 ${service}의 허용 중단 시간: ${duration(value)}(기본값: ${duration(unless)})`;
      case 'site-absorbs':
        return `구성 요소 하나의 장애로 ${service}의 센터 전체가 중단되는 것을 허용함`;
      case 'grade':
        return `${service}의 등급: ${value}(기본값: ${unless})`;
    }
  },
  pack: ({ file, digest, weaker }) =>
    `정책 팩 ${withParticle(file, '은/는')} 기본 제공 팩이 아님(sha256 ${digest.slice(0, 12)})${weaker.length === 0 ? '' : `. recommended 팩의 정책 ${weaker.length}개가 꺼져 있거나 심각도가 더 낮음: ${few(weaker)}`}`,
  plugin: ({ file, digest }) => `플러그인 ${file}의 점검을 실행함(sha256 ${digest.slice(0, 12)})`,
  'plugin-left-out': ({ file, policies }) =>
    `플러그인 ${file}의 점검을 실행하지 않음${policies.length === 0 ? '' : `. 점검하지 않은 정책: ${policies.join(', ')}`}`,
  lowered: ({ policy, from, to, reason }) =>
    `정책 ${withParticle(policy, '을/를')} ${to === 'off' ? `끔(원래 ${severities[from]})` : `${severities[from]}에서 ${withParticle(severities[to], '으로/로')} 낮춤`}${reason === undefined ? '' : `: ${reason}`}`,
  baseline: ({ path, digest, findings, recorded, butErrors }) => {
    const file = `${path}(sha256 ${digest.slice(0, 12)}${recorded === undefined ? '' : `, ${recorded} 기록`})`;
    const what = `${file}에 적힌 지적 사항 ${findings}건`;
    if (!butErrors) return `${what}은 판정에 넣지 않음`;
    return `${what} 중 오류는 판정에 넣음: strict 팩을 쓰면서 --baseline으로 이 파일을 지정하지 않음`;
  },
  comments: ({ number }) => `소스 주석의 예외 승인 ${number}건에 승인자가 없음`,
  'tries-nothing': () => '사용 중인 정책 가운데 이 입력의 장애를 모의하는 것이 없음',
};

const changes = { looser: '완화', stricter: '강화' } as const;
const tiers = { production: '운영 환경', test: '검증 환경', unstated: '표시 없음' } as const;
const severities = { error: '오류', warning: '경고', info: '참고' } as const;

function inBrackets(by: TierSource | undefined): string {
  return by === undefined ? '' : `(${tierSource(by)})`;
}

function time(interval: Interval): string {
  return outage(...interval);
}

/** The first of many. */
function few(items: readonly string[]): string {
  return items.length > 3 ? andMore(items.slice(0, 2).join(', '), items.length - 2) : all(items);
}
