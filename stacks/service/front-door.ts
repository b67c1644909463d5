import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import type { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { ServiceAtSite } from '../settings.ts';
import { connect } from './connect.ts';
import { healthCheck, healthPath, type L4Switch } from './l4-switch.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface FrontDoorConfig {
  readonly foundation: Foundation;
  readonly size: ServiceAtSite;
  readonly l4Switch: L4Switch;
  /** Signs the tickets. */
  readonly secret: SecretsmanagerSecret;
}

const port = 443;

/** Requests that one address may send in five minutes: a citizen sends a few dozen, in a large office many share one. */
const perSource = 2000;

/**
 * The door of a public service, right behind its L4 switch: it limits each source, and holds a crowd in a waiting room. Whoever
 * has been let in carries a ticket and goes straight on to the servers, which check it.
 */
export class FrontDoor extends Construct {
  readonly access: SecurityGroup;
  readonly #config: FrontDoorConfig;
  readonly #listener: LbListener;

  constructor(scope: Construct, id: string, config: FrontDoorConfig) {
    super(scope, id);
    this.#config = config;
    const { foundation, size, l4Switch } = config;
    const { network, certificateArn } = foundation;
    this.access = new SecurityGroup(this, 'access', {
      name: `${size.name}-door`,
      description: `Front door of ${size.name}`,
      vpcId: network.vpc.id,
    });
    const door = new Lb(this, 'Default', {
      name: this.#name,
      loadBalancerType: 'application',
      internal: true,
      subnets: network.subnetIds('app', size.switchZones),
      securityGroups: [this.access.id],
      enableDeletionProtection: true,
      dropInvalidHeaderFields: true,
    });
    const behindSwitch = l4Switch.target(this.access, { targetType: 'alb', port });
    this.#listener = new LbListener(this, 'listener', {
      loadBalancerArn: door.arn,
      protocol: 'HTTPS',
      port,
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificateArn,
      defaultAction: [{ type: 'forward', targetGroupArn: new WaitingRoom(this, 'waiting-room', config).targets.arn }],
    });
    new LbTargetGroupAttachment(this, 'behind-switch', {
      targetGroupArn: behindSwitch.arn,
      targetId: door.arn,
      // A switch does not take a door that listens to nothing yet.
      dependsOn: [this.#listener],
    });
    new Wafv2WebAclAssociation(this, 'limit', { resourceArn: door.arn, webAclArn: this.#sourceLimit().arn });
  }

  /** Lets those with a ticket, and the health check, through to the servers of a security group. */
  target(to: SecurityGroup, targets: { readonly targetType: string; readonly port: number }): LbTargetGroup {
    const group = new LbTargetGroup(this, 'targets', {
      ...targets,
      name: this.#name,
      vpcId: this.#config.foundation.network.vpc.id,
      protocol: 'HTTPS',
      deregistrationDelay: '60',
      healthCheck,
    });
    for (const [priority, [name, condition]] of Object.entries({
      health: { pathPattern: { values: [healthPath] } },
      admitted: { httpHeader: { httpHeaderName: 'Cookie', values: ['*ticket=*'] } },
    }).entries()) {
      new LbListenerRule(this, name, {
        listenerArn: this.#listener.arn,
        priority: priority + 1,
        condition: [condition],
        action: [{ type: 'forward', targetGroupArn: group.arn }],
      });
    }
    connect(this, this.access, to, targets.port);
    return group;
  }

  #sourceLimit(): Wafv2WebAcl {
    const name = this.#name;
    return new Wafv2WebAcl(this, 'sources', {
      name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: name },
      ruleJson: JSON.stringify([
        {
          Name: 'per-source',
          Priority: 1,
          Action: { Block: {} },
          Statement: { RateBasedStatement: { Limit: perSource, AggregateKeyType: 'IP' } },
          VisibilityConfig: {
            CloudWatchMetricsEnabled: true,
            SampledRequestsEnabled: true,
            MetricName: `${name}-source`,
          },
        },
      ]),
    });
  }

  get #name(): string {
    const { foundation, size } = this.#config;
    return `${foundation.site.name}-${size.name}-door`;
  }
}
