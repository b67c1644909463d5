import type { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { Construct } from 'constructs';

/** Opens a TCP port from the members of one security group to those of another, on both sides. */
export function connect(scope: Construct, from: SecurityGroup, to: SecurityGroup, port: number): void {
  const ports = { ipProtocol: 'tcp', fromPort: port, toPort: port };
  new VpcSecurityGroupEgressRule(scope, 'to-next', {
    ...ports,
    securityGroupId: from.id,
    referencedSecurityGroupId: to.id,
  });
  new VpcSecurityGroupIngressRule(scope, 'from-here', {
    ...ports,
    securityGroupId: to.id,
    referencedSecurityGroupId: from.id,
  });
}
