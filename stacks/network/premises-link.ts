import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway/index.js';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection/index.js';
import { Construct } from 'constructs';
import { Alarm } from '../operations/alarm.ts';
import type { Rota } from '../operations/rota.ts';
import { facts } from '../facts.ts';
import type { PremisesRouter } from '../settings.ts';
import type { CoreRouter } from './core-router.ts';

export interface PremisesLinkConfig {
  /** First word of the names of its devices. */
  readonly name: string;
  /** At the other end. */
  readonly routers: readonly PremisesRouter[];
  readonly asn: number;
  readonly router: CoreRouter;
  readonly rota: Rota;
}

/**
 * A path to the premises over the internet. Both tunnels of a VPN connection end on one router there, so each path has two
 * routers with a connection each. BGP moves the traffic when either is gone.
 */
export class PremisesLink extends Construct {
  constructor(scope: Construct, id: string, { name: path, routers, asn, router, rota }: PremisesLinkConfig) {
    super(scope, id);
    for (const [place, remote] of routers.entries()) {
      const name = `${place + 1}`;
      const device = new CustomerGateway(this, `router-${name}`, {
        type: 'ipsec.1',
        ipAddress: remote.address,
        bgpAsn: `${asn}`,
        deviceName: `${path}-${name}`,
        tags: { Name: `${path}-${name}`, ...facts(remote.device) },
      });
      const connection = new VpnConnection(this, `vpn-${name}`, {
        type: 'ipsec.1',
        customerGatewayId: device.id,
        transitGatewayId: router.gateway.id,
        staticRoutesOnly: false,
        // Neither side's key is in the state.
        presharedKeyStorage: 'SecretsManager',
        tunnel1DpdTimeoutAction: 'restart',
        tunnel2DpdTimeoutAction: 'restart',
        // AWS then replaces an end of a tunnel when we say so, not in office hours.
        tunnel1EnableTunnelLifecycleControl: true,
        tunnel2EnableTunnelLifecycleControl: true,
        tags: { Name: `${path}-${name}`, ...facts(remote.line) },
      });
      new Alarm(this, `alarm-${name}`, {
        rota,
        says: `A tunnel to router ${name} of ${path} is down`,
        namespace: 'AWS/VPN',
        metric: 'TunnelState',
        dimensions: { VpnId: connection.id },
        // 1 is both tunnels, 0.5 one of them.
        statistic: 'Minimum',
        when: 'below',
        limit: 1,
      });
    }
  }
}
