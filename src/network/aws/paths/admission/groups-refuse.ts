import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import type { Direction } from './group-rules.ts';
import type { End } from './interface.ts';
import { isType } from '../../type-aliases.ts';
import type { Protocol } from './group-rule.ts';
import { firstFor, isForGroups, rulesForPorts } from './rules-for-port.ts';

/** Packets of one kind from one end to another. Answers come back by themselves past a security group. */
export interface Flow {
  readonly from: End;
  readonly to: End;
  readonly protocol: Protocol;
  /** Undefined where it is not known: then only what refuses every port counts. */
  readonly port: number | undefined;
}

/** What refuses a flow. */
export interface Refusing {
  readonly by: 'group-out' | 'group-in' | 'acl';
  /** The rule that is for this port and for others only, else the group or the list. */
  readonly resource: Resource;
  readonly path?: string;
  /** It refuses everything: the port is no matter. */
  readonly isAll?: true;
  /** A rule that is for these two ends, on another port. */
  readonly otherPort?: Resource;
  /** Rules let groups through on this port. */
  readonly isForGroups?: true;
  /** The end that names no group, and has the default group of its VPC: the group it lacks is what refuses. */
  readonly nameless?: 'sender' | 'receiver';
}

/**
 * Which security group refuses the flow: that of the sender out, or that of the receiver in. Groups of one interface add up. What
 * is not in the inputs is taken to let it through.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupsRefuse(net: NetworkBuilder, flow: Flow): Refusing | undefined {
  const inward = refusedAt(net, flow.to, flow.from, 'ingress', flow);
  if (inward && isNameless(flow.to)) return { ...inward, nameless: 'receiver' };
  const outward = refusedAt(net, flow.from, flow.to, 'egress', flow);
  if (outward || !inward?.isForGroups || !isNameless(flow.from)) return outward ?? inward;
  return { ...inward, nameless: 'sender' };
}

/** It has the default group of its VPC, which is nobody's own. */
function isNameless(end: End): boolean {
  if (typeof end === 'string' || !end.groups.isWhole) return false;
  const [group, ...others] = end.groups.known;
  return group !== undefined && others.length === 0 && isType(group, 'aws_vpc');
}

/** Whether a group of the interface lets somebody in on the port: nothing else can be told of a port that nobody may use. */
export function admitsNobody(net: NetworkBuilder, end: End, port: number | undefined): Refusing | undefined {
  return refusedAt(net, end, 'anywhere', 'ingress', { protocol: 'tcp', port });
}

function refusedAt(
  net: NetworkBuilder,
  here: End,
  there: End,
  direction: Direction,
  { protocol, port }: Pick<Flow, 'protocol' | 'port'>,
): Refusing | undefined {
  if (typeof here === 'string' || !here.groups.isWhole || here.onlyGroups) return undefined;
  const [group] = here.groups.known;
  const forPort = net.once(rulesForPorts)(here.groups.known, direction, protocol, port);
  // An interface without groups is not filtered.
  if (forPort === undefined || group === undefined || firstFor(net, forPort, there)) return undefined;
  const by = direction === 'egress' ? 'group-out' : 'group-in';
  const forAnyPort = net.once(rulesForPorts)(here.groups.known, direction, protocol, undefined);
  const otherPort = forAnyPort && firstFor(net, forAnyPort, there, direction === 'egress' ? isForGroups : undefined);
  const [rule, another] = otherPort === undefined ? forPort.rules : [];
  const own = rule === undefined || another !== undefined ? undefined : rule;
  return {
    by,
    resource: own?.owner ?? group,
    ...(own !== undefined && own.path !== '' && { path: own.path }),
    ...(otherPort !== undefined && { otherPort: otherPort.owner }),
    ...(forPort.rules.some(isForGroups) && { isForGroups: true }),
  };
}
