import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { typesWhere } from '../catalogue/catalogue.ts';
import { attachmentsByVpc } from '../paths/transit-tables.ts';
import { gatewayTypes, gatewaysOf } from '../paths/transit-ends.ts';
import { tableOf } from '../paths/routing.ts';
import { type Refused, refused } from '../paths/walk.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { allSubnets, vpcOf } from '../places/subnets.ts';

/**
 * The route tables that would have to lead to a gateway, where none of the VPCs on it leads there: what comes in over its lines
 * gets no answer. Empty where one does, or may.
 */
export function unreturned(net: NetworkBuilder, gateway: Resource): readonly Refused[] {
  const known = net.once(knownGateways);
  const found = known.get(gateway) ?? find(net, gateway);
  known.set(gateway, found);
  return found;
}

function knownGateways(): Map<Resource, readonly Refused[]> {
  return new Map();
}

function find(net: NetworkBuilder, gateway: Resource): readonly Refused[] {
  const vpcs = attachedVpcs(net, gateway);
  const subnets = allSubnets(net).filter((subnet) => {
    const vpc = vpcOf(net, subnet);
    return vpc !== undefined && vpcs.has(vpc);
  });
  const tables = subnets.map((subnet) => ({ subnet, ...tableOf(net, subnet) }));
  const used = net.once(workingSubnets);
  const mayLead = tables.some(
    ({ subnet, refuses, learns, hops }) =>
      refuses === undefined ||
      learns.includes(gateway) ||
      hops.some(({ target, kind, certainty }) => {
        // What goes through a firewall first is followed from there.
        const isInspected = used.has(subnet) && (kind === 'endpoint' || kind === 'interface');
        return target === gateway || kind === 'other' || certainty === 'guessed' || isInspected;
      }),
  );
  if (vpcs.size === 0 || mayLead) return [];
  const by = new Set(tables.flatMap(({ subnet, refuses }) => (refuses && used.has(subnet) ? [refuses] : [])));
  return [...by].flatMap((table) => refused(table, { is: 'no-route', to: gateway.id }).refusals);
}

/** The VPCs on a gateway that this deployment attaches. */
export function attachedVpcs(net: NetworkBuilder, gateway: Resource): ReadonlySet<Resource> {
  if (!gatewayTypes.includes(gateway.type)) {
    const joins = net.pointingAt(gateway, 'aws_vpn_gateway_attachment', 'vpn_gateway_id', ['aws_vpn_gateway']);
    return new Set([gateway, ...joins].flatMap((one) => vpcOf(net, one) ?? []));
  }
  const attached = [...net.once(attachmentsByVpc)].filter(([, ends]) =>
    ends.some((end) => gatewaysOf(net, end).includes(gateway)),
  );
  return new Set(attached.map(([vpc]) => vpc));
}

const workingTypes = typesWhere(({ role, place }) => place !== undefined && role === 'compute');

/** Subnets in which something runs. */
function workingSubnets(net: NetworkBuilder): ReadonlySet<Resource> {
  return new Set(net.all(workingTypes).flatMap((one) => subnetsOfPlace(net, one)));
}
