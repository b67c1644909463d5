import type { Report, ReportPolicy } from '../report.ts';
import type { Words } from '../words/words.ts';
import { markdownText } from './markdown-text.ts';

/** GitHub shows no more characters of a description, and no more tags. */
const MOST_OF_A_DESCRIPTION = 1024;
const MOST_TAGS = 10;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
const problems = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** A rule as far as others need to know it. */
interface Rule {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The policies as rules of SARIF, with the help that GitHub shows beside an alert; one that only a finding names has none. */
export function rulesOf({ policies, findings }: Report, words: Words): Rule[] {
  const known = new Set(policies.map(({ id }) => id));
  const others = new Set(findings.flatMap(({ policy }) => (known.has(policy) ? [] : [policy])));
  return [...policies.map((policy) => ruleOf(policy, words)), ...Array.from(others, (id) => ({ id }))];
}

function ruleOf(policy: ReportPolicy, words: Words): Rule {
  const { id, title, severity, why, controls } = policy;
  return {
    id,
    shortDescription: { text: title.slice(0, MOST_OF_A_DESCRIPTION) },
    fullDescription: { text: (why || title).slice(0, MOST_OF_A_DESCRIPTION) },
    help: { text: helpText(policy, words, (text) => text), markdown: helpText(policy, words, markdownText) },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [words.format.tag, ...controls].slice(0, MOST_TAGS),
      'problem.severity': problems[severity],
      precision: 'high',
    },
  };
}

function helpText(policy: ReportPolicy, { explanation, format }: Words, as: (text: string) => string): string {
  const { fields } = explanation;
  const parts: readonly (readonly [name: string, text: string])[] = [
    [fields.why, policy.why],
    [fields.do, policy.fix],
    [fields.controls, policy.controls.join(', ')],
    [fields.incident, policy.incident ?? ''],
  ];
  return [
    as(policy.title),
    ...parts.flatMap(([name, text]) => (text === '' ? [] : [`${name}: ${as(text)}`])),
    as(format.explained(policy.id)),
  ].join('\n\n');
}
