import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate/index.js';
import { Ec2ClientVpnAuthorizationRule } from '@cdktf/provider-aws/lib/ec2-client-vpn-authorization-rule/index.js';
import { Ec2ClientVpnEndpoint } from '@cdktf/provider-aws/lib/ec2-client-vpn-endpoint/index.js';
import { Ec2ClientVpnNetworkAssociation } from '@cdktf/provider-aws/lib/ec2-client-vpn-network-association/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { siteCidr } from './site-network.ts';

/**
 * How operators come in on the day the router, the lines or GPKI are what is broken: over the internet, past the
 * transit gateway, by a certificate on a card that no login service has to confirm. Servers then answer by Session Manager,
 * through the private endpoints.
 */
export class OutOfBand extends Construct {
  constructor(scope: Construct, id: string, { environment, site, network, key, certificateArn }: Foundation) {
    super(scope, id);
    const access = new SecurityGroup(this, 'access', {
      name: 'operators',
      description: 'Operators from outside',
      vpcId: network.vpc.id,
    });
    new VpcSecurityGroupEgressRule(this, 'to-network', {
      securityGroupId: access.id,
      cidrIpv4: siteCidr(site),
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    });
    const log = new CloudwatchLogGroup(this, 'log', {
      name: `/${environment.name}/${site.name}/operators`,
      retentionInDays: 400,
      kmsKeyId: key.arn,
    });
    // Issued by the operators' own authority: a card of another issuer opens nothing.
    const operators = new DataAwsAcmCertificate(this, 'authority', {
      domain: `operators.${environment.domain}`,
      mostRecent: true,
    });
    const endpoint = new Ec2ClientVpnEndpoint(this, 'Default', {
      description: `Operators of ${site.name}`,
      vpcId: network.vpc.id,
      clientCidrBlock: site.operatorCidr,
      serverCertificateArn: certificateArn,
      securityGroupIds: [access.id],
      splitTunnel: true,
      // The network's own resolver: it answers with the private endpoints.
      dnsServers: [`${site.network}.0.2`],
      sessionTimeoutHours: 8,
      authenticationOptions: [{ type: 'certificate-authentication', rootCertificateChainArn: operators.arn }],
      connectionLogOptions: { enabled: true, cloudwatchLogGroup: log.name },
      tags: { Name: `${site.name}-operators` },
    });
    for (const { letter, subnets } of network.zones) {
      new Ec2ClientVpnNetworkAssociation(this, `zone-${letter}`, {
        clientVpnEndpointId: endpoint.id,
        subnetId: subnets.app.id,
      });
    }
    new Ec2ClientVpnAuthorizationRule(this, 'network', {
      clientVpnEndpointId: endpoint.id,
      targetNetworkCidr: siteCidr(site),
      authorizeAllGroups: true,
    });
  }
}
