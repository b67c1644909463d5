import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../../builder.ts';
import { waysOut } from '../default-route.ts';
import { answersFromInternet } from './acls-refuse.ts';
import { openAtAcls, refusing, tellRefusing } from './flow.ts';
import type { Groups } from './interface.ts';

/**
 * Tells on a member whose subnets have a way out that it sends nothing at all: its groups have no rule out, or the network ACL
 * lets nothing out or no answer back. Which addresses and ports it needs is not known, so one that is let through is enough;
 * but what is let out to the internet has to come back from there.
 */
export function refuseWorld(
  net: NetworkBuilder,
  member: Draft,
  { resource, groups }: { readonly resource: Resource; readonly groups: Groups },
  subnets: readonly Resource[],
): void {
  if (subnets.length === 0 || !subnets.every((subnet) => waysOut(net, subnet).length > 0)) return;
  const flow = { from: { subnets, groups }, to: 'anywhere', protocol: 'tcp', port: undefined } as const;
  const answers = answersFromInternet(net, subnets);
  const refused = refusing(net, flow) ?? answers.refused;
  if (refused) tellRefusing(net, member, { ...flow, sender: resource, receiver: undefined }, refused);
  const open = openAtAcls(net, flow) ?? answers.open;
  if (!refused && open) net.need(member, { of: [], unless: open });
}
