import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { walkTo } from '../paths/cross.ts';
import { type Destination, blockOf, isPrivate } from '../paths/destination.ts';
import { zoneParts } from '../places/zone-parts.ts';

/**
 * An address of an outbound endpoint is of use where the routes of its subnet lead to a name server of each rule. What is not proven
 * to end somewhere is taken to get through.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-outbound-queries.html
 */
export function reachNameServers(net: NetworkBuilder, endpoint: Resource, rules: readonly Resource[]): void {
  for (const servers of rules.map(nameServersOf)) {
    for (const { component, subnets } of servers.length > 0 ? zoneParts(net, endpoint) : []) {
      const walks = subnets.flatMap((subnet) => servers.map((server) => walkTo(net, subnet, server)));
      if (walks.some(({ refusals }) => refusals.length === 0)) continue;
      for (const { by, refusal } of walks[0]?.refusals ?? []) net.refuse(net.draft(component), by, refusal);
    }
  }
}

/** Name servers in private networks, where all of them are known: to public ones there may be other ways. */
function nameServersOf({ attributes }: Resource): readonly Destination[] {
  const all = attributes.blocks('target_ip').map((at) => at.string('ip'));
  const known = all.flatMap((ip) => (ip === undefined ? [] : [blockOf(`${ip}/32`)]));
  return known.length === all.length && known.every(isPrivate) ? known : [];
}
