import type { Origin } from './origin.ts';
import { type Title, titleKey } from './title.ts';

/**
 * Traffic that the inputs prove does not get through, though nothing has failed. It is told at what refuses it, not at what it
 * keeps down. As with facts, `report/words` has the phrase for each `is`.
 */
export interface Refusal {
  readonly is: RefusalKind;
  /** What refuses: the route table, the security group, the balancer. */
  readonly origin: Origin;
  /** The argument that refuses, in dots. */
  readonly path?: string;
  /** Id of the resource that sends, a block or a name, where it is told. */
  readonly from?: string | undefined;
  /** Id of the resource that should receive, a block or a name. */
  readonly to?: string | undefined;
  /** The port that is refused. */
  readonly port?: number | undefined;
  /** The zone it is about. */
  readonly in?: Title;
  /** What refuses it as well: of two that do not agree, either may change; with `isAlone`, that of `origin` is to change. */
  readonly and?: Origin;
  readonly isAlone?: true;
}

export type RefusalKind =
  /** A security group, or its only rule for the port, does not let `from` in; undefined for any client. */
  | 'group-in'
  /** It names no security group: the default group of the VPC lets in its own members only, and others do not name it. */
  | 'default-group'
  /** A security group does not let traffic to `to` out. */
  | 'group-out'
  /** A network ACL does not let it through, in or out, there or back. */
  | 'acl'
  /** A network ACL lets nothing through, in or out. */
  | 'acl-all'
  /** The port is another one than the rule `and` is for. */
  | 'other-port'
  /** The same of a health check. */
  | 'group-in-check'
  | 'group-out-check'
  | 'acl-check'
  | 'other-check-port'
  /** A balancer has no node in the zone of a target. */
  | 'zone-not-enabled'
  /** An internet-facing balancer is in subnets whose route table (`and`) does not lead to an internet gateway. */
  | 'not-public'
  /** The listener of a balancer answers by itself, or gives the target group `to` the weight 0. */
  | 'no-forward'
  /** A listener leads to the target group `to`, which another listener leads to; none leads to `from`. */
  | 'other-targets'
  /** A balancer without listener, a target group without targets; those of the balancer `from`, at another site, have them. */
  | 'no-listener'
  | 'no-targets'
  /** A pool that is registered with a balancer has no member, and nothing starts one. */
  | 'no-members'
  /** A record leads to a distribution or an accelerator that is switched off. */
  | 'switched-off'
  /** No listener leads to a target group; the listener `and` leads to the group of another one instead. */
  | 'not-listed'
  /** A node has no target in its zone, and sends to no other. */
  | 'node-without-targets'
  /** A file system has no mount target in the zone of something that mounts it. */
  | 'no-mount-target'
  /** A route table, or a subnet that is associated with none, has no route to `to`. */
  | 'no-route'
  /** A route of a transit gateway drops what goes to `to`. */
  | 'blackhole'
  /** A gateway or an interface that a route leads to is attached to nothing, or not to the VPC `to`. */
  | 'not-attached'
  /** A setting of the account stops all internet gateways. */
  | 'public-access-blocked'
  /** An instance drops what is not its own. */
  | 'checks-source'
  /** A NAT gateway without public address. */
  | 'private-nat'
  /** A NAT gateway whose own subnet leads to it, or to another NAT gateway. */
  | 'nat-behind-nat'
  /** A firewall drops what no rule passes, and has no rules. */
  | 'drops-all'
  /** Answers to the subnet `to` do not pass the firewall that its packets passed. */
  | 'unseen-answers'
  /** An endpoint that is not in the route table `from`; that the name of its service does not lead to. */
  | 'not-in-table'
  | 'no-private-name'
  /** A VPN connection with static routes, without any. */
  | 'no-static-route'
  /** A Direct Connect gateway whose circuits have no virtual interface; that does not announce the VPC `to`. */
  | 'no-virtual-interface'
  | 'not-announced'
  /** A host behind an internet gateway without public address. */
  | 'no-public-address'
  /** Tasks behind an internet gateway without public address do not get their images. */
  | 'no-images'
  /** An attachment to a transit gateway without interface in the zone of the subnet `from`. */
  | 'not-in-zone'
  /** An attachment to a transit gateway without route table. */
  | 'not-associated'
  /** A peering connection that is not accepted; that does not end in the VPC `to`. */
  | 'not-accepted'
  | 'other-vpc'
  /** A Client VPN endpoint without a network association, without an authorization rule. */
  | 'no-association'
  | 'no-authorization'
  /** A Resolver rule that is associated with no VPC. */
  | 'rule-without-network'
  /** A private zone is not associated with the VPC `from`, where the name `to` is asked for. */
  | 'zone-not-associated'
  /** A VPC whose DNS settings leave the names of private zones (`to`) unanswered. */
  | 'vpc-without-names'
  /** An internal load balancer that only `from`, on the internet, leads to. */
  | 'inside-only';

/** Equal refusals have equal keys. */
export function refusalKey({ is, origin, path, from, to, port, and, in: zone }: Refusal): string {
  return JSON.stringify([is, origin.resource, path, from, to, port, and?.resource, zone && titleKey(zone)]);
}
