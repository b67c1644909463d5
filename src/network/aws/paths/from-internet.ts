import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { exitBehind } from './cross.ts';
import { mayLeaveByIpv4 } from './default-route.ts';
import { everywhere } from './destination.ts';
import { tableOf } from './routing.ts';
import { switchOf } from '../settings-or-missing.ts';

/**
 * A node of an internet-facing load balancer is dark where the table of its subnet does not lead to an internet gateway: AWS
 * takes the subnet all the same, and clients get no answer from this zone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function refuseDark(net: NetworkBuilder, balancer: Resource, node: Draft, subnets: readonly Resource[]): void {
  const isPublic = switchOf(balancer, 'internal', false) === false;
  const isEntry = balancer.attributes.string('load_balancer_type') !== 'gateway';
  const [subnet, ...others] = subnets;
  if (!isPublic || !isEntry || !subnet || others.length > 0) return;
  const by = isReached(net, subnet) === false ? tableOf(net, subnet).refuses : undefined;
  if (by === undefined) return;
  net.refuse(node, balancer, { is: 'not-public', path: 'subnets', from: subnet.id, and: net.originOf(by) });
}

/**
 * Whether the internet reaches what stands in a subnet: its default route leads to an internet gateway, past firewalls or
 * not. Undefined where the inputs do not tell.
 */
export function isReached(net: NetworkBuilder, subnet: Resource): boolean | undefined {
  const { refuses, learns } = tableOf(net, subnet);
  if (!mayLeaveByIpv4(net, subnet)) return refuses === undefined || learns.length > 0 ? undefined : false;
  const exit = exitBehind(net, subnet, everywhere[4].whole);
  if (exit === undefined) return undefined;
  if (exit.kind === 'internet') return true;
  return exit.kind === 'nat' ? false : undefined;
}
