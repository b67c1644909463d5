import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Destination, towards } from './destination.ts';
import { longest } from './longest-prefix.ts';
import { forward } from './forward.ts';
import type { Hop } from './next-hop.ts';
import { routeTables } from './route-tables.ts';
import { hopsOfTable, tableOf } from './routing.ts';
import { attachmentOf } from './transit-gateway.ts';
import { type Walk, free, refused } from './walk.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { vpcOf } from '../places/subnets.ts';
import { isType } from '../type-aliases.ts';

/**
 * What a firewall lets nothing through: one that drops whatever no rule passes, and has no rules.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-policy-settings.html
 */
export function droppedByPolicy(net: NetworkBuilder, firewall: Resource): Walk {
  if (!isType(firewall, 'aws_networkfirewall_firewall')) return free;
  const [policy] = net.targets(firewall, 'firewall_policy_arn', ['aws_networkfirewall_firewall_policy']);
  if (policy?.mode !== 'managed') return free;
  const path = 'firewall_policy.stateless_default_actions';
  const isDrop = policy.attributes.strings(path).includes('aws:drop');
  const rules = policy.attributes.read('firewall_policy.stateless_rule_group_reference');
  return isDrop && rules.kind === 'omitted' ? refused(policy, { is: 'drops-all', path }) : free;
}

/**
 * A firewall that sees one direction of a conversation only drops it: what a subnet sends through an endpoint has to come back
 * through one. That is judged where answers are led through endpoints at all: by the table of the internet gateway, or of the
 * subnets of a transit gateway attachment.
 * https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
export function unseenAnswers(net: NetworkBuilder, subnet: Resource, behind: Resource, to: Destination): Walk {
  const vpc = vpcOf(net, subnet);
  const forwarded = forward(net, behind, to);
  if (!vpc || !('steps' in forwarded) || subnet.attributes.string('cidr_block') === undefined) return free;
  const [step] = forwarded.steps;
  const own = towards(vpc, subnet);
  if (step?.hop.kind === 'internet' && step.hop.target) {
    const edge = net.once(routeTables).edgeOf.get(step.hop.target);
    const hops = edge && hopsOfTable(net, edge);
    return edge && hops && !isLed(hops, own) ? refused(edge, { is: 'unseen-answers', to: subnet.id }) : free;
  }
  if (step?.hop.kind !== 'transit-gateway') return free;
  const attachment = attachmentOf(net, vpc, step.hop.target);
  for (const place of attachment ? subnetsOfPlace(net, attachment) : []) {
    const { hops, refuses } = tableOf(net, place);
    const isInspected = hops.some(isInspection);
    if (refuses && isInspected && !isLed(hops, own)) return refused(refuses, { is: 'unseen-answers', to: subnet.id });
  }
  return free;
}

function isLed(hops: readonly Hop[], to: Destination): boolean {
  const { route, rivals } = longest(hops, to);
  return (route !== undefined && isInspection(route)) || rivals.some(isInspection);
}

function isInspection({ kind }: Hop): boolean {
  return kind === 'endpoint' || kind === 'interface' || kind === 'other';
}
