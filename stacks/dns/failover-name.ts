import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { Construct } from 'constructs';
import { healthPath, type L4Switch } from '../service/l4-switch.ts';
import type { Service } from '../service/service.ts';

export interface FailoverNameConfig {
  readonly zone: Route53Zone;
  readonly domain: string;
  readonly primary: Service;
  readonly secondary: Service;
}

/**
 * The public name of a service: it leads to the L4 switch of the first site, and to that of the second when the first is
 * ill. A switch is ill when none of its servers is well; a public one is also tried from outside, as a citizen comes.
 */
export class FailoverName extends Construct {
  constructor(scope: Construct, id: string, { zone, domain, primary, secondary }: FailoverNameConfig) {
    super(scope, id);
    for (const [role, { size, audience, l4Switch }] of [
      ['primary', primary],
      ['secondary', secondary],
    ] as const) {
      const { loadBalancer } = l4Switch;
      new Route53Record(this, role, {
        zoneId: zone.zoneId,
        name: `${size.name}.${domain}`,
        type: 'A',
        setIdentifier: role,
        failoverRoutingPolicy: { type: role.toUpperCase() },
        alias: { name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true },
        ...(audience === 'public' ? { healthCheckId: this.#check(role, l4Switch).id } : {}),
      });
    }
  }

  #check(role: string, l4Switch: L4Switch): Route53HealthCheck {
    return new Route53HealthCheck(this, `${role}-check`, {
      type: 'HTTPS',
      fqdn: l4Switch.loadBalancer.dnsName,
      port: 443,
      resourcePath: healthPath,
      requestInterval: 10,
      failureThreshold: 3,
      tags: { Name: `${this.node.id}-${role}` },
    });
  }
}
