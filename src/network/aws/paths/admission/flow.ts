import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../../builder.ts';
import type { RefusalKind } from '../../../refusal.ts';
import { type Missing, allOf } from '../../../fact.ts';
import { aclsAnswer } from './acls-refuse.ts';
import { directWay } from './direct.ts';
import { type Flow, type Refusing, groupsRefuse } from './groups-refuse.ts';
import { type End, type Interface, classOf, vpcOfInterface } from './interface.ts';

/** A flow, and what is told of it where it is refused. */
export interface Sent extends Flow {
  /** What sends; undefined for clients. */
  readonly sender: Resource | undefined;
  /** Undefined for the world. */
  readonly receiver: Resource | undefined;
  /** What says which port it is. */
  readonly portOf?: { readonly resource: Resource; readonly path: string; readonly isAlone?: true };
  /** It is the health check that is refused. */
  readonly isCheck?: true;
}

/** What refuses a flow, for certain. */
export function refusing(net: NetworkBuilder, flow: Flow): Refusing | undefined {
  return judged(net, flow).refused;
}

/** What would tell whether a network ACL lets a flow through that none refuses for certain. */
export function openAtAcls(net: NetworkBuilder, flow: Flow): Missing {
  return judged(net, flow).open;
}

/**
 * Worked out once for all interfaces of equal subnets and groups. Addresses and groups of another VPC are compared where the way
 * there is direct.
 */
function judged(net: NetworkBuilder, flow: Flow): Judged {
  const known = net.once(knownFlows);
  const key = [classOf(flow.from), classOf(flow.to), flow.protocol, flow.port].join(' > ');
  const found = known.get(key) ?? judgedAnew(net, flow);
  known.set(key, found);
  return found;
}

function judgedAnew(net: NetworkBuilder, flow: Flow): Judged {
  const { from, to } = flow;
  const isAcross = typeof from !== 'string' && typeof to !== 'string' && !isWithinOneVpc(net, from, to);
  const legs = isAcross ? legsAcross(net, flow, from, to) : [flow];
  let refused: Refusing | undefined;
  for (const leg of legs) refused ??= groupsRefuse(net, leg);
  const answers = refused === undefined ? legs.map((leg) => aclsAnswer(net, leg)) : [];
  for (const answer of answers) refused ??= answer.refused;
  return { refused, open: refused === undefined ? allOf(...answers.map(({ open }) => open)) : undefined };
}

interface Judged {
  readonly refused: Refusing | undefined;
  readonly open: Missing;
}

/** Out of one VPC, and into the other. */
function legsAcross(net: NetworkBuilder, flow: Flow, from: Interface, to: Interface): readonly Flow[] {
  const way = directWay(net, from, to);
  if (way === 'as-member') return [flow];
  const sender: End = way === undefined ? 'anywhere' : { ...from, groups: { known: [], isWhole: true } };
  return [
    { ...flow, to: 'anywhere' },
    { ...flow, from: sender },
  ];
}

function knownFlows(): Map<string, Judged> {
  return new Map();
}

function isWithinOneVpc(net: NetworkBuilder, from: Exclude<End, string>, to: Exclude<End, string>): boolean {
  if (from.onlyGroups) return true;
  const vpc = vpcOfInterface(net, from);
  return vpc !== undefined && vpc === vpcOfInterface(net, to);
}

/** Tells on `draft` that it does not work, as the flow that it needs is refused. */
export function tellRefusing(net: NetworkBuilder, draft: Draft, sent: Sent, refused: Refusing): void {
  const { sender, receiver, portOf, port } = sent;
  const about = { from: sender?.id, to: receiver?.id, port };
  const { otherPort, nameless } = refused;
  const without = nameless && sent[nameless];
  if (without) {
    net.refuse(draft, without, { is: 'default-group' });
    return;
  }
  if (otherPort !== undefined && portOf !== undefined) {
    const is = sent.isCheck ? 'other-check-port' : 'other-port';
    net.refuse(draft, portOf.resource, {
      ...about,
      is,
      path: portOf.path,
      and: net.originOf(otherPort),
      ...(portOf.isAlone && { isAlone: true }),
    });
    return;
  }
  const { resource, path, by, isAll } = refused;
  if (isAll) {
    net.refuse(draft, resource, { is: 'acl-all' });
    return;
  }
  net.refuse(draft, resource, { ...about, is: kindOf(by, sent.isCheck), ...(path !== undefined && { path }) });
}

function kindOf(by: Refusing['by'], isCheck: true | undefined): RefusalKind {
  return isCheck ? `${by}-check` : by;
}
