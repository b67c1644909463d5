import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { SiteNetwork } from '../network/site-network.ts';
import type { ServiceAtSite, Site } from '../settings.ts';

export interface L4SwitchConfig {
  readonly service: ServiceAtSite;
  readonly site: Site;
  readonly network: SiteNetwork;
  readonly insiders: readonly string[];
}

/** Where clients knock, and where the servers listen: TLS goes through the switch and ends on the server. */
const clientPort = 443;
export const serverPort = 8443;

/** Answered by the server only after it has read from its data and reached a login: the probe takes the path of a user. */
export const healthPath = '/healthz';

/** The L4 switch of a service: a network load balancer over the zones, which sends to healthy servers in any zone. */
export class L4Switch extends Construct {
  readonly loadBalancer: Lb;
  readonly targets: LbTargetGroup;
  readonly access: SecurityGroup;

  constructor(scope: Construct, id: string, { service, site, network, insiders }: L4SwitchConfig) {
    super(scope, id);
    const name = `${site.name}-${service.name}`;
    const open = service.audience === 'public';
    this.access = new SecurityGroup(this, 'access', {
      name: `${service.name}-switch`,
      description: `Clients of ${service.name}`,
      vpcId: network.vpc.id,
    });
    for (const [place, block] of (open ? ['0.0.0.0/0'] : insiders).entries()) {
      new VpcSecurityGroupIngressRule(this, `clients-${place + 1}`, {
        securityGroupId: this.access.id,
        cidrIpv4: block,
        ipProtocol: 'tcp',
        fromPort: clientPort,
        toPort: clientPort,
      });
    }
    this.loadBalancer = new Lb(this, 'Default', {
      name,
      loadBalancerType: 'network',
      internal: !open,
      subnets: network.subnetIds(open ? 'public' : 'app', service.switchZones),
      securityGroups: [this.access.id],
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: true,
    });
    this.targets = new LbTargetGroup(this, 'targets', {
      name,
      vpcId: network.vpc.id,
      targetType: 'instance',
      protocol: 'TCP',
      port: serverPort,
      deregistrationDelay: '60',
      healthCheck: {
        enabled: true,
        protocol: 'HTTPS',
        path: healthPath,
        port: 'traffic-port',
        matcher: '200',
        interval: 10,
        timeout: 6,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
    });
    new LbListener(this, 'listener', {
      loadBalancerArn: this.loadBalancer.arn,
      protocol: 'TCP',
      port: clientPort,
      defaultAction: [{ type: 'forward', targetGroupArn: this.targets.arn }],
    });
  }

  /** Opens the way from the switch to the servers of a security group. */
  connect(servers: SecurityGroup): void {
    const port = { ipProtocol: 'tcp', fromPort: serverPort, toPort: serverPort };
    new VpcSecurityGroupEgressRule(this, 'to-servers', {
      ...port,
      securityGroupId: this.access.id,
      referencedSecurityGroupId: servers.id,
    });
    new VpcSecurityGroupIngressRule(this, 'from-switch', {
      ...port,
      securityGroupId: servers.id,
      referencedSecurityGroupId: this.access.id,
    });
  }
}
