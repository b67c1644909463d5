import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { recordSet } from '../aws/dns.ts';
import { named } from '../aws/types.ts';
import { premisesGateways, premisesPath } from '../aws/vpn.ts';
import { reach } from '../reach.ts';

/** A way in: where clients come from outside, and what it is called. */
export interface Entry {
  readonly resource: Resource;
  readonly root: Draft;
  readonly name: string;
  readonly title: string;
}

/**
 * Entries that nothing else leads to: names, accelerators, load balancers, lines to the premises. An entry behind
 * another entry (the load balancer behind a name) is part of that one.
 */
export function entries(net: NetworkBuilder, covered: ReadonlySet<number>): readonly Entry[] {
  const candidates = [...names(net), ...balancers(net), ...premises(net)];
  net.drain();
  const needed = new Set<number>();
  for (const draft of net.drafts) {
    for (const need of draft.needs) for (const { component } of need.alternatives) needed.add(component);
  }
  const open = candidates.filter(({ root }) => !covered.has(root.index));
  const outer = open.filter(({ root }) => !needed.has(root.index));
  const seen = reach(
    net.drafts,
    outer.map(({ root }) => root.index),
  );
  // Entries that only lead to each other: the first of them stands for the circle.
  for (const entry of open) {
    if (outer.includes(entry) || seen.has(entry.root.index)) continue;
    outer.push(entry);
    reach(net.drafts, [entry.root.index], seen);
  }
  return outer;
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
