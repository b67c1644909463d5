import { aboutChange } from '../change/change-facts.ts';
import { type WindowProblem, windowProblems } from '../change/window-problems.ts';
import { finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

const notStated: readonly WindowProblem[] = [{ is: 'no-begin' }, { is: 'no-watch' }];

/** A change is made, and its result watched, before people need the services that rest on what it touches. */
export const changeWindow: Check = {
  name: 'change-window',
  options: noOptions,
  run(policy, { change }) {
    if (change === undefined) return [];
    const { stated, services } = change;
    const problems = stated === undefined ? notStated : windowProblems(stated, services);
    if (problems.length === 0) return [];
    const statement = { says: 'bad-window' as const, problems };
    return [finding(policy, { ...aboutChange(change), severity: policy.severity, statement })];
  },
};
