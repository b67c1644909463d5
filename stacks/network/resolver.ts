import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint/index.js';
import { Route53ResolverRuleAssociation } from '@cdktf/provider-aws/lib/route53-resolver-rule-association/index.js';
import { Route53ResolverRule } from '@cdktf/provider-aws/lib/route53-resolver-rule/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { Premises, Site } from '../settings.ts';
import type { SiteNetwork } from './site-network.ts';

export interface ResolverConfig {
  readonly site: Site;
  readonly premises: Premises;
  readonly network: SiteNetwork;
}

/** Names across the line: servers resolve those of the premises, the premises those of this network; an address a zone. */
export class Resolver extends Construct {
  constructor(scope: Construct, id: string, { site, premises, network }: ResolverConfig) {
    super(scope, id);
    const access = new SecurityGroup(this, 'access', {
      name: 'resolver',
      description: 'Name servers on both ends of the line',
      vpcId: network.vpc.id,
    });
    for (const ipProtocol of ['tcp', 'udp']) {
      const names = { securityGroupId: access.id, ipProtocol, fromPort: 53, toPort: 53 };
      new VpcSecurityGroupIngressRule(this, `in-${ipProtocol}`, { ...names, cidrIpv4: premises.cidr });
      new VpcSecurityGroupEgressRule(this, `out-${ipProtocol}`, { ...names, cidrIpv4: premises.cidr });
    }
    const endpoint = (name: string, direction: 'INBOUND' | 'OUTBOUND') =>
      new Route53ResolverEndpoint(this, name, {
        name: `${site.name}-${name}`,
        direction,
        securityGroupIds: [access.id],
        ipAddress: network.subnetIds('app', site.zones).map((subnetId) => ({ subnetId })),
      });
    endpoint('inbound', 'INBOUND');
    const rule = new Route53ResolverRule(this, 'premises', {
      name: site.name,
      domainName: premises.domain,
      ruleType: 'FORWARD',
      resolverEndpointId: endpoint('outbound', 'OUTBOUND').id,
      targetIp: premises.nameServers.map((ip) => ({ ip })),
    });
    new Route53ResolverRuleAssociation(this, 'premises-network', {
      resolverRuleId: rule.id,
      vpcId: network.vpc.id,
    });
  }
}
