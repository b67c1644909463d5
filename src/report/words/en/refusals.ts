import type { Refusal } from '../../../network/network.ts';
import type { Say, Words } from '../words.ts';
import { some } from './joined.ts';

/** Why traffic does not get through. */
export const refusalsInEnglish: Words['refusal'] = {
  'no-route': ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} has no route to ${id(to)}`,
  'no-association': ({ origin }, { id }) => `${id(origin.resource ?? '')} is associated with no subnet`,
  'no-authorization': ({ origin }, { id }) => `no authorization rule of ${id(origin.resource ?? '')} lets a client in`,
  'rule-without-network': ({ origin }, { id }) => `${id(origin.resource ?? '')} is associated with no VPC`,
  'zone-not-associated': ({ origin, from = '', to = '' }, { id }) =>
    `${id(origin.resource ?? '')} is not associated with ${id(from)}, so ${id(to)} does not exist there`,
  'vpc-without-names': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')} does not have enable_dns_support and enable_dns_hostnames, so it does not answer for ${id(to)}`,
  'inside-only': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} is internal, but ${id(from)} leads to it from the internet`,
  'group-in': (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow ${onPort(refusal, id)} from ${sender(refusal, id)}`,
  'default-group': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} names no security group and gets the default group of the VPC, which allows traffic between its own members only`,
  'group-out': (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow ${refusal.to === undefined ? 'any ' : ''}outbound ${onPort(refusal, id)}`,
  acl: (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow ${onPort(refusal, id)} from ${sender(refusal, id)}, or the replies`,
  'acl-all': ({ origin }, { id }) => `${id(origin.resource ?? '')} denies all traffic, or all replies`,
  'other-port': (refusal, { id }) => `${onAnotherPort(refusal, id)}, which allows another port`,
  'group-in-check': (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow health checks of ${id(refusal.to ?? '')} on port ${refusal.port} from ${sender(refusal, id)}`,
  'group-out-check': (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow outbound health checks of ${id(refusal.to ?? '')} on port ${refusal.port}`,
  'acl-check': (refusal, { id }) =>
    `${refuser(refusal, id)} does not allow health checks of ${id(refusal.to ?? '')} on port ${refusal.port} from ${sender(refusal, id)}, or the replies`,
  'zone-not-enabled': ({ to = '', in: zone, ...refusal }, say) =>
    `${refuser(refusal, say.id)} contain no subnet in ${zone === undefined ? '' : say.title(zone)}, where ${say.id(to)} has members`,
  'no-forward': ({ to = '', ...refusal }, { id }) =>
    `${refuser(refusal, id)} sends no request on, and no listener leads to ${id(to)}`,
  'other-targets': ({ to = '', from = '', and, ...refusal }, { id }) =>
    `${refuser(refusal, id)} forwards to ${id(to)}, ${and === undefined ? 'which belongs to another load balancer' : `as ${id(and.resource ?? '')} does`}, and no listener forwards to ${id(from)}`,
  'no-listener': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} has no listener, and ${id(from)} has one`,
  'no-targets': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} has no targets, and there are targets behind ${id(from)}`,
  'no-members': (refusal, { id }) => `${refuser(refusal, id)} is 0, and nothing in the inputs makes it larger`,
  'switched-off': ({ from = '', ...refusal }, { id }) =>
    `${refuser(refusal, id)} is false, and ${id(from)} leads clients to it`,
  'not-listed': ({ origin, and }, { id }) =>
    `no listener leads to ${id(origin.resource ?? '')}, and ${id(and?.resource ?? '')} leads to the target group of another listener`,
  'not-public': ({ and, ...refusal }, { id }) =>
    `${refuser(refusal, id)} are private: ${id(and?.resource ?? '')} has no route to an internet gateway, and the load balancer is internet-facing`,
  'node-without-targets': ({ in: zone, ...refusal }, say) =>
    `${refuser(refusal, say.id)} is off, and there is no target in ${zone === undefined ? '' : say.title(zone)}`,
  'no-mount-target': ({ origin, to = '', in: zone }, say) =>
    `${say.id(origin.resource ?? '')} has no mount target in ${zone === undefined ? '' : say.title(zone)}, where ${say.id(to)} runs`,
  'other-check-port': (refusal, { id }) =>
    `health checks fail: ${onAnotherPort(refusal, id)}, which allows another port`,
  blackhole: ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} drops packets to ${id(to)}`,
  'not-attached': ({ origin, to }, { id }) =>
    to === undefined
      ? `${id(origin.resource ?? '')} is attached to nothing, but a route leads to it`
      : `${id(origin.resource ?? '')} is not attached to ${id(to)}, but a route there leads to it`,
  'checks-source': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} drops packets that are not its own (source_dest_check is on), but a route leads to it`,
  'private-nat': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} is a private NAT gateway: an internet gateway drops its packets`,
  'nat-behind-nat': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} is in a subnet whose default route leads to a NAT gateway, not to an internet gateway`,
  'not-in-table': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} is not in the route table of ${id(from)}, which has no other route to the service`,
  'no-private-name': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} has no private DNS name, and there is no route to the public addresses of the service`,
  'no-static-route': ({ origin }, { id }) => `${id(origin.resource ?? '')} uses static routes and has none`,
  'no-virtual-interface': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} has no virtual interface on any connection`,
  'not-announced': ({ origin, to = '' }, { id }) =>
    `the allowed prefixes of ${id(origin.resource ?? '')} do not announce ${id(to)}`,
  'drops-all': ({ origin }, { id }) => `${id(origin.resource ?? '')} drops all packets`,
  'unseen-answers': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} leads answers to ${id(from)} past the firewall that the requests pass`,
  'no-public-address': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} leads to an internet gateway, and ${id(from)} has no public address`,
  'no-images': ({ origin, path = '' }, { id }) =>
    `${path} of ${id(origin.resource ?? '')} is off, so its tasks do not get their images over the internet gateway`,
  'not-in-zone': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')} has no interface in the zone of ${id(from)}`,
  'not-associated': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} is not associated with a transit gateway route table`,
  'public-access-blocked': ({ origin }, { id }) => `${id(origin.resource ?? '')} blocks all internet gateways`,
  'not-accepted': ({ origin }, { id }) => `${id(origin.resource ?? '')} is not accepted`,
  'other-vpc': ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} does not connect ${id(to)}`,
};

/** What other refusals of the same kind are about: what refuses, else the end or the zone in which they differ. */
export function alsoFor(first: Refusal, others: readonly Refusal[], { id, title }: Say): string {
  const differing = ({ origin, from, to, in: zone }: Refusal): string | undefined => {
    if (origin.resource !== first.origin.resource) return origin.resource && id(origin.resource);
    if (from !== first.from) return from && id(from);
    return to === first.to ? zone && title(zone) : to && id(to);
  };
  const names = [...new Set(others.flatMap((one) => differing(one) ?? []))];
  return names.length === 0 ? '' : `; the same applies to ${some(names)}`;
}

/** The resource that refuses traffic, with the block that does where it is one of several. */
function refuser({ origin, path }: Refusal, id: Say['id']): string {
  const name = id(origin.resource ?? '');
  return path === undefined ? name : `${path} of ${name}`;
}

function onPort({ to, port }: Refusal, id: Say['id']): string {
  return `traffic${to === undefined ? '' : ` to ${id(to)}`}${port === undefined ? '' : ` on port ${port}`}`;
}

function sender({ from }: Refusal, id: Say['id']): string {
  return from === undefined ? 'clients' : id(from);
}

function onAnotherPort(refusal: Refusal, id: Say['id']): string {
  const { and, port, to = '' } = refusal;
  return `${refuser(refusal, id)} is ${port}, and traffic to ${id(to)} is subject to ${id(and?.resource ?? '')}`;
}
