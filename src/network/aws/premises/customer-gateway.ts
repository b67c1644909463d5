import type { Resource } from '../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';

/**
 * The record of one device on the customer's premises. Two records with the same address are the same box. Addresses that
 * are not known (a variable without value, a secret) are other boxes where they are read from different places; read from
 * the same place by plain text they may be one address, and one that no resource of the inputs makes may be any that is
 * known. Both are the worst world.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
 */
export const customerGateway: Family = {
  types: ['aws_customer_gateway'],
  model(gateway, node, net) {
    const device = deviceOf(net, gateway);
    if (device === gateway) {
      // Only a person brings a box on the premises back.
      net.embody(node, { role: 'router' });
      for (const perhaps of net.once(devices).perhaps.get(gateway) ?? []) {
        const other = net.node(perhaps);
        if (other !== undefined) net.need(node, { of: [other], unless: [argument(gateway, 'ip_address')] });
      }
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
  /** Records whose address may be the same, where it is not known: the first of its source, and of each known address. */
  readonly perhaps: ReadonlyMap<Resource, readonly Resource[]>;
}

function devices(net: NetworkBuilder): Devices {
  const byAddress = new Map<string, Resource[]>();
  const bySource = new Map<string, Resource[]>();
  const open: Resource[] = [];
  for (const gateway of net.graph.ofType('aws_customer_gateway')) {
    const address = gateway.attributes.string('ip_address');
    const source = net.graph.sourceOf(gateway, 'ip_address');
    if (address !== undefined && address !== '') {
      push(byAddress, address, gateway);
      continue;
    }
    // An address that depends on the instance's own key tells nothing of the others of its kind.
    if (source?.isOfInstance === false) push(bySource, `${tierOf(gateway)}${source.text}`, gateway);
    if (gateway.attributes.read('ip_address').kind === 'unknown' && !isMade(net, gateway)) open.push(gateway);
  }
  const perhaps = new Map<Resource, Resource[]>();
  for (const [other, first] of firstOfEach(bySource)) push(perhaps, other, first);
  const known = [...byAddress.values()].flatMap(([first]) => first ?? []);
  for (const gateway of open) {
    for (const one of known) if (tierOf(one) === tierOf(gateway)) push(perhaps, gateway, one);
  }
  return { same: firstOfEach(byAddress), perhaps };
}

function tierOf({ document }: Resource): string {
  return document.isTestTier ? 'test ' : '';
}

/** A resource of the inputs makes the address, so that it is new. */
function isMade(net: NetworkBuilder, gateway: Resource): boolean {
  const { references } = net.graph.resolve(gateway, 'ip_address');
  return references.some(({ target, certainty }) => target.mode === 'managed' && certainty !== 'guessed');
}

/** The first of each group, by every other member. */
function firstOfEach(groups: ReadonlyMap<string, readonly Resource[]>): ReadonlyMap<Resource, Resource> {
  const firsts = new Map<Resource, Resource>();
  for (const [first, ...others] of groups.values()) {
    if (first) for (const other of others) firsts.set(other, first);
  }
  return firsts;
}
