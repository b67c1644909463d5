import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup, type LbTargetGroupConfig } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { Alarm } from '../operations/alarm.ts';
import type { ServiceAtSite } from '../settings.ts';
import { connect } from './connect.ts';
import type { Audience } from './service.ts';

export interface L4SwitchConfig {
  readonly foundation: Foundation;
  readonly size: ServiceAtSite;
  readonly audience: Audience;
}

/** Where clients knock. */
const clientPort = 443;

/** Answered by the server only after it has read from its data and reached a login: the probe takes the path of a user. */
export const healthPath = '/healthz';

/** Well or ill within twenty seconds. */
export const healthCheck = {
  enabled: true,
  protocol: 'HTTPS',
  path: healthPath,
  port: 'traffic-port',
  matcher: '200',
  interval: 10,
  timeout: 6,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
} as const;

/** The L4 switch of a service: a network load balancer over the zones. */
export class L4Switch extends Construct {
  readonly loadBalancer: Lb;
  readonly access: SecurityGroup;
  readonly #config: L4SwitchConfig;

  constructor(scope: Construct, id: string, config: L4SwitchConfig) {
    super(scope, id);
    this.#config = config;
    const { foundation, size, audience } = config;
    const { network, insiders } = foundation;
    this.access = new SecurityGroup(this, 'access', {
      name: `${size.name}-switch`,
      description: `Clients of ${size.name}`,
      vpcId: network.vpc.id,
    });
    for (const [place, block] of (audience === 'public' ? ['0.0.0.0/0'] : insiders).entries()) {
      new VpcSecurityGroupIngressRule(this, `clients-${place + 1}`, {
        securityGroupId: this.access.id,
        cidrIpv4: block,
        ipProtocol: 'tcp',
        fromPort: clientPort,
        toPort: clientPort,
      });
    }
    this.loadBalancer = new Lb(this, 'Default', {
      name: this.#name,
      loadBalancerType: 'network',
      internal: audience === 'internal',
      subnets: network.subnetIds(audience === 'public' ? 'public' : 'app', size.switchZones),
      securityGroups: [this.access.id],
      // A zone in front of a door keeps to its zone, or it could not be shifted away: the door stands in all of them.
      // https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.resource-types.network-load-balancers.html
      enableCrossZoneLoadBalancing: audience === 'internal',
      enableZonalShift: true,
      enableDeletionProtection: true,
    });
  }

  /** Sends on to servers of a security group, or to a front door of its own group, which listen on `port`. */
  target(
    to: SecurityGroup,
    targets: Pick<LbTargetGroupConfig, 'targetType'> & { readonly port: number },
  ): LbTargetGroup {
    const { foundation } = this.#config;
    const group = new LbTargetGroup(this, 'targets', {
      ...targets,
      name: this.#name,
      vpcId: foundation.network.vpc.id,
      protocol: 'TCP',
      deregistrationDelay: '60',
      healthCheck,
    });
    new LbListener(this, 'listener', {
      loadBalancerArn: this.loadBalancer.arn,
      protocol: 'TCP',
      port: clientPort,
      defaultAction: [{ type: 'forward', targetGroupArn: group.arn }],
    });
    connect(this, this.access, to, targets.port);
    new Alarm(this, 'alarm', {
      rota: foundation.rota,
      says: `The L4 switch of ${this.#config.size.name} finds something behind it ill`,
      namespace: 'AWS/NetworkELB',
      metric: 'UnHealthyHostCount',
      dimensions: { LoadBalancer: this.loadBalancer.arnSuffix, TargetGroup: group.arnSuffix },
      statistic: 'Maximum',
      when: 'above',
      limit: 0,
    });
    return group;
  }

  get #name(): string {
    const { foundation, size } = this.#config;
    return `${foundation.site.name}-${size.name}`;
  }
}
