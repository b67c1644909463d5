import type { DependenciesStatements, Graded } from '../../../judge/statements/dependencies-statements.ts';
import { groupBy } from '../../../multimap.ts';
import type { MessageWords, Say } from '../words.ts';
import { duration } from './durations.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/dependencies.yaml, in Korean. */
export const dependenciesInKorean: MessageWords<keyof DependenciesStatements> = {
  'graded-lower': ({ grade, dependents }, { subject, verdict, say }) => {
    const depends = verdict === 'unproven' ? '의존할 수 있습니다' : '의존합니다';
    return `${withParticle(subject, '은/는')} ${grade}등급이지만 ${gradedNames(dependents, say)}이 여기에 ${depends}`;
  },
  'slower-than-needed': ({ of, has, allowed }, { subject, services, verdict }) => {
    const may = verdict === 'unproven' ? '의존할 수 있습니다' : '의존합니다';
    const objective = of === 'rto' ? '복구 목표 시간(RTO)' : '복구 목표 시점(RPO)';
    return `${subject}의 ${objective}은 ${duration(has)}이지만, ${objective}이 ${duration(allowed)} 이내여야 하는 ${withParticle(services, '이/가')} 여기에 ${may}`;
  },
  'channels-share': ({ channels }, { subject, services, verdict, say }) => {
    const names = [...new Set(channels.map(say.title))].join(', ');
    const cannot = verdict === 'unproven' ? '이용하지 못할 수 있습니다' : '이용할 수 없습니다';
    return `${subject}에 장애가 발생하면 ${withParticle(services, '을/를')} 어느 창구로도 ${cannot}: ${withParticle(names, '이/가')} 모두 여기에 의존합니다`;
  },
};

/** `a, b(1등급), c(2등급)`: what it ends with is read as 등급. */
function gradedNames(graded: readonly Graded[], say: Say): string {
  const byGrade = groupBy(graded, ({ grade }) => grade);
  return [...byGrade]
    .map(([grade, list]) => `${list.map(({ title }) => say.title(title)).join(', ')}(${grade}등급)`)
    .join(', ');
}
