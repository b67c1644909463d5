import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import type { Destination } from './destination.ts';
import { firewallEndpoint } from './firewall.ts';
import { type Step, forward } from './forward.ts';

/** Where packets from a subnet leave, past the firewall endpoints on the way; undefined where it is not certain. */
export function exitBehind(net: NetworkBuilder, subnet: Resource, to: Destination): Step['hop'] | undefined {
  let at = subnet;
  for (const seen = new Set<Resource>(); !seen.has(at);) {
    seen.add(at);
    const forwarded = forward(net, at, to);
    const [first, ...others] = 'steps' in forwarded ? forwarded.steps : [];
    if (!first || others.length > 0 || first.unless !== undefined) return undefined;
    if (first.hop.kind !== 'endpoint' || !first.hop.target) return first.hop;
    const { subnet: behind } = firewallEndpoint(net, first.hop, first.hop.target, zoneOf(net, at));
    if (!behind) return undefined;
    at = behind;
  }
  return undefined;
}
