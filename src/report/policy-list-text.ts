import type { Output } from '../printable.ts';
import type { ListedPolicy, PolicyList } from './explained.ts';
import type { ExplanationOptions } from './explanation.ts';
import { blank, line, paragraph, print, span, table, type Line, type Span, type Tone } from './page.ts';
import type { Words } from './words/words.ts';

const TONES: Readonly<Record<NonNullable<ListedPolicy['severity']>, Tone>> = {
  error: 'error',
  warning: 'warning',
  info: 'quiet',
  off: 'quiet',
};

/** Policies, one a line; under what they have in common where that was asked for. */
export function renderPolicyList(list: PolicyList, { colour, width, words }: ExplanationOptions): Output {
  const { ofPack, hint } = words.policyList;
  const { policies, groups, pack } = list;
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const body = groups?.flatMap(({ id, title, policies: ids }): Line[] => {
    const heading = title === undefined ? [] : paragraph(line('  '), title, width, 'quiet');
    const rows = ids.flatMap((one) => byId.get(one) ?? []).map((policy) => row(policy, words));
    return [line(span(id, 'name')), ...heading, ...table(rows, '  '), blank];
  }) ?? [
    ...table(
      policies.map((policy) => row(policy, words)),
      '',
    ),
    blank,
  ];
  const used = policies.filter(({ severity }) => severity !== null && severity !== 'off').length;
  return print([...body, line(span(ofPack(policies.length, used, pack), 'quiet')), line(span(hint, 'quiet'))], colour);
}

function row({ id, severity, title }: ListedPolicy, words: Words): Line {
  return line(span(id, 'strong'), severitySpan(severity, words), title);
}

function severitySpan(severity: ListedPolicy['severity'], { severity: called, policyList }: Words): Span {
  if (severity === null) return span(policyList.notUsed, 'quiet');
  return span(severity === 'off' ? policyList.off : called[severity], TONES[severity]);
}
