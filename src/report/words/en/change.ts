import type { DeclaredGuard, DeclaredStep } from '../../../input/declared/declared.ts';
import type { WindowProblem } from '../../../judge/change/window-problems.ts';
import type { ChangeStatements, DownPart } from '../../../judge/statements/change-statements.ts';
import { duration } from '../durations.ts';
import type { MessageWords, Say } from '../words.ts';
import { all, either, some } from './joined.ts';

/** Messages of policies/change.yaml. */
export const changeInEnglish: MessageWords<keyof ChangeStatements> = {
  'down-together': ({ parts }, { verdict, subject, services, count, say }) => {
    const down = parts.map((part) => downPart(part, say));
    const isOne = down.length === 1;
    const surely = verdict === 'broken';
    const together = `${some(down)} ${surely ? (isOne ? 'is' : 'are') : 'may be'} down${isOne ? '' : ' at the same time'}`;
    // A load balancer that is replaced is the service that stops.
    if (isOne && parts.some(({ of }) => say.id(of) === services)) return `During ${subject}, ${together}`;
    const stays = surely ? (count === 1 ? 'stays' : 'stay') : 'may stay';
    return `During ${subject}, ${together}, so ${services} ${stays} down until ${isOne ? 'it' : 'one of them'} is back`;
  },
  'data-destroyed': ({ by, arguments: names }, { verdict, subject }) => {
    const why = names.length === 0 ? '' : ` (because of ${all(names)})`;
    const copy = verdict === 'broken' ? 'no copy of its data is made' : 'perhaps no copy of its data is made';
    return `${subject} is ${by === 'replaced' ? 'replaced by an empty one' : by}${why}, and ${copy}`;
  },
  unguarded: ({ step, does, lacks }, { subject }) =>
    `${step === undefined ? 'A step' : `The step "${step}"`} ${deeds[does]} ${subject} without ${either(lacks.map((guard) => guards[guard]))}`,
  'no-rollback': ({ lacks, late }) => {
    if (late !== undefined)
      return `Undoing the change takes ${duration(late.time)}, but a service that rests on what it touches may be down for ${duration(late.limit)} only`;
    return lacks.length === rollback.size
      ? 'Nothing states how the change is undone'
      : `How the change is undone is not stated in full: ${all(lacks.map((part) => rollback.get(part) ?? part))} ${lacks.length === 1 ? 'is' : 'are'} missing`;
  },
  'bad-window': ({ problems }) => `The change is made at a bad time: ${problems.map(windowProblem).join('; ')}`,
  unacknowledged: ({ services, approver }) => {
    const unknowing =
      services.length === 0
        ? []
        : [`nothing states that the owner of ${some(services)} knows that the change may stop it`];
    const approval =
      approver === undefined
        ? []
        : [approver === 'same' ? 'who makes the change approves it' : 'no approver is stated'];
    return sentence([...unknowing, ...approval].join(', and '));
  },
  'big-bang': ({ wayBack, limit }, { services }) => {
    const back =
      wayBack === undefined || limit === undefined
        ? 'there is no way back'
        : `the way back takes ${duration(wayBack)} (recovery time objective ${duration(limit)})`;
    return `${services} is opened for all users at once, and ${back}`;
  },
};

const deeds: Readonly<Record<DeclaredStep['does'], string>> = {
  update: 'updates',
  replace: 'replaces',
  delete: 'deletes',
  'access-list': 'replaces the access list of',
  power: 'works on the power of',
};

const guards: Readonly<Record<DeclaredGuard, string>> = {
  'dry-run': 'a dry run',
  snapshot: 'a snapshot',
  'second-person': 'a second person',
  'power-off': 'switching the power off',
};

const rollback = new Map([
  ['artefact', 'what is restored'],
  ['steps', 'the steps'],
  ['time', 'the time it takes'],
]);

function windowProblem(problem: WindowProblem): string {
  switch (problem.is) {
    case 'no-begin':
      return 'when it begins is not stated';
    case 'no-watch':
      return 'for how long its result is watched is not stated';
    case 'critical':
      return `on ${problem.day}, ${problem.service} must not be changed`;
    case 'open':
      return `${problem.service} is open from ${problem.open} to ${problem.close}`;
    case 'no-time':
      return `the work and watching its result take ${duration(problem.needed)}, but ${problem.service} opens at ${problem.opens}`;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `aws_instance.a (replaced because of ami)`. */
function downPart({ of, by, arguments: names }: DownPart, { id }: Say): string {
  if (by === 'step') return id(of);
  return names.length === 0 ? `${id(of)} (${by})` : `${id(of)} (${by}: ${all(names)})`;
}
