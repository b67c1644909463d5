import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { recordSet } from '../aws/dns/dns.ts';
import { recordSets } from '../aws/dns/record-sets.ts';
import { typesWhere } from '../aws/catalogue/catalogue.ts';
import { type Title, resourceTitle } from '../title.ts';
import { isLeftBehind } from './inferred-service.ts';
import { linesElsewhere, wayElsewhere } from '../aws/premises/lines-elsewhere.ts';
import { premisesGateways, premisesPath } from '../aws/premises/premises.ts';

/** A way in: where clients come from outside, and what it is called. */
export interface Entry {
  readonly resource: Resource;
  readonly root: Draft;
  readonly name: string;
  readonly title: Title;
}

/** Every way in that leads to something: names, distributions, APIs, load balancers, lines to the premises. */
export function allEntries(net: NetworkBuilder): readonly Entry[] {
  const found = [...names(net), ...doors(net), ...premises(net)];
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

/** What something else needs for certain. What only stands for others needs them only if something needs it. */
function neededByOthers(net: NetworkBuilder): ReadonlySet<number> {
  const needed = new Set<number>();
  const add = ({ needs }: Draft): void => {
    for (const { world, alternatives } of needs) {
      for (const { component, world: only } of alternatives) {
        if (world === undefined && only === undefined) needed.add(component);
      }
    }
  };
  for (const draft of net.drafts) if (!draft.standsForOthers) add(draft);
  // The set grows while it is walked: a name of nospof.yaml may stand for records.
  for (const index of needed) {
    const draft = net.draft(index);
    if (draft.standsForOthers) add(draft);
  }
  return needed;
}

function names(net: NetworkBuilder): Entry[] {
  const found = new Map<number, Entry>();
  for (const resource of net.once(recordSets).keys()) {
    const set = recordSet(net, resource);
    if (set && !found.has(set.index)) {
      found.set(set.index, { resource, root: set, name: set.title.of, title: { is: 'dns-name', of: set.title.of } });
    }
  }
  return [...found.values()];
}

const entryTypes = typesWhere(({ entry }) => entry === true);

function doors(net: NetworkBuilder): Entry[] {
  return net.all(entryTypes).flatMap((resource) => {
    // Gateway load balancers are in the path of others, never an entry.
    if (resource.attributes.string('load_balancer_type') === 'gateway' || isLeftBehind(resource)) return [];
    const node = net.node(resource);
    if (node === undefined) return [];
    return [{ resource, root: net.draft(node), name: resource.id, title: resourceTitle(resource) }];
  });
}

function premises(net: NetworkBuilder): Entry[] {
  const entry = (resource: Resource, path: number | undefined): Entry[] => {
    if (path === undefined) return [];
    const title: Title = { is: 'premises-line', of: resource.id };
    return [{ resource, root: net.draft(path), name: `on-premises connection of ${resource.id}`, title }];
  };
  return [
    ...premisesGateways(net).flatMap((resource) => entry(resource, premisesPath(net, resource))),
    ...linesElsewhere(net).flatMap((lines) =>
      lines.slice(0, 1).flatMap((first) => entry(first, wayElsewhere(net, lines))),
    ),
  ];
}
