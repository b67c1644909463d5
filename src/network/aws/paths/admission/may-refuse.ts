import type { NetworkBuilder } from '../../../builder.ts';
import { type Missing, allOf } from '../../../fact.ts';
import type { Rule } from './group-rule.ts';
import type { Direction } from './group-rules.ts';
import type { Flow, Refusing } from './groups-refuse.ts';
import { openAtAcls, refusing } from './flow.ts';
import type { End } from './interface.ts';
import { doubtOf, meets } from './meets.ts';
import { type RulesForPort, rulesForPorts } from './rules-for-port.ts';

/** What may refuse a flow. */
export interface MayRefuse {
  readonly by: Refusing['by'];
  readonly missing: NonNullable<Missing>;
}

/**
 * Which security group or network ACL may refuse a flow that none refuses for certain: all its rules for the flow have a block or a port
 * that is only known after apply, or the block of a subnet is. Groups, lists and rules that are not in the inputs are taken to
 * let it through.
 */
export function mayRefuse(net: NetworkBuilder, flow: Flow): MayRefuse | undefined {
  if (refusing(net, flow) !== undefined) return undefined;
  const { from, to } = flow;
  const inward = doubtAt(net, to, from, 'ingress', flow);
  if (inward !== undefined) return { by: 'group-in', missing: inward };
  const outward = doubtAt(net, from, to, 'egress', flow);
  if (outward !== undefined) return { by: 'group-out', missing: outward };
  const atAcls = openAtAcls(net, flow);
  return atAcls && { by: 'acl', missing: atAcls };
}

function doubtAt(net: NetworkBuilder, here: End, there: End, direction: Direction, { protocol, port }: Flow): Missing {
  if (typeof here === 'string' || !here.groups.isWhole || here.onlyGroups) return undefined;
  const forPort = net.once(rulesForPorts)(here.groups.known, direction, protocol, port);
  if (forPort === undefined || !(net.once(withFacts)(forPort) || hasOpenBlock(there))) return undefined;
  const facts = forPort.rules.flatMap((rule) =>
    rule.peers.filter((peer) => meets(net, peer, there)).map((peer) => allOf(rule.missing, doubtOf(net, peer, there))),
  );
  return facts.includes(undefined) ? undefined : allOf(...facts);
}

function hasOpenBlock(end: End): boolean {
  return (
    typeof end !== 'string' && end.subnets.some(({ attributes }) => attributes.read('cidr_block').kind === 'unknown')
  );
}

/** Whether any of the rules is not known as a whole: most are, and then nothing has to be asked. */
function withFacts(): (rules: RulesForPort) => boolean {
  const known = new Map<RulesForPort, boolean>();
  return (of) => {
    const found = known.get(of) ?? of.rules.some(hasFacts);
    known.set(of, found);
    return found;
  };
}

function hasFacts({ missing, peers }: Rule): boolean {
  return missing !== undefined || peers.some((peer) => peer !== 'open' && 'unknown' in peer);
}
