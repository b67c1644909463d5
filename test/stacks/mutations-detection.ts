import { type Block, each, type Mutation, type Whole } from './whole.ts';

/** Failures that would not be noticed any more, by the one policy that must refuse it. */
export const detection: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'gray-failure-unseen': each(['a line to the premises', 'the backbone of the premises'], (label) => ({
    [`only the links are watched: ${label}`]: (whole) => watch(whole, label, { detect: 'link-state' }),
  })),
};

/** What a service leans on, stated as it should not be. */
export const dependencies: typeof detection = {
  'grade-inversion': {
    'the router is graded below what leans on it': ({ facts }) => {
      (facts.components['core-router'] ?? {})['grade'] = 3;
    },
    'both backbone routers are graded below what leans on them': ({ facts }) => {
      (facts.components['backbone-1'] ?? {})['grade'] = 2;
      (facts.components['backbone-2'] ?? {})['grade'] = 2;
    },
  },
  'channels-share-fate': {
    'counters and kiosks come over one backbone router': ({ facts }) => {
      for (const channel of ['counter', 'kiosk']) (facts.components[channel] ?? {})['needs'] = ['backbone-1'];
    },
  },
};

/** Changes how every service notices the loss of what it calls `label`. */
function watch({ facts }: Whole, label: string, how: Block): void {
  const needs = Object.values(facts.services)
    .flatMap((service) => (service['needs'] ?? []) as Block[])
    .filter((need) => need['label'] === label);
  if (needs.length === 0) throw new Error(`no need is called ${label}`);
  for (const need of needs) Object.assign(need, how);
}
