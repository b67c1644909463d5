import type { Interval, TierSource } from '../../../network/network.ts';
import { duration, outage } from '../durations.ts';
import type { Words } from '../words.ts';

/** What is declared, in English: one clause each, which begins with a small letter. */
export const declaredInEnglish: Words['declared'] = {
  assumption: ({ name, from, to, change }) => `${name} is ${time(to)} instead of ${time(from)}, which is ${change}`,
  recovery: ({ component, from, to }, { title }) =>
    `${title(component)} recovers in ${time(to)} (the plan: ${time(from)})`,
  role: ({ component, from, to }, { title }) => `${title(component)} has the role ${to} (the plan: ${from})`,
  site: ({ component, from, to }, { title }) => `${title(component)} is at the site ${to} (the plan: ${from})`,
  component: ({ name, role, recovery }) =>
    `${name}, which services depend on, is in no plan (role ${role}${recovery[1] === Infinity ? '' : `, recovers in ${time(recovery)}`})`,
  alternative: ({ component, k, total, declared, unlike }, { title }) => {
    const how = `${title(component)} works with any ${k === 1 ? 'one' : k} of ${total} alternatives`;
    const which = [
      { titles: declared, are: 'in no plan' },
      { titles: unlike, are: 'of another kind or needed anyway' },
    ].flatMap(({ titles, are }) => {
      if (titles.length === 0) return [];
      return [`${titles.length === total ? 'all' : titles.length} of which are ${are} (${few(titles.map(title))})`];
    });
    return which.length === 0 ? `${how}, by declaration` : `${how}, ${which.join(', ')}`;
  },
  'only-declared': ({ service }) => `${service} stays up even if every resource in the inputs fails`,
  planned: ({ name }) => `${name} is said to be planned, although the inputs contain it`,
  disabled: ({ policy, reason }) => `the policy ${policy} is disabled: ${reason}`,
  tier: ({ declared, says, by, isAll }, _say) => {
    const plan = says === 'unstated' ? 'which state no tier' : `which are ${says} according to the inputs${source(by)}`;
    return `resources ${plan}, are declared ${declared}${isAll ? ', and nothing is left that is production' : ''}`;
  },
  retagged: ({ before, after }) =>
    `resources that are production before the apply${source(before)} and test after it${source(after)} count as production`,
  'test-plan': ({ path, digest }) => `${path} is the test environment (sha256 ${digest.slice(0, 12)})`,
  'given-twice': ({ path, other }) => `${path} contains the resources of ${other} once more`,
  relabelled: ({ path, other }) => `${path} differs from ${other} in tags and names only`,
  objective: ({ service, objective, value, unless }) => {
    switch (objective) {
      case 'rto':
        return `${service} may be down for ${duration(value)} if a site or Region is lost (default: ${duration(unless)})`;
      case 'rto-within-site':
        return `${service} may be down for ${duration(value)} if a component or zone fails (default: ${duration(unless)})`;
      case 'site-absorbs':
        return `${service} may lose a whole site when a component of it fails`;
      case 'grade':
        return `${service} has grade ${value} (default: ${unless})`;
    }
  },
  pack: ({ file, digest, weaker }) => {
    const less = weaker.length === 1 ? 'policy of recommended is' : 'policies of recommended are';
    return `the policy pack ${file} (sha256 ${digest.slice(0, 12)}) is not a shipped one${weaker.length === 0 ? '' : `, and ${weaker.length} ${less} off or less severe with it: ${few(weaker)}`}`;
  },
  plugin: ({ file, digest }) => `checks of the plugin ${file} (sha256 ${digest.slice(0, 12)}) run`,
  'plugin-left-out': ({ file, policies }) =>
    `checks of the plugin ${file} do not run${policies.length === 0 ? '' : `: ${policies.join(', ')} ${policies.length === 1 ? 'is' : 'are'} not tested`}`,
  lowered: ({ policy, from, to, reason }) =>
    `the policy ${policy} ${to === 'off' ? 'is switched off' : `has the severity ${to}`} instead of ${from}${reason === undefined ? '' : `: ${reason}`}`,
  baseline: ({ path, digest, findings, recorded, butErrors }) => {
    const file = `${path} (sha256 ${digest.slice(0, 12)}${recorded === undefined ? '' : `, recorded on ${recorded}`})`;
    const what = `${findings} ${findings === 1 ? 'finding' : 'findings'} in ${file}`;
    if (!butErrors) return `${what} ${findings === 1 ? 'does' : 'do'} not count for the verdict`;
    return `errors among ${what} count for the verdict, as no --baseline names the file and the policy pack is strict`;
  },
  comments: ({ number }) =>
    `${number} ${number === 1 ? 'waiver' : 'waivers'} in comments of the source ${number === 1 ? 'names' : 'name'} no approver`,
  'tries-nothing': () => 'no policy in use simulates a failure of these inputs',
};

function source(by: TierSource | undefined): string {
  if (by === undefined) return '';
  return ` (${[by.from, by.key, by.text].filter((word) => word !== undefined).join(' ')})`;
}

function time(interval: Interval): string {
  return outage(...interval);
}

/** The first of many. */
function few(items: readonly string[]): string {
  return items.length > 3 ? `${items.slice(0, 2).join(', ')} and ${items.length - 2} more` : items.join(', ');
}
