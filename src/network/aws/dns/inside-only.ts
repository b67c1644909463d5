import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { factAbout } from '../../fact.ts';
import { unexplained } from '../../../input/value.ts';
import { named } from '../type-aliases.ts';
import { waysOut } from '../paths/default-route.ts';
import { isSet } from '../settings.ts';
import { switchOf } from '../settings-or-missing.ts';
import { isPrivate } from './asked-host.ts';
import { hasClientsInside, hasWayIn, networkOfBalancer } from './inside-clients.ts';
import { recordSets } from './record-sets.ts';

/**
 * Tells on an answer of a public zone that clients on the internet get the private addresses of an internal load balancer, which
 * lead nowhere there. Many give their internal names in public zones too, which clients inside and on lines to the VPC use. So it
 * is refused only where the name is meant for the internet: another record of it leads to an internet-facing balancer, or the
 * balancer stands in public subnets and the inputs have no client that comes to it. Where programs beside it may be its clients
 * that is open.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
export function refuseInside(net: NetworkBuilder, answer: number, record: Resource): void {
  const balancer = isOfPublicZone(net, record) ? onlyBalancer(net, record) : undefined;
  if (balancer?.attributes.boolean('internal') !== true || isCalled(net, record)) return;
  const node = net.draft(answer);
  const refusal = { is: 'inside-only', path: 'internal', from: record.id } as const;
  if (isBesidePublic(net, record)) return net.refuse(node, balancer, refusal);
  const network = networkOfBalancer(net, balancer);
  if (network === undefined || hasWayIn(net, network.vpc)) return;
  if (!network.subnets.every((subnet) => isPublic(net, subnet))) return;
  if (!hasClientsInside(net, network.vpc, answer)) return net.refuse(node, balancer, refusal);
  net.need(node, { of: [], unless: [factAbout(record, 'clients', { to: balancer.id })] });
}

function isCalled(net: NetworkBuilder, record: Resource): boolean {
  const name = net.node(record);
  return net.drafts.some(({ needs }) =>
    needs.some(({ alternatives }) => alternatives.some(({ component }) => component === name)),
  );
}

/** Another record of the name leads to an internet-facing load balancer. */
function isBesidePublic(net: NetworkBuilder, record: Resource): boolean {
  return (net.once(recordSets).get(record)?.records ?? []).some((one) => {
    const beside = onlyBalancer(net, one);
    return beside !== undefined && switchOf(beside, 'internal', false) === false;
  });
}

function isOfPublicZone(net: NetworkBuilder, record: Resource): boolean {
  const [zone, ...others] = net.targets(record, 'zone_id', ['aws_route53_zone']);
  if (zone === undefined || others.length > 0 || isPrivate(net, record)) return false;
  if (zone.mode === 'managed') return true;
  // One that is looked up by its name is public unless it is written otherwise; by its id it may be either.
  const { attributes } = zone;
  const isRead = attributes.boolean('private_zone') === false;
  return isRead || (isWritten(zone, 'name') && !isWritten(zone, 'private_zone') && !isWritten(zone, 'vpc_id'));
}

/** What is read later has values that were never written, which are not known. */
function isWritten({ attributes }: Resource, path: string): boolean {
  return isSet(attributes, path) && attributes.read(path) !== unexplained;
}

function onlyBalancer(net: NetworkBuilder, record: Resource): Resource | undefined {
  const found = ['alias.name', 'records'].flatMap((path) => net.targets(record, path, named('aws_lb', 'aws_elb')));
  return found.length === 1 ? found[0] : undefined;
}

function isPublic(net: NetworkBuilder, subnet: Resource): boolean {
  const ways = waysOut(net, subnet);
  return ways.length > 0 && ways.every(({ hop, unless }) => hop.kind === 'internet' && unless === undefined);
}
