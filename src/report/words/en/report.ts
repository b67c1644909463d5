import { duration, endOf, outage } from '../durations.ts';
import type { Words } from '../words.ts';
import { baselineInEnglish, waivedInEnglish } from './accepted.ts';

/** What a report says beside its findings. */
export const reportInEnglish: Words['report'] = {
  accepted: 'accepted',
  rejected: (why) => `rejected: ${why}`,
  judged: 'checked',
  tried: 'tested',
  policies: (packs) => `policies: ${packs}`,
  ownPack: (file, digest) => `${file} (sha256 ${digest.slice(0, 12)})`,
  declared: {
    heading: 'Declared, not in the plan',
    configuration: 'declared',
    file: (path, digest, found) =>
      `${path}${found ? `, found in ${/[\\/]/.test(path) ? 'a folder above' : 'this folder'}` : ''} (sha256 ${digest.slice(0, 12)})`,
    refused: '(the strict pack refuses those marked with !)',
    inShort: (facts, refused) =>
      `${facts} ${facts === 1 ? 'declaration is' : 'declarations are'} not in the plan${refused === 0 ? '' : `, ${refused} of them refused by strict`}`,
  },
  noService: 'No service was found in the input.',
  servicesHeading: 'Services',
  counted: {
    broken: (count) => `${count} broken`,
    unproven: (count) => `${count} unproven`,
    'not-judged': (count) => `${count} not judged`,
    holds: (count) => `${count} ${count === 1 ? 'holds' : 'hold'}`,
  },
  rest: (count, verdicts) => `and ${count} more: ${verdicts}`,
  longest: ['failure of', 'tests', 'longest outage', 'service', 'caused by'],
  oneOf: (kind) => `one ${kind}`,
  shortOutage(best, worst, lost = 'component') {
    if (worst === 0) return 'none';
    const end = lost === 'component' ? endOf(lost) : 'until it recovers';
    if (best === Infinity) return end;
    return worst === Infinity ? `${duration(best)} or ${end}` : outage(best, worst);
  },
  waived: waivedInEnglish,
  baseline: baselineInEnglish,
  fields: {
    services: 'services',
    why: 'why',
    also: 'also',
    newlyStops: 'now also',
    breaks: 'also breaks',
    decide: 'to decide',
    allowed: 'allowed by',
    assumes: 'assumes',
    where: 'where',
    waived: 'waived',
    control: 'control',
    incident: 'seen in',
    do: 'fix',
  },
  moreAlike: (count, names) => `and ${count} more like it: ${names}`,
  sameEffect: (failures) => `${failures} (same effect)`,
  serviceOutage: (service, time, repaired, limit) =>
    `${service} (${time}${repaired === undefined ? '' : `, expected ${repaired}`}${limit === undefined ? '' : `, limit ${limit}`})`,
  assumption: (id, value, source) => `${id} = ${value}, source: ${source}`,
  inConstruct: (construct, names) => `construct ${construct}${names === '' ? '' : ` (${names})`}`,
  inStack: (names, stacks) => `${names} in stack ${stacks}`,
  writtenAt(at, calledFrom, argument, names) {
    const line = argument === undefined ? at : `${argument} at ${at}`;
    const place = [line, ...calledFrom.map((call) => `called from ${call}`)].join(', ');
    return names === '' ? place : `${place} (${names})`;
  },
  changes: {
    called: 'change',
    base: 'compared',
    counts: (introduced, resolved, alreadyThere) =>
      `introduced by this plan: ${introduced}, resolved: ${resolved}, already there: ${alreadyThere}`,
    introduced: 'introduced by this plan',
    alreadyThere: 'already there before this plan',
    resolved: 'resolved by this plan',
    heading: (change) => (change === 'introduced' ? 'Introduced by this plan' : 'Already there before this plan'),
  },
  inShort: {
    heading(count, change) {
      if (change === undefined) return `${count} more ${count === 1 ? 'finding' : 'findings'}`;
      return change === 'introduced'
        ? `${count} more introduced by this plan`
        : `${count} already there before this plan`;
    },
    hint: '(for details, use --verbose)',
    more: (count) => `and ${count} more`,
    open: (place, missing) => `${place}, to decide: ${missing}`,
  },
  hidden(info, inBaseline) {
    const counts = [
      ...(info > 0 ? [`${info} informational`] : []),
      ...(inBaseline > 0 ? [baselineInEnglish.counted(inBaseline)] : []),
    ];
    return `${counts.join(', ')}: use --verbose to show ${info + inBaseline === 1 ? 'it' : 'them'}`;
  },
  moreAbout: (policy) => `for details about a policy, run: nospof explain ${policy}`,
  notModelled: (count, resources, types) => `not modelled: ${count} of ${resources} (${types})`,
  hint: 'hint',
  notDeclared: (count, policies) =>
    `not judged, as nospof.yaml declares nothing that ${count === 1 ? 'this policy is' : 'these policies are'} about: ${policies}`,
  assumedElsewhere: (names) => `not in these inputs, assumed to be up: ${names}`,
  notInInput: (modules, names) => `not in the input: the contents of ${modules} (${names})`,
  twoForms: (resources) =>
    `defined both inline and as separate resources, which overwrite each other in Terraform: ${resources}`,
};
