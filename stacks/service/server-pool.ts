import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group/index.js';
import { AutoscalingPolicy } from '@cdktf/provider-aws/lib/autoscaling-policy/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import type { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { tags } from '../environment-stack.ts';
import { facts } from '../facts.ts';
import type { Foundation } from '../foundation.ts';
import { servers, type ServiceAtSite } from '../settings.ts';
import type { ServerRole } from './server-role.ts';

export interface ServerPoolConfig {
  readonly foundation: Foundation;
  readonly size: ServiceAtSite;
  readonly role: ServerRole;
  /** What sends clients here; servers that fetch their work themselves stand behind nothing. */
  readonly behind?: {
    target(to: SecurityGroup, targets: { readonly targetType: string; readonly port: number }): LbTargetGroup;
  };
  /** Written to the server's environment file, one variable a line. */
  readonly variables: Readonly<Record<string, string>>;
  /** What these servers do for the service, where it has more than one kind of them. */
  readonly task?: string;
}

/** Where servers listen: TLS ends on the server. */
export const serverPort = 8443;

/** Share of the processors that the servers use while all zones are well. */
const usualLoad = 50;

/** The servers of a service at one site: alike, spread over the zones, replaced when one is dead. */
export class ServerPool extends Construct {
  readonly access: SecurityGroup;
  readonly group: AutoscalingGroup;

  constructor(scope: Construct, id: string, config: ServerPoolConfig) {
    super(scope, id);
    const { foundation, size, role, behind, task } = config;
    const { environment, settings, site, network } = foundation;
    const service = task === undefined ? size.name : `${size.name}-${task}`;
    const name = `${site.name}-${service}`;
    this.access = new SecurityGroup(this, 'access', {
      name: `${service}-servers`,
      description: `Servers of ${service}`,
      vpcId: network.vpc.id,
    });
    new VpcSecurityGroupEgressRule(this, 'out', {
      securityGroupId: this.access.id,
      cidrIpv4: '0.0.0.0/0',
      ipProtocol: '-1',
    });
    const targets = behind?.target(this.access, { targetType: 'instance', port: serverPort });

    const template = new LaunchTemplate(this, 'template', {
      name,
      // Each account has its own: an image is entered into the parameter of production when staging has run it.
      imageId: `resolve:ssm:/images/${service}/approved`,
      instanceType: size.instanceType,
      vpcSecurityGroupIds: [this.access.id],
      iamInstanceProfile: { arn: role.profile().arn },
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required' },
      userData: Fn.base64encode(startScript(service, config.variables)),
    });
    const enough = servers(size.load, size.serverZones.length);
    this.group = new AutoscalingGroup(this, 'Default', {
      name,
      vpcZoneIdentifier: network.subnetIds('app', size.serverZones),
      minSize: enough,
      desiredCapacity: enough,
      maxSize: enough * 3,
      ...(targets === undefined ? {} : { targetGroupArns: [targets.arn] }),
      // Not what the L4 switch says: its check goes through to the data, and when those are ill a new server is no better.
      healthCheckType: 'EC2',
      launchTemplate: { id: template.id, version: template.latestVersion.toString() },
      // A new image goes out server by server: the new one must be well before an old one leaves.
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
      instanceRefresh: { strategy: 'Rolling', preferences: { autoRollback: true, minHealthyPercentage: 100 } },
      // Provider tags do not reach what a group starts; these do.
      tag: Object.entries({
        ...tags(settings, environment, site),
        // Servers for a task of their own answer no clients.
        ...(task === undefined ? facts({ capacity: `${size.load.perServer}/s` }) : {}),
        Name: service,
      }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
      // Scaling moves it; a plan must not move it back.
      lifecycle: { ignoreChanges: ['desired_capacity'] },
    });
    new AutoscalingPolicy(this, 'load', {
      name: 'load',
      autoscalingGroupName: this.group.name,
      policyType: 'TargetTrackingScaling',
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: 'ASGAverageCPUUtilization' },
        targetValue: usualLoad,
      },
    });
  }
}

/** Software is in the image; a server only learns where it is. */
function startScript(service: string, configuration: Readonly<Record<string, string>>): string {
  const variables = Object.entries(configuration).map(([name, value]) => `${name}=${value}`);
  return ['#!/bin/sh', `cat > /etc/${service}.env <<END`, ...variables, 'END', `systemctl restart ${service}`, ''].join(
    '\n',
  );
}
