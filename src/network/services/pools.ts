import { isStore } from '../aws/compute/dependencies.ts';
import { waitingTargets } from '../aws/balancers/target-group.ts';
import { fileSystemAlone } from '../aws/stores/file-systems.ts';
import { isReplica } from '../aws/stores/rds.ts';
import { typesWhere } from '../aws/catalogue/catalogue.ts';
import { isOutsideVpc } from '../aws/compute/lambda.ts';
import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import type { Service } from '../network.ts';
import { resourceTitle } from '../title.ts';
import { reach } from '../reach.ts';
import { inferredService, isLeftBehind } from './inferred-service.ts';

const poolTypes = typesWhere(({ pool }) => pool === true);
const storeTypes = typesWhere(isStore);

/**
 * Pools that no entry reaches; one that waits with the weight 0 beside another serves no client now. Those that something else needs come last: the instances of a cluster are part of the service
 * that runs on them, a group that forwards packets is part of the services behind it.
 */
export function pools(net: NetworkBuilder, covered: Set<number>): readonly Service[] {
  const all = net
    .all(poolTypes)
    .filter((one) => !isOutsideVpc(one) && !isLeftBehind(one) && !net.once(waitingTargets).has(one));
  for (const resource of all) net.node(resource);
  net.drain();
  const needed = neededByOthers(net.drafts);
  const isInner = (resource: Resource): boolean =>
    [net.node(resource), ...net.members(resource).map(({ component }) => component)].some(
      (index) => index !== undefined && needed.has(index),
    );
  const inner = new Set(all.filter(isInner));
  const ordered = [...all.filter((resource) => !inner.has(resource)), ...inner];
  return ordered.flatMap((resource) => poolService(net, resource, covered) ?? []);
}

function poolService(net: NetworkBuilder, resource: Resource, covered: Set<number>): Service | undefined {
  const node = net.node(resource);
  if (node === undefined) return undefined;
  net.drain();
  const root = net.draft(node);
  // Reached by its members (a load balancer forwards to members, not to the pool) or as a whole.
  const members = net.members(resource).map(({ component }) => component);
  net.drain();
  // Scaled to zero, or a cluster without nodes: it serves no client now.
  if (members.length === 0 || covered.has(node) || members.some((member) => covered.has(member))) return undefined;
  reach(net.drafts, [node], covered);
  return inferredService(resource.id, resourceTitle(resource), root, resource, root.tier);
}

/** Components that something of another resource needs. */
function neededByOthers(drafts: readonly Draft[]): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const { resource, needs } of drafts) {
    for (const { alternatives } of needs) {
      for (const { component } of alternatives) {
        if (drafts[component]?.resource !== resource) needed.add(component);
      }
    }
  }
  return needed;
}

/** Stores that nothing reaches. Copies for reading and clusters without instances are no service. */
export function stores(net: NetworkBuilder, covered: Set<number>): readonly Service[] {
  const found: Service[] = [];
  for (const resource of net.all(storeTypes)) {
    if (isReplica(resource) || isLeftBehind(resource)) continue;
    const node = net.node(resource);
    if (node === undefined || covered.has(node)) continue;
    net.drain();
    const cone = reach(net.drafts, [node]);
    const alone = fileSystemAlone(net, resource);
    // Regional stores have no part that fails; a proxy has none of its own.
    if (!alone && ![...cone].some((index) => net.draft(index).fails && !covered.has(index))) continue;
    for (const index of cone) covered.add(index);
    const root = alone ?? net.draft(node);
    found.push(inferredService(resource.id, resourceTitle(resource), root, resource, root.tier));
  }
  return found;
}
