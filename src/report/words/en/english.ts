import { duration, outage } from '../durations.ts';
import type { Words } from '../words.ts';
import { invalidWaiver, waiverProblem } from './accepted.ts';
import { all, either, plural } from './joined.ts';
import { caseOf, idleCheck, idlePolicy } from './policies.ts';
import { capacityInEnglish } from './capacity.ts';
import { changeInEnglish } from './change.ts';
import { comparisonInEnglish } from './comparison.ts';
import { declaredInEnglish } from './declared.ts';
import { dependenciesInEnglish } from './dependencies.ts';
import { detectionInEnglish } from './detection.ts';
import { factsInEnglish } from './facts.ts';
import { fixesInEnglish } from './fixes.ts';
import { formatsInEnglish } from './formats.ts';
import { initInEnglish } from './init.ts';
import { mistakesInEnglish } from './mistakes.ts';
import { ownershipInEnglish } from './ownership.ts';
import { pictureInEnglish } from './picture.ts';
import { recoveryInEnglish } from './recovery.ts';
import { redundancyInEnglish } from './redundancy.ts';
import { refusalsInEnglish } from './refusals.ts';
import { reportInEnglish } from './report.ts';
import { testTierInEnglish } from './test-tier.ts';
import { titlesInEnglish } from './titles.ts';
import { typesInEnglish } from './types.ts';

/** English. */
export const english: Words = {
  language: 'en',
  shipped: (text) => text,
  comparison: comparisonInEnglish,
  title: titlesInEnglish,
  inZone: (part, zone, { title }) => `${part} in ${zone.is === 'zone' ? zone.of : title(zone)}`,
  fact: factsInEnglish,
  mistake: mistakesInEnglish,
  refusal: refusalsInEnglish,
  message: {
    ...redundancyInEnglish,
    ...testTierInEnglish,
    ...dependenciesInEnglish,
    ...detectionInEnglish,
    ...capacityInEnglish,
    ...changeInEnglish,
    ...recoveryInEnglish,
    ...ownershipInEnglish,
    'declared-away': ({ fact }, { say }) =>
      `${fact.is === 'retagged' ? 'Taken out of production by tags' : 'Declared, and not shown by the inputs'}: ${say.declared(fact)}`,
    'waiver-invalid': invalidWaiver,
    own: ({ text }) => text,
  },
  waiverProblem,
  declared: declaredInEnglish,
  label: {
    unfailed: (subject) => `${subject}, without a failure`,
    noTestTier: 'no test environment',
    declared: 'a declaration',
    waiver: 'a waiver',
    change: 'the change',
    inputs: 'the inputs',
    untested: (classes) =>
      `${classes} ${classes === 1 ? 'kind' : 'kinds'} of component missing from the test environment`,
  },
  fix: fixesInEnglish,
  anyOf: (parts) =>
    parts.length < 4 ? either(parts) : `one of ${parts.slice(0, 2).join(', ')} and ${parts.length - 2} others`,
  services: (names) => (names.length > 2 ? `${names[0]} and ${names.length - 1} other services` : all(names)),
  atSite: (service, site) => `${service} at ${site}`,
  unreadSource: (file) =>
    `${file} cannot be read to the end, so some findings have no line; check it with terraform validate`,
  idlePolicy,
  idleCheck,
  tagHint({ is, tag, meant, other = '', of: [first = '', ...others] }) {
    const of = others.length === 0 ? first : `${first} and ${others.length} more`;
    switch (is) {
      case 'no-waiver':
        return `tag ${tag} of ${of} has no effect: to accept a finding, write a waiver in nospof-waivers.yaml`;
      case 'near-word':
        return `tag ${tag} of ${of} is read as a failure domain of your own, did you mean ${meant}?`;
      case 'not-a-fact':
      case 'near-tier':
        return `tag ${tag} of ${of} is not read, did you mean ${meant}?`;
      case 'two-tiers':
        return `${tag === other ? `tag ${tag} of ${of} states` : `tags ${other} and ${tag} of ${of} state`} production and a test tier: production counts`;
      case 'production-behind':
        return `tag ${tag} of ${of} states a test tier, but ${other} behind it is tagged as production: the service is judged as production`;
    }
  },
  twoForms: (resource, inline, child) => `${resource} (${inline} and ${child})`,

  duration,
  outage,

  andMore: (items, more) => `${items} and ${more} more`,
  count: {
    service: plural('service'),
    component: plural('component'),
    failure: plural('failure'),
    finding: plural('finding'),
    resource: plural('resource'),
    module: plural('module'),
    part: plural('component'),
    error: plural('error'),
  },
  verdict: { broken: 'broken', unproven: 'unproven', 'not-judged': 'not judged', holds: 'holds' },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  service: {
    grade: (grade) => `grade ${grade}`,
    inferred: 'inferred',
    testTier: 'test environment',
    testTierOnly: 'test environment: information only',
    dualSite: 'dual-site',
    rto: (time) => `RTO ${time}`,
    siteRto: (time) => `site RTO ${time}`,
    doesNotCover: (addresses, count) => `does not cover ${addresses}, which ${count === 1 ? 'is' : 'are'} not modelled`,
  },

  report: reportInEnglish,
  format: formatsInEnglish,
  explanation: {
    fields: {
      why: 'why',
      do: 'fix',
      forType: 'for',
      severity: 'severity',
      waivers: 'waivers',
      controls: 'controls',
      incident: 'seen in',
      definedAt: 'defined',
    },
    severityIn: (severity, pack) => `${severity} in ${pack}`,
    offIn: (pack, reason) => `off in ${pack} (${reason})`,
    inNoPack: 'in no pack',
    notWaivable: 'not accepted',
    titled: (id, title) => `${id} ${title}`,
    caseOf,
  },
  policyList: {
    off: 'off',
    notUsed: 'not used',
    ofPack: (policies, used, pack) => `${policies} ${policies === 1 ? 'policy' : 'policies'}, ${used} used by ${pack}`,
    hint: 'for the reason and the fix, run: nospof explain ID',
  },
  types: typesInEnglish,
  init: initInEnglish,
  simulation: {
    fails: { down: 'fails', degraded: 'degraded' },
    parts: (count, asked) => `${count} (${asked})`,
    and: ' and ',
    maybe: 'perhaps',
    stops: (service, howLong) => `${service} is down: ${howLong}`,
    holds: 'holds',
    nothingStops: 'no service goes down',
  },
  picture: pictureInEnglish,
};
