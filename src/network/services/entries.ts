import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { recordSet } from '../aws/names/dns.ts';
import { named } from '../aws/types.ts';
import { premisesGateways, premisesPath } from '../aws/premises/premises.ts';

/** A way in: where clients come from outside, and what it is called. */
export interface Entry {
  readonly resource: Resource;
  readonly root: Draft;
  readonly name: string;
  readonly title: string;
}

/** Every way in that leads to something: names, accelerators, load balancers, lines to the premises. */
export function allEntries(net: NetworkBuilder): readonly Entry[] {
  const found = [...names(net), ...balancers(net), ...premises(net)];
  net.drain();
  return found;
}

/**
 * Of the ways in those that nothing else leads to: the load balancer behind a name is part of that name, and what a
 * program calls is part of the program's service.
 */
export function outerEntries(net: NetworkBuilder, all: readonly Entry[]): readonly Entry[] {
  const needed = neededByOthers(net);
  return all.filter(({ root }) => !needed.has(root.index));
}

/** What something else needs. What only stands for others needs them only if something needs it. */
function neededByOthers(net: NetworkBuilder): ReadonlySet<number> {
  const needed = new Set<number>();
  const add = ({ needs }: Draft): void => {
    for (const need of needs) for (const { component } of need.alternatives) needed.add(component);
  };
  for (const draft of net.drafts) if (!standsForOthers(draft)) add(draft);
  // The set grows while it is walked: a name of nospof.yaml may stand for records.
  for (const index of needed) {
    const draft = net.draft(index);
    if (standsForOthers(draft)) add(draft);
  }
  return needed;
}

/** A record stands for its name, a name of nospof.yaml for the resources it is. */
function standsForOthers({ id, role, resource }: Draft): boolean {
  if (resource === undefined) return role === 'group' && id.startsWith('component ');
  return resource.type === 'aws_route53_record' && id === resource.id;
}

function names(net: NetworkBuilder): Entry[] {
  const found = new Map<number, Entry>();
  for (const resource of net.graph.ofType('aws_route53_record')) {
    const set = recordSet(net, resource);
    if (set && !found.has(set.index)) {
      found.set(set.index, { resource, root: set, name: set.label, title: `name ${set.label}` });
    }
  }
  return [...found.values()];
}

function balancers(net: NetworkBuilder): Entry[] {
  return net.all(['aws_globalaccelerator_accelerator', ...named('aws_lb', 'aws_elb')]).flatMap((resource) => {
    // Gateway load balancers are in the path of others, never an entry.
    if (resource.attributes.string('load_balancer_type') === 'gateway') return [];
    const node = net.node(resource);
    if (node === undefined) return [];
    return [{ resource, root: net.draft(node), name: resource.id, title: resource.address }];
  });
}

function premises(net: NetworkBuilder): Entry[] {
  return premisesGateways(net).flatMap((resource) => {
    const path = premisesPath(net, resource);
    if (path === undefined) return [];
    const title = `premises line of ${resource.address}`;
    return [{ resource, root: net.draft(path), name: `premises line of ${resource.id}`, title }];
  });
}
