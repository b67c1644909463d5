import type { Resource } from '../../input/deployment.ts';
import { routeSignature, waysOut } from '../aws/paths/default-route.ts';
import { egress } from '../aws/paths/egress.ts';
import { entryOf, subnetPaths, typesWhere } from '../aws/catalogue/catalogue.ts';
import { subnetsOfPlace } from '../aws/places/placed.ts';
import { allSubnets } from '../aws/places/subnets.ts';
import { isNat } from '../aws/paths/nat.ts';
import { hubAttachments } from '../aws/paths/transit-gateway.ts';
import { zoneOf } from '../aws/places/subnet-zones.ts';
import { possibleWithin, vpcOf } from '../aws/places/subnets.ts';
import type { NetworkBuilder } from '../builder.ts';
import { groupBy, push, pushAll } from '../../multimap.ts';
import type { Role, Service } from '../network.ts';
import type { Title } from '../title.ts';
import { inferredService } from './inferred-service.ts';

/** Roles of what works for clients: a VPC that holds one of these is used. */
const working: ReadonlySet<Role | undefined> = new Set<Role>([
  'compute',
  'datastore',
  'cache',
  'queue',
  'storage',
  'authentication',
  'l4-switch',
  'l7-proxy',
]);

/** Roles of the network itself: a subnet that holds an interface of one of these is no place for workloads. */
const carrying: ReadonlySet<Role | undefined> = new Set<Role>(['router', 'firewall']);
const workingTypes = typesWhere(({ role, place }) => place !== undefined && working.has(role));
const carryingTypes = typesWhere(({ role, place }) => place !== undefined && carrying.has(role));

/**
 * A VPC without any workload in the inputs is a network for others. Each set of its subnets that is routed alike
 * serves a workload that is assumed in every zone; one is enough, clients move after an end-to-end check.
 */
export function bareNetworks(net: NetworkBuilder): readonly Service[] {
  const busy = new Set<Resource | undefined>();
  for (const resource of net.all(workingTypes)) {
    for (const subnet of subnetsOfPlace(net, resource)) busy.add(vpcOf(net, subnet));
  }
  // A hub carries the traffic of others.
  for (const hub of net.once(hubAttachments)) busy.add(vpcOf(net, hub));
  const byVpc = new Map<Resource, Resource[]>();
  for (const subnet of allSubnets(net)) {
    const vpc = vpcOf(net, subnet);
    if (vpc && !busy.has(vpc)) push(byVpc, vpc, subnet);
  }
  const taken = takenSubnets(net);
  return [...byVpc.values()].flatMap((subnets) => {
    // Where the plumbing stands (or may stand) in every subnet, the workload is where there is a way out.
    const free = subnets.filter((subnet) => !taken.has(subnet));
    const routed = subnets.filter((subnet) => waysOut(net, subnet).length > 0);
    const places = free.length > 0 ? free : routed.length > 0 ? routed : subnets;
    return routedAlike(net, places).map((group) => assumedWorkload(net, group));
  });
}

/** Subnets that hold an interface of the network itself, and those routed like the subnet of a NAT gateway beside it. */
function takenSubnets(net: NetworkBuilder): ReadonlySet<Resource> {
  const taken = new Set<Resource>();
  const natTiers = new Set<string>();
  for (const resource of net.all(carryingTypes)) {
    const paths = subnetPaths(entryOf(resource).place ?? {});
    for (const subnet of [
      ...subnetsOfPlace(net, resource),
      ...paths.flatMap((path) => possibleWithin(net, resource, path)),
    ]) {
      taken.add(subnet);
      if (isNat(resource)) natTiers.add(routeSignature(net, subnet));
    }
  }
  for (const subnet of allSubnets(net)) {
    if (natTiers.has(routeSignature(net, subnet))) taken.add(subnet);
  }
  return taken;
}

/**
 * Subnets of one tier: routed alike, and instances of one resource where resources are repeated. Otherwise a tier in one zone
 * would be hidden by another one with the same routes.
 */
function routedAlike(net: NetworkBuilder, subnets: readonly Resource[]): readonly (readonly Resource[])[] {
  const tiers = groupBy(subnets, (subnet) => `${routeSignature(net, subnet)} ${repeatedName(subnet)}`);
  const alike = groupBy([...tiers.values()], ([first]) => (first ? routeSignature(net, first) : ''));
  return [...alike.values()].flatMap((sets) => {
    const repeated = sets.filter(([first]) => first !== undefined && repeatedName(first) !== '');
    const single = sets.filter((set) => !repeated.includes(set)).flat();
    // Nothing tells to which tier those belong that are written one by one.
    const [main, ...others] = repeated;
    return main === undefined ? [single] : [[...main, ...single], ...others];
  });
}

/** The resource it is an instance of, where that or its module is repeated. */
function repeatedName({ document, module, name, key }: Resource): string {
  const isRepeated = key !== undefined || module.some((step) => step.key !== undefined);
  return isRepeated ? [document.name, ...module.map((step) => step.name), name].join('.') : '';
}

function assumedWorkload(net: NetworkBuilder, subnets: readonly Resource[]): Service {
  const [first] = subnets;
  if (!first) throw new Error('a group of subnets has one');
  const title: Title = { is: 'workloads', of: first.id, number: subnets.length };
  const root = net.group(`workload of ${first.id}`, title, first);
  const parts = subnets.map((subnet) => {
    const part = net.group(`workload in ${subnet.id}`, { is: 'workload', of: subnet.id }, subnet);
    // The subnet is the place, not the part that fails.
    part.origin = { ...part.origin, address: undefined, resource: undefined };
    pushAll(part.domains, zoneOf(net, subnet).memberships);
    const out = egress(net, subnet);
    if (out !== undefined) net.need(part, { of: [out] });
    return part.index;
  });
  net.need(root, {
    of: parts,
    detection: 'end-to-end',
    switchTime: net.times.time('assumed-workload'),
  });
  return inferredService(`workload in ${first.id}`, title, root, first, root.tier);
}
