import { inShort } from './explain-policy.ts';
import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import { incidentOf } from '../judge/references.ts';
import { knownPolicies, type OwnPolicies } from '../settings/known-policies.ts';
import { inEveryLanguage } from './in-every-language.ts';
import type { ToBeTold, ListedPolicy, PolicyGroup, PolicyList, Reference } from '../report/explained.ts';

/** What policies are listed by. */
export type ListedBy = 'pack' | 'control' | 'incident';

export interface ListOptions extends OwnPolicies {
  readonly by?: ListedBy | undefined;
  /** Only policies that support one of these: `NIST-800-53:CP-8(2)`, `CP-8`, or a whole standard. */
  readonly controls?: readonly string[] | undefined;
  /** Only policies that are based on one of these: the name, its beginning, or the number of its replay. */
  readonly incidents?: readonly string[] | undefined;
}

/**
 * The policies there are, with what they are for.
 * @throws InputError for a control or an incident that no policy names.
 */
export async function listPolicies(options: ListOptions): Promise<ToBeTold<PolicyList>> {
  const known = await knownPolicies(options);
  const all = known.chosen.defined.map((policy): ListedPolicy => {
    const short = inShort(policy, known);
    return { ...short, severity: short.packs.find(({ name }) => name === known.name)?.severity ?? null };
  });
  const { controls = [], incidents = [], by } = options;
  const ofControls = asked(
    'control',
    controls,
    all.flatMap((policy) => policy.controls),
    isControl,
  );
  const ofIncidents = asked(
    'incident',
    incidents,
    all.flatMap((policy) => policy.incidents),
    isIncident,
  );
  const policies = all.filter(
    (policy) =>
      (controls.length === 0 || policy.controls.some(({ id }) => ofControls.has(id))) &&
      (incidents.length === 0 || policy.incidents.some(({ id }) => ofIncidents.has(id))),
  );
  const only = by === 'control' ? ofControls : by === 'incident' ? ofIncidents : undefined;
  const groups = by && grouped(policies, by, only === undefined || only.size === 0 ? () => true : (id) => only.has(id));
  return inEveryLanguage({ version: 1, pack: known.name, policies, ...(groups && { groups }) }, known);
}

/** Which of the references that policies have are asked for. */
function asked(
  what: 'control' | 'incident',
  texts: readonly string[],
  references: readonly Reference[],
  is: (id: string, text: string) => boolean,
): ReadonlySet<string> {
  const ids = references.map(({ id }) => id);
  const found = new Set<string>();
  for (const text of texts) {
    const matching = ids.filter((id) => is(id.toLowerCase(), text.toLowerCase()));
    for (const id of matching) found.add(id);
    if (matching.length > 0) continue;
    const names = what === 'control' ? [...ids, ...ids.map(withoutStandard)] : ids;
    const hint = didYouMean(text, names) || `; "nospof policies --by ${what}" lists the ${what}s`;
    throw new InputError(`--${what} ${text}: no policy names this ${what}${hint}`);
  }
  return found;
}

/** The control itself, one of its enhancements, or one of the standard. */
function isControl(control: string, text: string): boolean {
  const names = [control, withoutStandard(control)];
  return control.startsWith(`${text}:`) || names.some((name) => name === text || name.startsWith(`${text}(`));
}

function withoutStandard(control: string): string {
  return control.slice(control.indexOf(':') + 1);
}

function isIncident(incident: string, text: string): boolean {
  return incident === text || incident.startsWith(`${text}-`) || incidentOf(incident)?.replay.toLowerCase() === text;
}

/** Policies by what they have in common, in the order of the policies; controls in the order of their names. */
function grouped(
  policies: readonly ListedPolicy[],
  by: ListedBy,
  isAsked: (id: string) => boolean,
): readonly PolicyGroup[] {
  const groups = new Map<string, { readonly id: string; readonly title?: string | undefined; policies: string[] }>();
  for (const policy of policies) {
    for (const { id, title } of referencesOf(policy, by)) {
      if (!isAsked(id)) continue;
      const group = groups.get(id) ?? { id, title, policies: [] };
      groups.set(id, group);
      group.policies.push(policy.id);
    }
  }
  const inOrder = [...groups.values()];
  return by === 'control' ? inOrder.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })) : inOrder;
}

function referencesOf(policy: ListedPolicy, by: ListedBy): readonly Reference[] {
  if (by === 'control') return policy.controls;
  if (by === 'incident') return policy.incidents;
  return policy.packs.flatMap(({ name, severity }) => (severity === 'off' ? [] : { id: name }));
}
