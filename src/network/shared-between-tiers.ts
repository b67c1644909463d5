import type { Resource } from '../input/deployment.ts';
import { typesWhere } from './aws/catalogue/catalogue.ts';
import type { Entry } from './aws/catalogue/entry.ts';
import { vpcOf } from './aws/places/subnets.ts';
import { deviceOf } from './aws/premises/customer-gateway.ts';
import { canonicalType, named } from './aws/type-aliases.ts';
import type { Facts, NetworkBuilder } from './builder.ts';
import type { SharedResource } from './network.ts';

/** Roles whose parts carry production's load, data or secrets. Names and alarms do not, nor does what AWS runs to connect. */
const carrying = new Set<Entry['role']>([
  'router',
  'l4-switch',
  'l7-proxy',
  'firewall',
  'compute',
  'datastore',
  'cache',
  'storage',
  'authentication',
  'keys',
]);

const isCarrying = ({ role, isRegional, store }: Entry): boolean =>
  store === true || (carrying.has(role) && !(isRegional && role === 'router'));

const carryingTypes = [...typesWhere(isCarrying), ...named('aws_subnet')];

/**
 * What production and the test tier use both: a VPC with subnets of either, a database, a key, a device. A change that is tried
 * on it is a change of production. A resource is production's if that is stated of it or of what uses it, or if a plan that is
 * all test tier names it in another one.
 */
export function sharedBetweenTiers(net: NetworkBuilder, facts: Facts): readonly SharedResource[] {
  const managed = net.graph.resources.filter(({ mode }) => mode === 'managed');
  const testers = managed.filter((resource) => facts.tierOf(resource) === 'test');
  if (testers.length === 0 || testers.length === managed.length) return [];
  const ofTest = usersOf(net, testers);
  // Looked at only where something states no tier.
  const untold = [...ofTest.keys()].some((resource) => facts.tierOf(resource) === 'unstated');
  const inProduction = untold ? managed.filter((resource) => facts.tierOf(resource) === 'production') : [];
  const ofProduction = usersOf(net, inProduction);
  return [...ofTest].flatMap(([resource, users]) => {
    const tier = facts.tierOf(resource);
    const isBeside = users.some(({ document }) => document.isTestTier === true) && !resource.document.isTestTier;
    const isProduction = tier === 'production' || (tier === 'unstated' && (ofProduction.has(resource) || isBeside));
    return isProduction ? [{ origin: net.originOf(resource), users: users.map((user) => net.originOf(user)) }] : [];
  });
}

/** What carries load, data or secrets, with the resources that name it for certain; of a subnet, its VPC. */
function usersOf(net: NetworkBuilder, resources: readonly Resource[]): ReadonlyMap<Resource, Resource[]> {
  const users = new Map<Resource, Set<Resource>>();
  for (const resource of resources) {
    const mentioned = net.graph.mentions(resource, carryingTypes).filter(({ certainty }) => certainty !== 'guessed');
    const used = new Set(mentioned.map(({ target }) => (isSubnet(target) ? (vpcOf(net, target) ?? target) : target)));
    const vpc = standsIn(resource) ? vpcOf(net, resource) : undefined;
    if (vpc) used.add(vpc);
    // Two records of one device on the premises.
    used.add(deviceOf(net, resource));
    used.delete(resource);
    for (const one of used) users.set(one, (users.get(one) ?? new Set()).add(resource));
  }
  return new Map(Array.from(users, ([resource, own]) => [resource, [...own]]));
}

function isSubnet({ type }: Resource): boolean {
  return canonicalType(type) === 'aws_subnet';
}

/** A connection between two VPCs names both and stands in neither. */
function standsIn({ type }: Resource): boolean {
  return canonicalType(type) !== 'aws_vpc_peering_connection';
}
