import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { wordOf } from '../settings-or-missing.ts';
import { isSet } from '../settings.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { type ZonePart, zoneParts } from '../places/zone-parts.ts';

/** The interfaces of a VPC endpoint, one a zone; a gateway endpoint, and one without subnets, has none. */
export function endpointInterfaces(net: NetworkBuilder, endpoint: Resource): readonly ZonePart[] {
  const at = endpoint.attributes;
  const type = wordOf(endpoint, 'vpc_endpoint_type', 'Gateway');
  const hasSubnets = isSet(at, 'subnet_ids') || subnetsOfPlace(net, endpoint).length > 0;
  if (type === 'Gateway' || !hasSubnets) return [];
  return zoneParts(net, endpoint, { role: type === 'GatewayLoadBalancer' ? 'firewall' : 'link' });
}
