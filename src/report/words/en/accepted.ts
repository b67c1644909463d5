import type { Words } from '../words.ts';

/** What is wrong with a waiver, in English: clauses that go on from "the waiver …". */
export const waiverProblem: Words['waiverProblem'] = {
  unread: ({ text }) => `is not understood: ${text}`,
  'unknown-policy': ({ policy, meant }) =>
    `names the unknown policy "${policy}"${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
  'not-waivable': () => 'is for a policy that cannot be waived',
  'too-broad': ({ pattern }) => `has the address ${pattern}, which is too broad`,
  'no-reason': () => 'has no reason',
  'no-requester': () => 'has no requester',
  'no-approver': () => 'has no approver',
  'approver-needed': () => 'is a comment, and the strict pack requires an approver for an error',
  'self-approved': ({ by }) => `was approved by its requester (${by})`,
  'no-expiry': () => 'has no expiry date',
  expired: ({ on }) => `expired on ${on}`,
  'too-long': ({ until, days, asOf }) => `ends on ${until}, which is more than ${days} days after ${asOf}`,
  'at-no-block': () => 'is at no block that the inputs contain',
  unused: () => 'matches no finding',
};

/** `The waiver of single-router for aws_nat_gateway.a does not apply: it expired on 2026-01-01 and has no reason`. */
export const invalidWaiver: Words['message']['waiver-invalid'] = ({ waives, of, problems }) => {
  const shown = of.length > 3 ? [...of.slice(0, 2), `${of.length - 2} more`] : of;
  const scope = shown.length === 0 ? '' : ` for ${joined(shown)}`;
  const why = problems.map((problem) => phrase(waiverProblem, problem));
  return `The waiver${waives === '' ? '' : ` of ${waives}`}${scope} does not apply: it ${joined(why)}`;
};

function phrase<Is extends keyof Words['waiverProblem']>(
  phrases: Words['waiverProblem'],
  problem: Parameters<Words['waiverProblem'][Is]>[0] & { readonly is: Is },
): string {
  return phrases[problem.is](problem);
}

function joined(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(' and ');
}

export const waivedInEnglish: Words['report']['waived'] = {
  called: 'waivers',
  file: (file, asOf) => `${file === undefined ? '' : `${file}, `}as of ${asOf}`,
  heading: 'waived',
  inShort: (of, reason, until, at) =>
    `${of}: ${reason} (${[...(until === '' ? [] : [`until ${until}`]), at].join(', ')})`,
  requester: (name) => `requested by ${name}`,
  approver: (name) => `approved by ${name}`,
  expires: (day) => `until ${day}`,
  ticket: (ticket) => `ticket ${ticket}`,
  control: (control) => `compensating control: ${control}`,
  counted: (count) => `${count} waived`,
};

export const baselineInEnglish: Words['report']['baseline'] = {
  called: 'baseline',
  heading: 'in the baseline',
  file: (file, findings) => `${file}: ${findings}`,
  resolved: (count, path) =>
    `${count} of ${path} ${count === 1 ? 'is' : 'are'} resolved: run nospof baseline again, so that ${count === 1 ? 'it does' : 'they do'} not come back unnoticed`,
  counted: (count) => `${count} in the baseline`,
  recorded: (findings, path, left) =>
    `${findings} recorded in ${path}${left === 0 ? '' : `; ${left} about declarations and waivers not recorded, as no baseline accepts them`}`,
};
