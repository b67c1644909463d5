import type { Resource } from '../../../input/deployment.ts';
import { push } from '../../../multimap.ts';
import { withDomains } from '../../further-domains.ts';
import { applyKind, type Interruption } from '../../interruption.ts';
import type { Component, Domain, Membership, Network } from '../../network.ts';
import { isModelled } from '../catalogue/catalogue.ts';
import { type Taken, takenBy } from './interrupted.ts';
import { type TargetOrder, targetOrder } from './target-order.ts';
import type { ResourceGraph } from '../../../graph/graph.ts';

/**
 * The network as it is before the plans are applied, with what each of them takes down at once as a failure domain of the kind
 * `apply`. Terraform waits for no member of a group before it goes on with the next, so all that one plan takes down is down
 * together. A plan that takes nothing down has no domain.
 * @param after the graph of what is there after the plans
 */
export function withApplies(
  network: Network,
  taken: ReadonlyMap<Resource, readonly Taken[]>,
  after: ResourceGraph,
): Network {
  const order = targetOrder(after, [...taken.keys()]);
  const parts = new Map<string, Component[]>();
  for (const component of network.components) {
    if (component.origin.resource !== undefined) push(parts, component.origin.resource, component);
  }
  const domains = new Map<string, Domain & { readonly takes: Map<number, Interruption> }>();
  const memberships = new Map<number, Membership[]>();
  for (const [resource, all] of taken) {
    for (const one of all) {
      for (const { index } of hit(parts.get(resource.id) ?? [], one)) {
        const { name } = resource.document;
        const domain = domains.get(name) ?? {
          index: network.domains.length + domains.size,
          kind: applyKind,
          name,
          title: { is: 'apply' as const, of: name },
          takes: new Map<number, Interruption>(),
        };
        domains.set(name, domain);
        const { missing } = one;
        push(memberships, index, { domain: domain.index, world: missing && 'worst', missing });
        const before = domain.takes.get(index);
        if (before?.missing !== undefined || before === undefined) {
          domain.takes.set(index, interruptionOf(resource, one, order));
        }
      }
    }
  }
  return withDomains(network, domains.values(), memberships);
}

/** What the plans do to resources that are there before them; those that stay up are left out. */
export function takenDown(before: readonly Resource[], after: ResourceGraph): ReadonlyMap<Resource, readonly Taken[]> {
  const now = new Map(after.resources.map((resource) => [resource.id, resource]));
  const taken = new Map<Resource, readonly Taken[]>();
  for (const resource of before) {
    if (resource.mode !== 'managed' || !isModelled(resource.type)) continue;
    const all = takenBy(resource, now.get(resource.id));
    if (all.length > 0) taken.set(resource, all);
  }
  return taken;
}

/** The parts of a resource that are down: what can fail of it, else what stands for a service that AWS runs for the Region. */
function hit(parts: readonly Component[], { part }: Taken): readonly Component[] {
  const failing = parts.filter(({ fails }) => fails);
  const all = failing.length > 0 ? failing : parts;
  return part === undefined ? all : all.filter(({ title: { is, number } }) => is === part.is && number === part.number);
}

function interruptionOf(
  resource: Resource,
  { by, arguments: names, missing }: Taken,
  order: TargetOrder,
): Interruption {
  const { id, address } = resource;
  return { of: id, address, by, arguments: names, missing, ...order(resource) };
}
