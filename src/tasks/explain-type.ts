import { buildGraph } from '../graph/build-graph.ts';
import { type Assumptions, readAssumptions } from '../input/assumptions.ts';
import { InputError } from '../input/error.ts';
import { readDeployment } from '../input/read.ts';
import { didYouMean } from '../input/spelling.ts';
import type { Policy } from '../judge/policy.ts';
import { knownPolicies, type OwnPolicies } from '../settings/known-policies.ts';
import type { Entry, Place } from '../network/aws/catalogue/entry.ts';
import { identifiers } from '../network/aws/catalogue/identifiers.ts';
import { type KnownType, knownType, typesKnown } from '../network/aws/catalogue/known-type.ts';
import { type Specimen, specimensOf } from '../network/aws/specimens/specimens.ts';
import { subnetPaths } from '../network/aws/catalogue/catalogue.ts';
import { type Believed, believedOf } from '../network/believed.ts';
import { buildNetwork } from '../network/build-network.ts';
import type { ToBeTold } from '../report/explained.ts';
import { inEveryLanguage } from './in-every-language.ts';
import type { AssumedTime, TypeExplanation, TypeUse, TypeWay } from '../report/words/explained-type.ts';

/**
 * What nospof believes of a resource type. Nothing is written down for this: specimens of the type are drawn as a plan would be,
 * and what is said is what the network says.
 * @throws InputError for a type that nospof knows nothing of, with the nearest one.
 */
export async function typeExplanationOf(type: string, own?: OwnPolicies): Promise<ToBeTold<TypeExplanation>> {
  const known = knownType(type);
  const { is, canonical, entry, of } = known;
  if (is === 'unknown') {
    const hint = didYouMean(type, typesKnown());
    throw new InputError(`nothing is known of the resource type "${type}": lint lists it as not modelled${hint}`);
  }
  const named = { type, ...(canonical !== type && { sameAs: canonical }), is, of };
  const policiesKnown = await knownPolicies(own);
  if (is !== 'modelled') {
    const nothing = { uses: [], placedBy: [], leadsTo: [], ways: [], policies: [], times: [] };
    return inEveryLanguage<TypeExplanation>({ ...named, ...nothing }, policiesKnown);
  }
  const times = await readAssumptions();
  const drawn: (readonly [Specimen, Believed])[] = [];
  for (const specimen of specimensOf(canonical)) drawn.push([specimen, await drawnAlone(specimen, times)]);
  const believed = drawn.map(([, one]) => one);
  const { defined } = policiesKnown.chosen;
  const explanation: TypeExplanation = {
    ...named,
    role: believed.flatMap(({ parts }) => parts.map(({ role }) => role))[0] ?? entry.role,
    scope: scopeOf(known, believed),
    uses: usesOf(entry),
    placedBy: placedBy(entry.place),
    leadsTo: leadsTo(entry),
    ways: drawn.map(([specimen, one]) => wayOf(specimen, one)),
    policies: defined.filter((policy) => believed.some((one) => tests(policy, one))).map(({ id }) => id),
    times: timesOf(believed, times),
    source: entry.source,
  };
  return inEveryLanguage(explanation, policiesKnown);
}

async function drawnAlone({ stack, address }: Specimen, times: Assumptions): Promise<Believed> {
  const deployment = await readDeployment(['-'], { stdin: async () => new TextEncoder().encode(stack) });
  return believedOf(buildNetwork(deployment, buildGraph(deployment, identifiers), times), address);
}

function wayOf({ set, beside }: Specimen, { parts, needs }: Believed): TypeWay {
  return { set, beside, parts, needs };
}

function scopeOf({ entry }: KnownType, believed: readonly Believed[]): NonNullable<TypeExplanation['scope']> {
  if (entry.scope === 'premises') return 'premises';
  if (believed.some(({ parts }) => parts.some(({ zones }) => zones !== 'none'))) return 'zone';
  if (entry.scope === 'global') return 'global';
  if (believed.some(({ parts }) => parts.length > 0)) return 'device';
  return entry.role === undefined ? 'through' : 'region';
}

function usesOf(entry: Entry): readonly TypeUse[] {
  const { named, store, pool, machine, role } = entry;
  const uses: readonly (readonly [TypeUse, boolean | undefined])[] = [
    ['entry', entry.entry],
    ['named', named],
    ['store', store],
    ['pool', pool],
    ['machine', machine],
    ['login', role === 'authentication'],
  ];
  return uses.flatMap(([use, is]) => (is === true ? use : []));
}

function placedBy(place: Place | undefined): readonly string[] {
  if (place === undefined) return [];
  const { via = [], joined = [], zones = [], zone } = place;
  return [
    ...subnetPaths(place),
    ...via.map(({ type, argument, subnets }) => `${argument} (${type}.${subnets})`),
    ...joined.map(({ type, subnets }) => `${type}.${subnets}`),
    ...zones,
    ...(zone === undefined ? [] : [zone]),
  ];
}

function leadsTo({ needs = [], standsFor }: Entry): readonly string[] {
  return [
    ...(standsFor === undefined ? [] : [standsFor.argument]),
    ...needs.flatMap(({ of, arguments: names }) => {
      if (of === undefined) return names;
      return names.length === 0 ? [`${of.type}.${of.argument}`] : names.map((name) => `${of.type}.${name}`);
    }),
  ];
}

/** The scenario fails what the resource consists of, or what that stands in. */
function tests(policy: Policy, { parts, lostWith }: Believed): boolean {
  if (policy.kind !== 'scenario') return false;
  const kinds = [...lostWith, ...(parts.some(({ zones }) => zones !== 'none') ? ['zone'] : [])];
  return policy.failures.some(({ each, roles }) =>
    each === 'component'
      ? parts.some(({ alone, role }) => alone && (roles === undefined || roles.includes(role)))
      : kinds.includes(each),
  );
}

function timesOf(believed: readonly Believed[], { entries }: Assumptions): readonly AssumedTime[] {
  const names = believed.flatMap(({ parts, needs }) => [
    ...parts.flatMap(({ recovery }) => recovery.assumptions),
    ...needs.flatMap(({ switchTime }) => switchTime.assumptions),
  ]);
  return [...new Set(names)].flatMap((name): AssumedTime | [] => {
    const found = entries.get(name);
    return found === undefined ? [] : { name, seconds: found.value, meaning: found.meaning, source: found.source };
  });
}
