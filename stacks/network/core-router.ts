import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment/index.js';
import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';
import type { Firewall } from './firewall.ts';
import type { SiteNetwork } from './site-network.ts';

export interface CoreRouterConfig {
  readonly site: Site;
  readonly network: SiteNetwork;
}

/**
 * The router of a site: a transit gateway, which AWS keeps up across its zones, and an attachment in every zone of the
 * network. A zone without one would be cut off from the premises and from the other site.
 */
export class CoreRouter extends Construct {
  readonly gateway: Ec2TransitGateway;
  readonly attachment: Ec2TransitGatewayVpcAttachment;

  constructor(scope: Construct, id: string, { site, network }: CoreRouterConfig) {
    super(scope, id);
    this.gateway = new Ec2TransitGateway(this, 'Default', {
      description: `Router of ${site.name}`,
      amazonSideAsn: site.transitAsn,
      // Without dedicated lines both VPN connections carry traffic at once; losing one halves the room and stops nothing.
      vpnEcmpSupport: 'enable',
      defaultRouteTableAssociation: 'enable',
      defaultRouteTablePropagation: 'enable',
      tags: { Name: site.name },
    });
    this.attachment = new Ec2TransitGatewayVpcAttachment(this, 'attachment', {
      transitGatewayId: this.gateway.id,
      vpcId: network.vpc.id,
      subnetIds: network.subnetIds('transit', site.transitZones),
      tags: { Name: site.name },
    });
  }

  /** Sends traffic for a place outside this site, an address block, from every zone through its firewall to the router. */
  carry(name: string, destination: string, { network, firewall }: { network: SiteNetwork; firewall: Firewall }): void {
    for (const zone of network.zones) {
      firewall.lead(`${zone.letter}-to-${name}`, zone.routes.app.id, destination, zone);
      new Route(this, `${zone.letter}-to-${name}`, {
        routeTableId: zone.routes.firewall.id,
        destinationCidrBlock: destination,
        transitGatewayId: this.gateway.id,
        // A route to a gateway that is not attached yet is refused.
        dependsOn: [this.attachment],
      });
    }
  }
}
