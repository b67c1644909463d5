import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway/index.js';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection/index.js';
import { Construct } from 'constructs';
import type { Settings, Site } from '../settings.ts';
import type { CoreRouter } from './core-router.ts';

export interface PremisesLinkConfig {
  readonly settings: Settings;
  readonly site: Site;
  readonly router: CoreRouter;
}

/**
 * The path to the premises over the internet. Both tunnels of a VPN connection end on one router there, so each site has
 * two routers with a connection each. BGP moves the traffic when either is gone.
 */
export class PremisesLink extends Construct {
  constructor(scope: Construct, id: string, { settings, site, router }: PremisesLinkConfig) {
    super(scope, id);
    for (const [place, address] of site.premisesRouters.entries()) {
      const name = `${place + 1}`;
      const device = new CustomerGateway(this, `router-${name}`, {
        type: 'ipsec.1',
        ipAddress: address,
        bgpAsn: `${settings.premises.asn}`,
        deviceName: `${site.name}-${name}`,
        tags: { Name: `${site.name}-${name}` },
      });
      new VpnConnection(this, `vpn-${name}`, {
        type: 'ipsec.1',
        customerGatewayId: device.id,
        transitGatewayId: router.gateway.id,
        staticRoutesOnly: false,
        tunnel1DpdTimeoutAction: 'restart',
        tunnel2DpdTimeoutAction: 'restart',
        // AWS then replaces an end of a tunnel when we say so, not in office hours.
        tunnel1EnableTunnelLifecycleControl: true,
        tunnel2EnableTunnelLifecycleControl: true,
        tags: { Name: `${site.name}-${name}` },
      });
    }
  }
}
