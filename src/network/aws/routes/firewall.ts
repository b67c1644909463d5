import type { Resource } from '../../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, type Zone, asAlternative } from '../../builder.ts';
import { numberOfBlocks } from '../set.ts';
import { isType } from '../types.ts';
import { endpointSubnets } from './vpc-endpoint.ts';
import { possibleWithin, someZone, subnetsOf, zoneOf } from '../places/vpc.ts';

/** One endpoint a zone; a route leads to the endpoint of its own zone. */
export const networkFirewall: Family = {
  types: ['aws_networkfirewall_firewall'],
  model(firewall, node, net) {
    net.need(node, {
      label: 'a firewall endpoint',
      of: endpointsOf(net, firewall).map(asAlternative),
      // Which endpoint a route leads to is not known here: the best world has the one that works.
      detection: 'end-to-end',
      switchTime: net.times.time('firewall-zone'),
    });
  },
};

/** The endpoint a route in `zone` leads to: the one in the same zone, else the one it has; and the subnet it is in. */
export function firewallEndpoint(
  net: NetworkBuilder,
  target: Resource,
  zone: Zone,
): { component: number | undefined } & Stand {
  if (!isType(target, 'aws_networkfirewall_firewall')) {
    return { component: net.node(target), subnet: endpointSubnets(net, target)[0], possible: [] };
  }
  const endpoints = endpointsOf(net, target);
  const same = endpoints.find((one) => one.zone?.key === zone.key && one.missing === undefined);
  // Of an endpoint that may be elsewhere it is enough to say so.
  if (!same) return { component: net.node(target), subnet: endpoints[0]?.subnet, possible: [] };
  return { component: same.component, subnet: same.subnet, possible: same.possible };
}

/** The subnet an endpoint stands in, or those it may stand in. */
interface Stand {
  readonly subnet: Resource | undefined;
  readonly possible: readonly Resource[];
}

type Endpoint = Member & Stand;

/** What would settle where the endpoints stand. */
export function endpointsFact({ address }: Resource): string {
  return `subnet_mapping of ${address}`;
}

/**
 * One endpoint a zone. Where the subnets cannot be told, every zone of the VPC in the best world and one in the worst; but AWS
 * refuses two in one zone, so their number may tell.
 */
function endpointsOf(net: NetworkBuilder, firewall: Resource): readonly Endpoint[] {
  const path = 'subnet_mapping.subnet_id';
  const certain = subnetsOf(net, firewall, path);
  const fact = certain.length > 0 ? undefined : endpointsFact(firewall);
  const subnets = fact === undefined ? certain : possibleWithin(net, firewall, path);
  const { least, isExact } = numberOfBlocks(firewall.attributes, 'subnet_mapping');
  const isOne = isExact && least === 1;
  const places = new Map<string, { zone: Zone; there: Resource[] }>();
  for (const subnet of subnets) {
    const zone = zoneOf(net, subnet);
    const place = places.get(zone.key) ?? { zone, there: [] };
    place.there.push(subnet);
    places.set(zone.key, place);
  }
  if (fact !== undefined && (places.size === 0 || isOne)) {
    const zone = someZone(
      [...places.values()].map((place) => place.zone),
      fact,
    );
    const shape = { label: `an endpoint of ${firewall.address}`, role: 'firewall', zone } as const;
    return ['#endpoint', '#second'].slice(0, isOne ? 1 : 2).map((suffix, index) => {
      const { index: component } = net.part(firewall, suffix, shape);
      const missing = index === 0 || least > 1 ? undefined : fact;
      return { component, zone: undefined, subnet: undefined, possible: [], missing };
    });
  }
  const inEvery = fact === undefined || least >= places.size;
  return [...places.values()].map(({ zone, there }, index) => ({
    component: endpointPart(net, firewall, zone),
    zone,
    subnet: fact === undefined ? there.at(-1) : undefined,
    possible: fact === undefined ? [] : there,
    missing: index === 0 || inEvery ? undefined : fact,
  }));
}

function endpointPart(net: NetworkBuilder, firewall: Resource, zone: Zone): number {
  return net.part(firewall, `@${zone.key}`, { label: `${firewall.address} in ${zone.label}`, role: 'firewall', zone })
    .index;
}
