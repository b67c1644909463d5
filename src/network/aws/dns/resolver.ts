import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Family, NetworkBuilder } from '../../builder.ts';
import { drawnFromEntry } from '../drawn.ts';
import { reachNameServers } from './forwarded-names.ts';
import { isNamedBy } from '../named-by.ts';
import { type Sent, refusing, tellRefusing } from '../paths/admission/flow.ts';
import { groupsAt } from '../paths/admission/interface.ts';
import { subnetsOfPlace } from '../places/placed.ts';

const ruleType = 'aws_route53_resolver_rule';

/**
 * Addresses that names are asked at from outside, or by which names are asked for outside. A rule acts in the VPCs that it is
 * associated with, and in no other.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html
 */
export const resolverEndpoint: Family = {
  types: ['aws_route53_resolver_endpoint'],
  model(endpoint, node, net) {
    drawnFromEntry.model(endpoint, node, net);
    refuseQuestions(net, endpoint, node);
    const rules = net.pointingAt(endpoint, ruleType, 'resolver_endpoint_id', [endpoint.type]);
    reachNameServers(net, endpoint, rules);
    if (rules.length === 0 || rules.some((rule) => acts(net, rule))) return;
    for (const rule of rules) net.refuse(node, rule, { is: 'rule-without-network' });
  },
};

/** Questions are asked by UDP, long answers by TCP. */
const port = 53;

/** Nobody is let in to ask, or the endpoint is let out to ask nobody. One that encrypts asks on another port. */
function refuseQuestions(net: NetworkBuilder, endpoint: Resource, node: Draft): void {
  const { attributes } = endpoint;
  if (attributes.read('protocols').kind !== 'omitted') return;
  const own = { subnets: subnetsOfPlace(net, endpoint), groups: groupsAt(net, endpoint, ['security_group_ids']) };
  const direction = attributes.string('direction');
  const [from, to] = direction === 'INBOUND' ? (['anywhere', own] as const) : ([own, 'anywhere'] as const);
  if (direction !== 'INBOUND' && direction !== 'OUTBOUND') return;
  const [sent, other] = (['udp', 'tcp'] as const).map((protocol): Sent => {
    return { from, to, protocol, port, sender: endpoint, receiver: endpoint };
  });
  if (sent === undefined || other === undefined || refusing(net, other) === undefined) return;
  const refused = refusing(net, sent);
  if (refused !== undefined) tellRefusing(net, node, sent, refused);
}

/** Another account may associate a rule that is shared with it. */
function acts(net: NetworkBuilder, rule: Resource): boolean {
  return (
    isNamedBy(net, rule, 'aws_route53_resolver_rule_association', 'resolver_rule_id') ||
    isNamedBy(net, rule, 'aws_ram_resource_association', 'resource_arn')
  );
}
