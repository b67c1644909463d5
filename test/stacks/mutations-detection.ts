import { type Block, each, type Mutation, type Whole } from './whole.ts';

/** Failures that would not be noticed any more, by the one policy that must refuse it. */
export const detection: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'gray-failure-unseen': each(['a line to the premises', 'the backbone of the premises'], (label) => ({
    [`only the links are watched: ${label}`]: (whole) => watch(whole, label, { detect: 'link-state' }),
  })),
};

/** Changes how every service notices the loss of what it calls `label`. */
function watch({ facts }: Whole, label: string, how: Block): void {
  const needs = Object.values(facts.services)
    .flatMap((service) => (service['needs'] ?? []) as Block[])
    .filter((need) => need['label'] === label);
  if (needs.length === 0) throw new Error(`no need is called ${label}`);
  for (const need of needs) Object.assign(need, how);
}
