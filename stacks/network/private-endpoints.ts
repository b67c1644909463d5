import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';
import { siteCidr, type SiteNetwork } from './site-network.ts';

export interface PrivateEndpointsConfig {
  readonly site: Site;
  readonly network: SiteNetwork;
}

/** What a server must reach to start, to read its secrets and to be repaired, when the internet is gone. */
const interfaces = ['ssm', 'ssmmessages', 'ec2messages', 'secretsmanager', 'kms', 'logs'] as const;
const gateways = ['s3', 'dynamodb'] as const;

/** Ways to AWS itself that do not leave the network: an interface in every zone, routes for the two oldest services. */
export class PrivateEndpoints extends Construct {
  constructor(scope: Construct, id: string, { site, network }: PrivateEndpointsConfig) {
    super(scope, id);
    const access = new SecurityGroup(this, 'access', {
      name: 'endpoints',
      description: 'Private endpoints of AWS',
      vpcId: network.vpc.id,
    });
    new VpcSecurityGroupIngressRule(this, 'servers', {
      securityGroupId: access.id,
      cidrIpv4: siteCidr(site),
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    });
    const endpoint = { vpcId: network.vpc.id };
    for (const name of interfaces) {
      new VpcEndpoint(this, name, {
        ...endpoint,
        serviceName: `com.amazonaws.${site.region}.${name}`,
        vpcEndpointType: 'Interface',
        subnetIds: network.subnetIds('app', site.zones),
        securityGroupIds: [access.id],
        privateDnsEnabled: true,
        tags: { Name: name },
      });
    }
    for (const name of gateways) {
      new VpcEndpoint(this, name, {
        ...endpoint,
        serviceName: `com.amazonaws.${site.region}.${name}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: network.zones.map((zone) => zone.routes.app.id),
        tags: { Name: name },
      });
    }
  }
}
