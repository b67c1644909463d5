import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import type { Open } from '../settings-or-missing.ts';
import { type Walk, free, refused } from './walk.ts';
import { isType } from '../type-aliases.ts';

/**
 * What a firewall lets nothing through: one that drops whatever no rule passes, and has no rules.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-policy-settings.html
 */
export function droppedByPolicy(net: NetworkBuilder, firewall: Resource): Walk {
  const policy = policyOf(net, firewall);
  if (policy?.mode !== 'managed') return free;
  const isDrop = policy.attributes.strings(defaultActions).includes('aws:drop');
  const rules = policy.attributes.read('firewall_policy.stateless_rule_group_reference');
  return isDrop && rules.kind === 'omitted' ? refused(policy, { is: 'drops-all', path: defaultActions }) : free;
}

/**
 * Whether a firewall has to see both directions of a conversation: the appliances behind a Gateway Load Balancer do, and any AWS
 * Network Firewall but one that lets all packets pass its stateful engine by; open where its policy does not tell.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/asymmetric-routing.html
 */
export function isStateful(net: NetworkBuilder, firewall: Resource): boolean | Open {
  if (!isType(firewall, 'aws_networkfirewall_firewall')) return true;
  const policy = policyOf(net, firewall);
  if (policy === undefined) return { missing: [argument(firewall, 'firewall_policy_arn')] };
  const actions = policy.attributes.strings(defaultActions);
  if (actions.length === 0) return { missing: [argument(policy, defaultActions)] };
  return !actions.includes('aws:pass');
}

const defaultActions = 'firewall_policy.stateless_default_actions';

function policyOf(net: NetworkBuilder, firewall: Resource): Resource | undefined {
  if (!isType(firewall, 'aws_networkfirewall_firewall')) return undefined;
  return net.targets(firewall, 'firewall_policy_arn', ['aws_networkfirewall_firewall_policy'])[0];
}
