import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Construct } from 'constructs';
import type { SiteNetwork } from './site-network.ts';

export interface NatConfig {
  readonly network: SiteNetwork;
}

/** The way out to the internet: a NAT gateway in each zone, used by that zone alone, so that no zone leans on another. */
export class Nat extends Construct {
  /** One a zone. */
  readonly gateways: readonly NatGateway[];

  constructor(scope: Construct, id: string, { network }: NatConfig) {
    super(scope, id);
    this.gateways = network.zones.map(({ letter, subnets, routes }) => {
      const address = new Eip(this, `address-${letter}`, { domain: 'vpc', tags: { Name: `nat-${letter}` } });
      const gateway = new NatGateway(this, `gateway-${letter}`, {
        subnetId: subnets.public.id,
        allocationId: address.id,
        tags: { Name: letter },
        dependsOn: [network.internet],
      });
      new Route(this, `default-${letter}`, {
        routeTableId: routes.app.id,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: gateway.id,
      });
      return gateway;
    });
  }
}
