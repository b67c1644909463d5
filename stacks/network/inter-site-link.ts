import { Ec2TransitGatewayPeeringAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment-accepter/index.js';
import { Ec2TransitGatewayPeeringAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment/index.js';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';
import type { CoreRouter } from './core-router.ts';
import { siteCidr } from './site-network.ts';

export interface SiteEnd {
  readonly site: Site;
  readonly router: CoreRouter;
  readonly provider: AwsProvider;
}

/** The link between the routers of two sites. It learns no routes by itself: each side is told of the other. */
export class InterSiteLink extends Construct {
  constructor(scope: Construct, id: string, from: SiteEnd, to: SiteEnd) {
    super(scope, id);
    const asked = new Ec2TransitGatewayPeeringAttachment(this, 'Default', {
      provider: from.provider,
      transitGatewayId: from.router.gateway.id,
      peerTransitGatewayId: to.router.gateway.id,
      peerRegion: to.site.region,
      tags: { Name: `${from.site.name}-${to.site.name}` },
    });
    const accepted = new Ec2TransitGatewayPeeringAttachmentAccepter(this, 'accepted', {
      provider: to.provider,
      transitGatewayAttachmentId: asked.id,
      tags: { Name: `${from.site.name}-${to.site.name}` },
    });
    for (const [here, there, attachment] of [
      [from, to, asked.id],
      [to, from, accepted.transitGatewayAttachmentId],
    ] as const) {
      new Ec2TransitGatewayRoute(this, `${here.site.name}-to-${there.site.name}`, {
        provider: here.provider,
        transitGatewayRouteTableId: here.router.gateway.associationDefaultRouteTableId,
        destinationCidrBlock: siteCidr(there.site),
        transitGatewayAttachmentId: attachment,
        // Until the other side has accepted, nothing can be routed to the link.
        dependsOn: [accepted],
      });
    }
  }
}
