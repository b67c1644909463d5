import type { IdlePolicy } from '../../../judge/idle-policies.ts';
import type { Words } from '../words.ts';

/** A type with what is there of it already, as `explain` has it. */
export const caseOf: Words['explanation']['caseOf'] = (type, when) =>
  when === undefined ? type : `${type} (${cases.get(when) ?? when})`;

const cases: ReadonlyMap<string, string> = new Map([
  ['zones', 'several zones are listed'],
  ['second', 'a second one is there'],
  ['idle', 'another one is unused'],
  ['replaced', 'made anew'],
  ['deployment', 'during a deployment'],
  ['one-host', 'all tasks on one host'],
  ['spot-capacity', 'Spot capacity'],
]);

/** What is said in English of policies that are not shipped. */
export const idlePolicy: Words['idlePolicy'] = ({ policy, at, unmet }) =>
  `${at}: the policy ${policy} tests nothing in these inputs: ${unmet === undefined ? 'no component meets all of its conditions' : nothingHas(unmet)}`;

export const idleCheck: Words['idleCheck'] = ({ check, at }) =>
  `${at}: no policy uses the check ${check}; define one with check: ${check} in a policy pack`;

function nothingHas(unmet: NonNullable<IdlePolicy['unmet']>): string {
  const values = unmet.values.join(' or ');
  switch (unmet.key) {
    case 'each':
      return `they contain no failure domain of the kind ${values}`;
    case 'services':
      return unmet.values.length === 0 ? 'it applies to none of the services' : `no service is called ${values}`;
    case 'tag':
      return `no component has the tag ${unmet.tag ?? ''} = ${values}`;
    case 'address':
      return `no component has the address ${values}`;
    case 'site':
      return `no component is at the site ${values}`;
    case 'role':
    case 'type':
    case 'tier':
      return `no component has the ${unmet.key} ${values}`;
  }
}
