import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Resident registration, which issues the residence certificate. Grade 1: Saeol, Government24 and the kiosks all ask it, each by
 * a way of its own, and none of them through another. On 22 November 2023 the way through Saeol was slow, and the counters could issue
 * nothing. Systems ask it, not people: it lets them in by their certificates and needs no login.
 */
export class ResidentRegistry extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'resident-registry', config, { grade: 1, audience: 'internal', users: 'systems', database: true });
    this.serve();
  }
}
