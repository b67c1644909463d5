import type { Declared } from '../input/declared/declared.ts';
import type { Deployment, Resource } from '../input/deployment.ts';
import { InputError } from '../input/error.ts';
import { sameAsJudged } from '../input/same-as-judged.ts';
import type { Facts } from './builder.ts';
import { matcher, type Test } from './declared-match.ts';
import type { TierFacts, TierSource } from './network.ts';
import type { Absent } from './services/absent.ts';
import { declaration, type StatedTier, tierStated } from './stated-tier.ts';
import { tierSaid } from './tier-words.ts';
import type { Retagged, TierDeclared } from './declared-against.ts';

/** Tier and site of every resource: what is declared wins, then tags, stack, workspace and account. */
export function factsOf(
  deployment: Deployment,
  declared: Declared | undefined,
  absent: Absent,
): Facts & {
  readonly tiers: Omit<TierFacts, 'shared'>;
  readonly declaredTiers: readonly TierDeclared[];
  readonly retagged: readonly Retagged[];
} {
  const tierMatch = {
    production: matcher(declared?.tiers.production?.match),
    test: matcher(declared?.tiers.test?.match),
  };
  const sites = [...(declared?.sites ?? [])].map(([name, site]) => ({
    name,
    regions: new Set(site.regions),
    match: matcher(site.match),
  }));
  // A dual-site service without declared sites: each Region is one.
  const regionIsSite = sites.length === 0 && [...(declared?.services.values() ?? [])].some(({ dualSite }) => dualSite);
  const same = sameAsJudged(deployment.resources);
  const tierOf = (resource: Resource): StatedTier => {
    const stated = tierStated(resource, tierMatch);
    if (stated !== undefined) return stated;
    return { tier: resource.document.isTestTier === true && !same.has(resource) ? 'test' : 'unstated', by: undefined };
  };

  const isDeclaredProduction = (resource: Resource): boolean => {
    const { tier, by } = tierOf(resource);
    return tier === 'production' && by === declaration;
  };
  noteIdle(deployment, declared, absent, isDeclaredProduction, sites);
  let statedBy: TierSource | undefined;
  let testInInputs = false;
  const declaredTiers: TierDeclared[] = [];
  const retagged: Retagged[] = [];
  for (const resource of deployment.resources) {
    if (resource.mode === 'data') continue;
    const { tier, by, after } = tierOf(resource);
    if (after !== undefined) retagged.push({ resource: resource.id, address: resource.address, before: by, after });
    if (tier !== 'unstated' && by === declaration && after === undefined && !resource.document.isTestTier) {
      const at = declared?.tiers[tier]?.at ?? '';
      const said = tierSaid(resource);
      const { id, address } = resource;
      const says = said?.tier ?? 'unstated';
      if (says !== tier) declaredTiers.push({ at, resource: id, address, declared: tier, says, by: said?.by });
    }
    if (tier === 'production') statedBy ??= by;
    if (tier === 'test') testInInputs = true;
  }
  const declaredTest = declared?.tiers.test;
  const isTestAbsent = absent.isPartial && !testInInputs && declaredTest?.match !== undefined;
  if (isTestAbsent) absent.found.set('tiers.test', { at: declaredTest.at, text: 'tiers.test' });
  return {
    tierOf: (resource) => tierOf(resource).tier,
    siteOf: (resource) => {
      if (regionIsSite) return resource.region;
      const byRegion = sites.find(
        ({ regions, match }) => match?.(resource) || (resource.region !== undefined && regions.has(resource.region)),
      );
      if (byRegion) return byRegion.name;
      const tag = resource.tags['Site'] ?? resource.tags['site'];
      return sites.find(({ name }) => name === tag)?.name;
    },
    declaredTiers,
    retagged,
    tiers: {
      productionStated: statedBy !== undefined || deployment.resources.some(({ document }) => document.isTestTier),
      statedBy,
      testInInputs,
      testAbsent: isTestAbsent,
    },
  };
}

/**
 * A site or a tier that no resource belongs to was mistyped, or its plan was not given: nothing would be judged by it.
 * @throws InputError in one sentence.
 */
function noteIdle(
  deployment: Deployment,
  declared: Declared | undefined,
  absent: Absent,
  isDeclaredProduction: Test,
  sites: readonly { name: string; regions: ReadonlySet<string>; match: Test | undefined }[],
): void {
  if (!declared) return;
  const managed = deployment.resources.filter(({ mode, document }) => mode === 'managed' && !document.isTestTier);
  for (const { name, regions, match } of sites) {
    if (declared.domains.get('site')?.get(name)?.planned) continue;
    const inSite = (resource: Resource): boolean =>
      match?.(resource) || resource.region === undefined || regions.has(resource.region);
    if (!managed.some(inSite)) {
      const at = declared.sites.get(name)?.at ?? declared.file;
      const error = new InputError(`${at}: no resource in the inputs is at site "${name}"`);
      absent.note(at, `site ${name}`, error);
    }
  }
  // Only production must be there: the test tier may be missing, which is what no-test-tier says.
  const production = declared.tiers.production;
  if (production?.match && !managed.some(isDeclaredProduction)) {
    const { at } = production;
    const error = new InputError(`${at}: tiers.production matches no resource in the inputs`);
    absent.note(at, 'tiers.production', error);
  }
}
