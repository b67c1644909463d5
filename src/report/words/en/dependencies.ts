import { groupBy } from '../../../multimap.ts';
import type { DependenciesStatements, Graded } from '../../../judge/statements/dependencies-statements.ts';
import type { MessageWords, Say } from '../words.ts';
import { duration } from '../durations.ts';
import { all, some } from './joined.ts';

/** Messages of policies/dependencies.yaml. */
export const dependenciesInEnglish: MessageWords<keyof DependenciesStatements> = {
  'graded-lower': ({ grade, dependents }, { subject, verdict, say }) => {
    const depend = verdict === 'unproven' ? 'may depend' : dependents.length === 1 ? 'depends' : 'depend';
    return `${subject} has grade ${grade}, but ${gradedNames(dependents, say)} ${depend} on it`;
  },
  'slower-than-needed': ({ of, has, allowed }, { subject, services, count, verdict }) => {
    const need = verdict === 'unproven' ? 'may need' : count === 1 ? 'needs' : 'need';
    return of === 'rto'
      ? `${subject} may be down for ${duration(has)}, but ${services} ${need} it within ${duration(allowed)}`
      : `${subject} may lose the data of ${duration(has)}, but ${services} ${need} it to lose no more than ${duration(allowed)}`;
  },
  'channels-share': ({ channels }, { subject, services, count, verdict, say }) => {
    const cannot =
      verdict === 'unproven'
        ? 'may be usable through no channel'
        : count === 1
          ? 'is usable through no channel'
          : 'are usable through no channel';
    return `If ${subject} fails, ${services} ${cannot}: ${some([...new Set(channels.map(say.title))])} depend on it`;
  },
};

/** `a and b (grade 1) and c (grade 2)`. */
function gradedNames(graded: readonly Graded[], say: Say): string {
  const byGrade = groupBy(graded, ({ grade }) => grade);
  return all(
    [...byGrade].map(([grade, list]) => `${some(list.map(({ title }) => say.title(title)))} (grade ${grade})`),
  );
}
