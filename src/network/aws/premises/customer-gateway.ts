import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';

/**
 * The record of one device on the customer's premises. Two records with the same address are the same box. Addresses that
 * are not known (a variable without value, a secret) are other boxes where they are read from different places; read from
 * the same place by plain text they may be one address, which is the worst world.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
export const customerGateway: Family = {
  types: ['aws_customer_gateway'],
  model(gateway, node, net) {
    const device = deviceOf(net, gateway);
    if (device === gateway) {
      // Only a person brings a box on the premises back.
      net.embody(node, { role: 'router' });
      const perhaps = net.once(devices).perhaps.get(gateway);
      const other = perhaps && net.node(perhaps);
      if (other === undefined) return;
      net.need(node, { of: [other], unless: [argument(gateway, 'ip_address')] });
      return;
    }
    const box = net.node(device);
    if (box !== undefined) net.need(node, { of: [box] });
  },
};

/** The customer gateway that stands for the box: the first one with the same address. */
export function deviceOf(net: NetworkBuilder, gateway: Resource): Resource {
  return net.once(devices).same.get(gateway) ?? gateway;
}

interface Devices {
  /** The first record with the same address. */
  readonly same: ReadonlyMap<Resource, Resource>;
  /** The first record whose address, which is not known, may be the same. */
  readonly perhaps: ReadonlyMap<Resource, Resource>;
}

function devices(net: NetworkBuilder): Devices {
  const byAddress = new Map<string, Resource[]>();
  const bySource = new Map<string, Resource[]>();
  for (const gateway of net.graph.ofType('aws_customer_gateway')) {
    const address = gateway.attributes.string('ip_address');
    const source = net.graph.sourceOf(gateway, 'ip_address');
    if (address !== undefined && address !== '') push(byAddress, address, gateway);
    // An address that depends on the instance's own key tells nothing.
    else if (source?.isOfInstance === false)
      push(bySource, `${gateway.document.isTestTier ? 'test ' : ''}${source.text}`, gateway);
  }
  return { same: firstOfEach(byAddress), perhaps: firstOfEach(bySource) };
}

/** The first of each group, by every other member. */
function firstOfEach(groups: ReadonlyMap<string, readonly Resource[]>): ReadonlyMap<Resource, Resource> {
  const firsts = new Map<Resource, Resource>();
  for (const [first, ...others] of groups.values()) {
    if (first) for (const other of others) firsts.set(other, first);
  }
  return firsts;
}
