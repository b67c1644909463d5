import { factTags, taggedComponent } from '../../input/declared/fact-tags.ts';
import { firmwareOf } from '../../input/declared/facts.ts';
import type { DeclaredComponent } from '../../input/declared/declared.ts';
import type { Resource } from '../../input/deployment.ts';
import { InputError } from '../../input/error.ts';
import { didYouMean } from '../../input/spelling.ts';
import { deviceOf } from '../aws/premises/customer-gateway.ts';
import type { NetworkBuilder } from '../builder.ts';
import { addModules, joinDomains } from './declared-components.ts';
import type { Names } from './declared-names.ts';

/**
 * Adds what tags state about resources, as an entry of nospof.yaml about each would; where nospof.yaml speaks of the same,
 * that counts. To be called when its components are drawn. Tags of what is not modelled are read, and say nothing.
 * @throws InputError when a tag is not what it should be, or names a rota that is not declared.
 */
export function taggedComponents(net: NetworkBuilder, names: Names): void {
  const found = componentsOf(net);
  for (const resource of found.keys()) net.node(resource);
  net.drain();
  for (const [resource, component] of found) {
    const node = net.node(resource);
    if (node === undefined) continue;
    const draft = net.draft(node);
    const unsaid = withoutSaid(component, names.said(resource));
    checkRotas(unsaid, names);
    names.tagged.set(resource, unsaid);
    joinDomains(net, names, draft, unsaid.domains);
    draft.owner = unsaid.owner ?? draft.owner;
    addModules(net, resource.id, unsaid, draft, names);
  }
}

/** By the resource that stands for the thing: of two records of one device the later tag counts. */
function componentsOf(net: NetworkBuilder): ReadonlyMap<Resource, DeclaredComponent> {
  const tags = new Map<Resource, ReturnType<typeof factTags>>();
  const found = new Map<Resource, DeclaredComponent>();
  for (const resource of net.graph.resources) {
    if (resource.mode === 'data') continue;
    const own = factTags(resource);
    if (Object.keys(own).length === 0) continue;
    // Read by itself first: a mistake is told of the resource that makes it.
    const component = taggedComponent(resource.id, own);
    const body = deviceOf(net, resource);
    const all = { ...tags.get(body), ...own };
    tags.set(body, all);
    found.set(body, body === resource ? component : taggedComponent(body.id, all));
  }
  return found;
}

/** What tags say and nospof.yaml does not. Single facts need not be left out: of these the later answer counts anyway. */
function withoutSaid(tagged: DeclaredComponent, said: readonly DeclaredComponent[]): DeclaredComponent {
  if (said.length === 0) return tagged;
  const domains = new Map([...tagged.domains].filter(([kind]) => !said.some((one) => one.domains.has(kind))));
  if (!said.some((one) => one.domains.has('firmware'))) {
    const device = (fact: 'vendor' | 'firmware') =>
      said.findLast((one) => one.device?.[fact] !== undefined)?.device?.[fact] ?? tagged.device?.[fact];
    // Vendor and firmware may be said one here and one there.
    const firmware = firmwareOf({ vendor: device('vendor'), firmware: device('firmware') });
    if (firmware !== undefined) domains.set('firmware', [firmware]);
  }
  return {
    ...tagged,
    domains,
    owner: said.some(({ owner }) => owner !== undefined) ? undefined : tagged.owner,
    planned: said.some(({ planned }) => planned !== undefined) ? undefined : tagged.planned,
    modules: said.some((one) => one.modules.size > 0) ? new Map() : tagged.modules,
    alarms: said.some(({ alarms }) => alarms.length > 0) ? [] : tagged.alarms,
  };
}

/** Where no rotas are declared at all, the tags may be read without their nospof.yaml: then it cannot be told. */
function checkRotas({ at, alarms }: DeclaredComponent, { declared: { rotas } }: Names): void {
  for (const { to } of alarms) {
    if (to === undefined || rotas.size === 0 || rotas.has(to)) continue;
    throw new InputError(`${at}: tag nospof:alarm names the unknown rota "${to}"${didYouMean(to, rotas.keys())}`);
  }
}
