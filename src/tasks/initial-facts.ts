import type { Resource } from '../input/deployment.ts';
import { judgeInputs, type Judged, type PipelineOptions } from '../pipeline.ts';
import type { Component, Network, Service } from '../network/network.ts';
import { tierSaid } from '../network/tier-words.ts';
import type { InitialFacts, InitialService, InitialTier } from '../report/initial.ts';
import { isPlain } from '../report/initial-config.ts';
import { sayIn } from '../report/words/tell.ts';
import type { Words } from '../report/words/words.ts';
import { type Assumptions, readAssumptions } from '../input/assumptions.ts';

/**
 * What the inputs say for a first nospof.yaml: judged as `lint` does without one.
 * @throws InputError when an input cannot be read.
 */
export async function initialFacts(
  options: Omit<PipelineOptions, 'config' | 'allowEmpty'>,
  words: Words,
): Promise<InitialFacts> {
  const judged = await judgeInputs({ ...options, allowEmpty: true });
  const { deployment, network, judgement } = judged;
  const { coverage } = network;
  const said = deployment.resources.filter(({ mode, document }) => mode === 'managed' && document.isTestTier !== true);
  return {
    inputs: deployment.documents.filter(({ isTestTier }) => isTestTier !== true).map(({ path }) => path),
    resources: coverage.resources,
    notModelled: Object.keys(coverage.notModelledTypes),
    services: servicesOf(judged, words),
    tiers: tiersOf(said),
    unstated: said.filter((resource) => tierSaid(resource) === undefined).length,
    noTestTier: judgement.findings.some(({ policy }) => policy.id === 'no-test-tier'),
    regions: [...new Set(said.flatMap(({ region }) => region ?? []))].filter(isPlain).toSorted(),
    times: timesOf(network, await readAssumptions(), words),
  };
}

function servicesOf({ deployment, network }: Judged, words: Words): readonly InitialService[] {
  const { title } = sayIn(words);
  const managed = new Map(deployment.resources.map((resource) => [resource.id, resource]));
  const taken = new Set<string>();
  return network.services.flatMap((service): InitialService | [] => {
    const resource = entryOf(network, service, managed);
    if (resource?.document.isTestTier === true) return [];
    const key = freeKey(resource?.name ?? service.name, taken);
    // A key of for_each with a * would stand for any key.
    const isName = resource !== undefined && isPlain(resource.id) && !/\*/.test(resource.address);
    const entry = isName ? resource.id : undefined;
    return { key, title: title(service.title), tier: service.tier, entry };
  });
}

/** The resource that stands for the service: clients come in by it. */
function entryOf(
  { components }: Network,
  { root, entered, title }: Service,
  managed: ReadonlyMap<string, Resource>,
): Resource | undefined {
  const component: Component | undefined = components[root];
  const resource = managed.get(component?.origin.resource ?? '');
  // A junction of the resource, as a line to the premises, is not what the resource is as an entry.
  return resource !== undefined && (component?.id === resource.id || (entered && title.is === 'dns-name'))
    ? resource
    : undefined;
}

/** A short name of letters, digits and hyphens that no other service has. */
function freeKey(name: string, taken: Set<string>): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = words.join('-').slice(0, 60) || 'service';
  let key = base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  taken.add(key);
  return key;
}

function tiersOf(resources: readonly Resource[]): readonly InitialTier[] {
  const found = new Map<string, { tier: InitialTier; count: number }>();
  for (const resource of resources) {
    const said = tierSaid(resource);
    if (said === undefined) continue;
    const { tier, by } = said;
    const { from, key, text } = by;
    const name = JSON.stringify([tier, from, key, text]);
    const one = found.get(name) ?? { tier: { tier, from, key, text, resources: 0 }, count: 0 };
    one.count++;
    found.set(name, one);
  }
  return [...found.values()]
    .map(({ tier, count }): InitialTier => ({ ...tier, resources: count }))
    .toSorted((a, b) => b.resources - a.resources);
}

/** Assumed times that parts and needs of the network rest on, in the order of the assumptions. */
function timesOf({ components }: Network, { entries }: Assumptions, { shipped }: Words): InitialFacts['times'] {
  const used = new Set(
    components.flatMap(({ recovery, needs }) => [
      ...recovery.down.assumptions,
      ...needs.flatMap(({ switchTime }) => switchTime.assumptions),
    ]),
  );
  return Array.from(entries)
    .filter(([name]) => used.has(name))
    .map(([name, { value, meaning }]) => ({
      name,
      meaning: shipped(meaning),
      value: value.map((seconds) => `${seconds}s`),
    }));
}
