import { pushAll } from '../multimap.ts';
import type { ResourceGraph } from '../graph/graph.ts';
import type { Assumptions } from '../input/assumptions.ts';
import { nothingDeclared } from '../input/declared/model.ts';
import type { Declared } from '../input/declared/declared.ts';
import { tagHints } from '../input/declared/tag-hints.ts';
import type { Deployment } from '../input/deployment.ts';
import { aws } from './aws/index.ts';
import { type Draft, NetworkBuilder } from './builder.ts';
import { allDataSets } from './declared-copies.ts';
import { dropInferredCircles } from './inferred-needs.ts';
import { coverageOf } from './coverage.ts';
import { factsOf } from './tiers-and-sites.ts';
import { lastingDomain } from './lasting-name.ts';
import type { Component, Domain, Network, Service } from './network.ts';
import { inService } from './planned.ts';
import { draftWays, reach, reachForCertain } from './reach.ts';
import { reachedValues } from './reached-values.ts';
import { Absent } from './services/absent.ts';
import { contradictingTags } from './contradicting-tags.ts';
import { byDeclaration } from './services/by-declaration.ts';
import { bareNetworks } from './services/bare-networks.ts';
import { sharedBetweenTiers } from './shared-between-tiers.ts';
import { declaredServices } from './services/declared-services.ts';
import { tierOfEntry } from './services/entry-tier.ts';
import { inferredService } from './services/inferred-service.ts';
import { tiersOfParts } from './services/tiers-of-parts.ts';
import { domainsWithFacts } from './services/domain-facts.ts';
import { withSteps } from './services/step-domains.ts';
import { giveFacts, statedFacts } from './services/give-facts.ts';
import { type Entry, allEntries, outerEntries } from './services/entries.ts';
import { machines } from './services/peers.ts';
import { Names } from './services/declared-names.ts';
import { withOpenNumber } from './services/open-number.ts';
import { pools, stores } from './services/pools.ts';

export interface NetworkOptions {
  /** The inputs are a part of all stacks: what nospof.yaml names may be in others. */
  readonly partial?: boolean;
  /** The deployment is what is there before a change: what nospof.yaml names may come with the change. */
  readonly isBefore?: boolean;
}

/**
 * The deployment as a network. Services that are declared come first; what none of them reaches is inferred: entries,
 * then pools and machines no entry leads to, then stores without a user, then networks without any workload.
 * @throws InputError when nospof.yaml names something that is not in the inputs, or a tag states what is no fact.
 */
export function buildNetwork(
  deployment: Deployment,
  graph: ResourceGraph,
  times: Assumptions,
  declared?: Declared,
  { partial = false, isBefore = false }: NetworkOptions = {},
): Network {
  const absent = new Absent(partial, isBefore);
  const facts = factsOf(deployment, declared, absent);
  const net = new NetworkBuilder(graph, times, { ...facts, isPartial: partial }, aws);
  const names = new Names(net, declared ?? nothingDeclared, absent);
  const services: Service[] = declaredServices(net, names);
  net.drain();
  // What no service needs is drawn too: the tiers are compared by all they have.
  for (const resource of graph.resources) net.node(resource);
  net.drain();
  const covered = reach(net.drafts, services.flatMap(rootsOf));
  // A way in that something else may lead to, too, is one all the same.
  const certain = reachForCertain(net.drafts, services.flatMap(rootsOf), new Set());
  const enter = (ways: readonly Entry[]): void => {
    for (const way of ways) {
      const { resource, root, name, title } = way;
      if (certain.has(root.index)) continue;
      const tier = tierOfEntry(net.drafts, way, facts.tierOf(resource));
      services.push(inferredService(name, title, root, resource, tier, { entered: true }));
      reach(net.drafts, [root.index], covered);
      reachForCertain(net.drafts, [root.index], certain);
    }
  };
  const entries = allEntries(net);
  // A program that names its own load balancer would otherwise make it look like another service's.
  dropInferredCircles(net.drafts);
  enter(outerEntries(net, entries));
  pushAll(services, pools(net, covered));
  pushAll(services, machines(net, covered));
  reachForCertain(net.drafts, services.flatMap(rootsOf), certain);
  // Entries that only lead to each other, or that no service calls.
  enter(entries);
  pushAll(services, stores(net, covered));
  pushAll(services, bareNetworks(net));
  net.drain();
  dropInferredCircles(net.drafts);
  giveFacts(net, names);
  const byParts = tiersOfParts(net.drafts, services);
  const serving = inService(
    net,
    names.declared,
    byParts.services.map((service) => withOpenNumber(net, service)),
  );
  const notModelled = reachedValues(draftWays(net.drafts), (index) => net.draft(index).notModelled);
  const judged = reach(net.drafts, serving.flatMap(rootsOf));
  const built: Network = {
    components: net.drafts.map((draft) => finished(net, draft)),
    domains: withLastingNames(domainsWithFacts(net.domains, names), graph),
    services: serving.map((service) => ({ ...service, notModelled: [...notModelled(service.root)].toSorted() })),
    openEnds: net.openEnds.filter(({ component }) => judged.has(component)),
    tiers: { ...facts.tiers, shared: sharedBetweenTiers(net, facts) },
    coverage: { ...coverageOf(deployment, graph), absent: [...absent.found.values()] },
    hints: [...tagHints(deployment.resources), ...contradictingTags(deployment.resources), ...byParts.hints],
    dataSets: allDataSets(net, aws.dataSets(net)),
    stated: statedFacts(names),
    byDeclaration: byDeclaration(net, names, {
      tiers: [...facts.declaredTiers, ...names.tiers],
      retagged: facts.retagged,
    }),
  };
  return withSteps(built, times.time('component-limit').seconds[1]);
}

function withLastingNames(domains: readonly Domain[], { resources }: ResourceGraph): readonly Domain[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return domains.map((domain) => ({ ...domain, lasting: lastingDomain(domain.kind, domain.title, byId) }));
}

function rootsOf(service: Service): readonly number[] {
  return [service.root, ...service.withinSite.values()];
}

/** The finished component: what was only needed while drawing is left behind. */
function finished(net: NetworkBuilder, draft: Draft): Component {
  const {
    resource,
    notModelled: _notModelled,
    standsForOthers: _standsForOthers,
    described: _described,
    inferred: _inferred,
    ...component
  } = draft;
  const listedZones = resource && draft.role !== 'group' ? net.listedZones(resource) : undefined;
  return { ...component, ...(listedZones !== undefined && { listedZones }) };
}
