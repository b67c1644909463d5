import type { Resource } from '../../input/deployment.ts';
import { typesWhere } from '../aws/catalogue/catalogue.ts';
import { subnetsOfPlace } from '../aws/places/placed.ts';
import { behindBalancers } from '../aws/balancers/load-balancer.ts';
import { vpcOf } from '../aws/places/subnets.ts';
import type { NetworkBuilder } from '../builder.ts';
import { push } from '../../multimap.ts';
import { factAbout } from '../fact.ts';
import type { Service } from '../network.ts';
import { type Title, resourceTitle } from '../title.ts';
import { reach } from '../reach.ts';
import { inferredService, isLeftBehind } from './inferred-service.ts';
import { hasOwnAddress, isOperatorAccess } from '../aws/compute/operator-access.ts';

const machineTypes = typesWhere(({ machine }) => machine === true);

/**
 * Machines that no entry reaches. A lone one is a service of its own; one with a public address is called by its clients. Several that look alike (siblings of one count
 * or for_each; same image, type, module instance and VPC) are either one pool or each its own service: nothing in
 * the plan tells, so the best world has the pool and the worst needs every one.
 */
export function machines(net: NetworkBuilder, covered: Set<number>): readonly Service[] {
  const behind = net.once(behindBalancers);
  const open = net.all(machineTypes).filter((machine) => {
    if (behind.has(machine) || isLeftBehind(machine)) return false;
    const node = net.node(machine);
    net.drain();
    return node !== undefined && !covered.has(node) && net.draft(node).role === 'compute';
  });
  const elsewhere = new Set(covered);
  return peerSets(net, open).map((set) => {
    const [first] = set;
    const nodes = set.flatMap((machine) => net.node(machine) ?? []);
    reach(net.drafts, nodes, covered);
    if (!first || nodes[0] === undefined) throw new Error('an empty peer set');
    const operatorAccess = set.every((machine) => isOperatorAccess(net, machine, elsewhere));
    const lone = !set.some((machine) => hasOwnAddress(net, machine));
    if (nodes.length === 1) {
      const root = net.draft(nodes[0]);
      return inferredService(first.id, resourceTitle(first), root, first, root.tier, { operatorAccess, lone });
    }
    const id = `peers of ${first.id}`;
    const title: Title = { is: 'peers', of: first.id, number: set.length };
    // Of no resource: what is stated about the first of them is not said of all.
    const root = net.group(id, title);
    const unless = [factAbout(first, 'one-pool', { number: set.length })];
    net.need(root, {
      of: nodes,
      detection: 'end-to-end',
      switchTime: net.times.time('assumed-workload'),
    });
    for (const node of nodes) {
      net.draft(node).peers = id;
      net.need(root, { of: [node], unless });
    }
    return inferredService(
      `group of ${set.length} instances like ${first.id}`,
      title,
      root,
      first,
      net.draft(nodes[0]).tier,
      {
        operatorAccess,
        lone,
      },
    );
  });
}

/** Groups of machines that share a key, joined through every key they have (union–find by smallest member). */
function peerSets(net: NetworkBuilder, open: readonly Resource[]): readonly (readonly Resource[])[] {
  const parent = open.map((_, index) => index);
  const find = (start: number): number => {
    let index = start;
    for (let up = parent[index]; up !== undefined && up !== index; up = parent[index]) {
      parent[index] = parent[up] ?? up;
      index = up;
    }
    return index;
  };
  const first = new Map<string, number>();
  for (const [index, machine] of open.entries()) {
    for (const key of keysOf(net, machine)) {
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else parent[find(index)] = find(other);
    }
  }
  const sets = new Map<number, Resource[]>();
  for (const [index, machine] of open.entries()) push(sets, find(index), machine);
  return [...sets.values()];
}

function keysOf(net: NetworkBuilder, machine: Resource): readonly string[] {
  const { module, name, key, attributes } = machine;
  const [subnet] = subnetsOfPlace(net, machine);
  const vpc = subnet && vpcOf(net, subnet);
  const within = `${machine.document.name} ${JSON.stringify(module)}`;
  const keys = key === undefined ? [] : [`sibling ${within} ${name}`];
  // Instances of a module that is repeated in one VPC are siblings too.
  if (vpc && module.some((step) => step.key !== undefined)) {
    keys.push(`repeated ${machine.document.name} ${module.map((step) => step.name).join('.')} ${name} ${vpc.id}`);
  }
  const image = attributes.string('ami');
  const size = attributes.string('instance_type');
  if (image !== undefined && size !== undefined) keys.push(`alike ${within} ${vpc?.id ?? ''} ${image} ${size}`);
  return keys;
}
