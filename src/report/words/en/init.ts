import type { InitialTier } from '../../initial.ts';
import type { InitWords } from '../init-words.ts';

const tierNames = { production: 'production', test: 'test', unstated: 'not stated, counts as production' } as const;

/** A first nospof.yaml in English. */
export const initInEnglish: InitWords = {
  head: (inputs, resources) => [
    'What no plan can tell about this deployment. Written by nospof init from:',
    ...inputs.map((input) => `  ${input}`),
    `(${resources} ${resources === 1 ? 'resource' : 'resources'}).`,
    '',
    'As it is, this file changes nothing: nospof judges the same without it. What nospof found out by itself is written below as',
    'comments. To decide something, remove the "# " of its lines, and of the lines above that they belong to. Lines that begin with',
    '"##" explain. Then run nospof lint again.',
  ],
  packs: [
    'DECIDE the pack. recommended needs no declarations. strict also rejects what is unproven for services of grade 1 and 2, and',
    'accepts no declaration in the place of what the plan shows.',
  ],
  services: (count) =>
    count === 0
      ? [
          'DECIDE the services. None was found in these inputs: name the resources that clients come in by, for example',
          '  services: { shop: { grade: 2, entry: [aws_lb.shop] } }',
        ]
      : [
          `DECIDE the services. ${count === 1 ? 'One was' : `${count} were`} found. Until they are declared, each has grade 3 and no objective: a takeover within three minutes`,
          'is enough, and the loss of a Region is not judged. Declare what matters, under a name that people use, with',
          '  grade: 1            1 is the strictest, 4 the least strict',
          '  rto: 15m            the longest outage that is permitted; rpo: 5m for data',
          '  dual-site: true     it runs at two sites',
          '  owner: team-a       who is responsible',
        ],
  service: (title, tier, isNameless) =>
    `${title}: ${tierNames[tier]}${isNameless ? '; it has no resource that could be named as its entry' : ''}`,
  more: (count) => `and ${count} more`,
  tiers: ['DECIDE the tiers: what is production, and where changes are tested first. Guessed from:'],
  tier: ({ tier, resources, ...by }) =>
    `${tier}: ${resources} ${resources === 1 ? 'resource' : 'resources'}, by ${told(by)}`,
  unstated: (count) => `not stated: ${count} ${count === 1 ? 'resource' : 'resources'}, which count as production`,
  sites: (count) => [
    count === 1
      ? 'DECIDE the sites. A site is a place that can be lost as a whole. These inputs are in one Region.'
      : `DECIDE the sites. A site is a place that can be lost as a whole. These inputs are in ${count} Regions.`,
  ],
  times: [
    'Times that nospof assumes of what is here, as [best, worst]. Declare one only if a drill, or a setting that no plan shows, says',
    'otherwise.',
  ],
  noTestTier: [
    'DECIDE the test environment: none was found. If it is deployed from another plan, give nospof that plan too, or name it here:',
    '  tiers: { test: { elsewhere: { plan: staging.json } } }',
    'If there is to be none, say why:',
    "  disable: { no-test-tier: 'REASON' }",
  ],
  notModelled: (types) => [
    'Not modelled: nospof says nothing of resources of these types. What a service needs of them can be declared under components.',
    ...types.map((type) => `  ${type}`),
  ],
  written: (file, services) =>
    `${file} is written, with ${services === 0 ? 'no service' : services === 1 ? 'one service' : `${services} services`} as comments; it changes nothing until you decide`,
};

function told({ from, key, text }: Pick<InitialTier, 'from' | 'key' | 'text'>): string {
  switch (from) {
    case 'tag':
      return `the tag ${key}=${text}`;
    case 'variable':
      return `the variable ${key}=${text}`;
    case 'account':
      return `the account ${text}`;
    case 'stack':
      return `the stack ${text}`;
    case 'workspace':
      return `the workspace ${text}`;
  }
}
