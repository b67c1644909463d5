import { Construct } from 'constructs';
import type { CoreRouter } from '../network/core-router.ts';
import type { Nat } from '../network/nat.ts';
import { Alarm } from './alarm.ts';
import type { Rota } from './rota.ts';

export interface RouterAlarmsConfig {
  readonly rota: Rota;
  readonly router: CoreRouter;
  readonly nat: Nat;
}

/** Alarms on the routers of a site. Lines and L4 switches make their own. */
export class RouterAlarms extends Construct {
  constructor(scope: Construct, id: string, { rota, router, nat }: RouterAlarmsConfig) {
    super(scope, id);
    new Alarm(this, 'router', {
      rota,
      says: 'The router drops packets it has no way for',
      namespace: 'AWS/TransitGateway',
      metric: 'PacketDropCountNoRoute',
      dimensions: { TransitGateway: router.gateway.id, TransitGatewayAttachment: router.attachment.id },
      statistic: 'Sum',
      when: 'above',
      limit: 0,
    });
    for (const [place, gateway] of nat.gateways.entries()) {
      new Alarm(this, `nat-${place + 1}`, {
        rota,
        says: 'A NAT gateway has no port left for a new connection',
        namespace: 'AWS/NATGateway',
        metric: 'ErrorPortAllocation',
        dimensions: { NatGatewayId: gateway.id },
        statistic: 'Sum',
        when: 'above',
        limit: 0,
      });
    }
  }
}
