import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Centre } from './centre.ts';

export interface PublicServiceConfig {
  /** Where it runs; the second takes over when the first is ill. */
  readonly centres: readonly Centre[];
  /** What its servers are told, such as where their database is. */
  /** Anybody on the internet may come; else only those on the lines of the state. */
  readonly isOpen?: boolean;
  readonly configuration?: (centre: Centre) => Readonly<Record<string, string>>;
}

/**
 * A service that was in order: its name leads to an L4 switch over three zones, behind it stand servers in each of them, at
 * every data centre it has. `nospof.yaml` enters it by its name: `entryOf`.
 */
export class PublicService extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { centres, isOpen = false, configuration = () => ({}) }: PublicServiceConfig,
  ) {
    super(scope, id);
    const zone = new Route53Zone(this, 'zone', { name: `${id}.example` });
    for (const [place, centre] of centres.entries()) {
      const loadBalancer = this.#site(centre, isOpen, configuration(centre));
      new Route53Record(this, `name-${centre.node.id}`, {
        zoneId: zone.zoneId,
        name: `${id}.example`,
        type: 'A',
        alias: { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
        ...(centres.length === 1
          ? {}
          : {
              setIdentifier: centre.node.id,
              failoverRoutingPolicy: { type: place === 0 ? 'PRIMARY' : 'SECONDARY' },
            }),
      });
    }
  }

  #site(centre: Centre, isOpen: boolean, configuration: Readonly<Record<string, string>>): Lb {
    const { provider } = centre;
    const site = centre.node.id;
    const loadBalancer = new Lb(this, `${site}-switch`, {
      provider,
      loadBalancerType: 'network',
      internal: !isOpen,
      enableCrossZoneLoadBalancing: true,
      subnets: centre.subnetIds(),
    });
    const targets = new LbTargetGroup(this, `${site}-targets`, {
      provider,
      vpcId: centre.vpc.id,
      protocol: 'TCP',
      port: 443,
      // Answered only by a server that reaches what it needs: the probe takes the path of a user.
      healthCheck: { protocol: 'HTTPS', path: '/healthz', interval: 10, timeout: 6, unhealthyThreshold: 2 },
    });
    new LbListener(this, `${site}-listener`, {
      provider,
      loadBalancerArn: loadBalancer.arn,
      protocol: 'TCP',
      port: 443,
      defaultAction: [{ type: 'forward', targetGroupArn: targets.arn }],
    });
    const template = new LaunchTemplate(this, `${site}-template`, {
      provider,
      imageId: `resolve:ssm:/images/${this.node.id}`,
      instanceType: 'm7g.large',
      userData: Fn.base64encode(
        Object.entries(configuration)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      ),
    });
    new AutoscalingGroup(this, `${site}-servers`, {
      provider,
      minSize: 6,
      maxSize: 12,
      vpcZoneIdentifier: centre.subnetIds(),
      targetGroupArns: [targets.arn],
      healthCheckType: 'ELB',
      launchTemplate: { id: template.id, version: '$Latest' },
    });
    return loadBalancer;
  }
}

/** Where users of a `PublicService` come in, for `entry` of nospof.yaml. */
export function entryOf(id: string): string[] {
  return [`aws_route53_record.${id}-name-*`];
}
