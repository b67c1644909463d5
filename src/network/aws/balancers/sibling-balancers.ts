import type { Document, Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { recordSets } from '../dns/record-sets.ts';
import { canonicalType, named } from '../type-aliases.ts';

const balancerTypes = [...named('aws_lb'), 'aws_elb'];

/**
 * The balancers that one stands beside, as the same in another place: those that other records of its name lead to, and those
 * of the same address in a stack that is made by the same code.
 */
export function siblingBalancers(net: NetworkBuilder, balancer: Resource): readonly Resource[] {
  const alike = (other: Resource): boolean =>
    other !== balancer && canonicalType(other.type) === canonicalType(balancer.type);
  const together = net.once(namedTogether).get(balancer) ?? new Set<Resource>();
  const written = net.once(byAddress).get(balancer.address) ?? [];
  const twins = written.filter(({ document }) => isOneCode(net, balancer.document, document));
  return [...new Set([...together, ...twins])].filter(alike);
}

/** By balancer, those that the records of one name lead to. One of weight 0 is none of them: it may not be ready yet. */
function namedTogether(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const found = new Map<Resource, Set<Resource>>();
  for (const { records } of new Set(net.once(recordSets).values())) {
    const used = records.filter(({ attributes }) => attributes.number('weighted_routing_policy.weight') !== 0);
    const balancers = new Set(
      used.flatMap((one) => ['alias.name', 'records'].flatMap((path) => net.targets(one, path, balancerTypes))),
    );
    for (const one of balancers) found.set(one, new Set([...(found.get(one) ?? []), ...balancers]));
  }
  return found;
}

function byAddress(net: NetworkBuilder): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const one of net.all(balancerTypes)) push(found, one.address, one);
  return found;
}

/** Most of what the first stack has stands in the other at the same address: one code, deployed twice. */
function isOneCode(net: NetworkBuilder, one: Document, other: Document): boolean {
  if (one === other) return false;
  const addresses = net.once(addressesByStack);
  const [own, there] = [addresses.get(one) ?? [], addresses.get(other) ?? new Set<string>()];
  const shared = [...own].filter((address) => there.has(address));
  return shared.length * 4 >= [...own].length * 3;
}

function addressesByStack(net: NetworkBuilder): ReadonlyMap<Document, ReadonlySet<string>> {
  const found = new Map<Document, Set<string>>();
  for (const { document, address, mode } of net.graph.resources) {
    if (mode !== 'managed') continue;
    found.set(document, (found.get(document) ?? new Set<string>()).add(address));
  }
  return found;
}
