import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { SiteNetwork } from '../network/site-network.ts';
import type { ServiceAtSite, Site } from '../settings.ts';
import type { L4Switch } from './l4-switch.ts';
import type { ServerRole } from './server-role.ts';

export interface ServerPoolConfig {
  readonly service: ServiceAtSite;
  readonly site: Site;
  readonly network: SiteNetwork;
  readonly role: ServerRole;
  readonly l4Switch: L4Switch;
  /** Provider tags do not reach what an Auto Scaling group starts; these do. */
  readonly tags: Readonly<Record<string, string>>;
  /** Written to the server's environment file, one variable a line. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** The servers of a service at one site: alike, spread over the zones, replaced when the L4 switch finds one ill. */
export class ServerPool extends Construct {
  readonly access: SecurityGroup;

  constructor(scope: Construct, id: string, config: ServerPoolConfig) {
    super(scope, id);
    const { service, site, network, l4Switch } = config;
    this.access = new SecurityGroup(this, 'access', {
      name: `${service.name}-servers`,
      description: `Servers of ${service.name}`,
      vpcId: network.vpc.id,
    });
    new VpcSecurityGroupEgressRule(this, 'out', {
      securityGroupId: this.access.id,
      cidrIpv4: '0.0.0.0/0',
      ipProtocol: '-1',
    });
    l4Switch.connect(this.access);

    const template = new LaunchTemplate(this, 'template', {
      name: `${site.name}-${service.name}`,
      imageId: `resolve:ssm:${service.imageParameter}`,
      instanceType: service.instanceType,
      vpcSecurityGroupIds: [this.access.id],
      iamInstanceProfile: { arn: config.role.profile.arn },
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required' },
      userData: Fn.base64encode(startScript(service.name, config.configuration)),
    });
    const zones = network.zones.map((zone) => zone.name);
    new AutoscalingGroup(this, 'Default', {
      name: `${site.name}-${service.name}`,
      vpcZoneIdentifier: network.subnetIds('app', zones),
      minSize: service.servers.min,
      desiredCapacity: service.servers.min,
      maxSize: service.servers.max,
      targetGroupArns: [l4Switch.targets.arn],
      healthCheckType: 'ELB',
      healthCheckGracePeriod: 120,
      launchTemplate: { id: template.id, version: template.latestVersion.toString() },
      // A new image goes out server by server: the new one must be well before an old one leaves.
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
      instanceRefresh: { strategy: 'Rolling', preferences: { autoRollback: true, minHealthyPercentage: 100 } },
      tag: Object.entries({ ...config.tags, Name: service.name }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
      // Scaling moves it; a plan must not move it back.
      lifecycle: { ignoreChanges: ['desired_capacity'] },
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
