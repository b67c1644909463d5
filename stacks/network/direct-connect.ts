import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection/index.js';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association/index.js';
import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway/index.js';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface/index.js';
import { Construct } from 'constructs';
import { facts } from '../facts.ts';
import { Alarm } from '../operations/alarm.ts';
import type { Premises } from '../settings.ts';
import type { SiteEnd } from './inter-site-link.ts';
import { siteCidr } from './site-network.ts';

export interface DirectConnectConfig {
  readonly premises: Premises;
  readonly ends: readonly SiteEnd[];
}

/** BGP number of the AWS side of the dedicated lines; it must differ from those of the transit gateways. */
const gatewayAsn = '64700';

/**
 * Dedicated lines to the premises: two locations, at each of them two devices, so four lines. The gateway they meet in is
 * not a device: it only tells each line of the networks of the sites, and any line reaches any site.
 */
export class DirectConnect extends Construct {
  constructor(scope: Construct, id: string, { premises, ends }: DirectConnectConfig) {
    super(scope, id);
    const connected = ends.flatMap(({ site: { directConnect: place, ...site }, ...end }) =>
      place === undefined ? [] : [{ ...end, site, place }],
    );
    if (connected.length === 0) return;

    const gateway = new DxGateway(this, 'Default', { name: 'premises', amazonSideAsn: gatewayAsn });
    for (const { site, place, router, provider, rota } of connected) {
      new DxGatewayAssociation(this, site.name, {
        provider,
        dxGatewayId: gateway.id,
        associatedGatewayId: router.gateway.id,
        allowedPrefixes: [siteCidr(site)],
      });
      for (const [device, vlan] of place.vlans.entries()) {
        const name = `${site.name}-${device + 1}`;
        const line = new DxConnection(this, name, {
          provider,
          name,
          location: place.location,
          providerName: place.carrier,
          bandwidth: place.bandwidth,
          tags: facts({ duct: place.ducts[device] ?? name }),
        });
        new DxTransitVirtualInterface(this, `${name}-interface`, {
          provider,
          connectionId: line.id,
          dxGatewayId: gateway.id,
          name,
          vlan,
          addressFamily: 'ipv4',
          bgpAsn: premises.asn,
        });
        new Alarm(this, `${name}-alarm`, {
          provider,
          rota,
          says: `Line ${name} to the premises is down`,
          namespace: 'AWS/DX',
          metric: 'ConnectionState',
          dimensions: { ConnectionId: line.id },
          statistic: 'Minimum',
          when: 'below',
          limit: 1,
        });
      }
    }
  }
}
