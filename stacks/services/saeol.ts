import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Saeol, on which the counters of every city and county work. Grade 1: 530,000 logins by noon of a working day. Its users sit at
 * the premises, so it needs the router of the site and a line to them besides a login. Residence certificates come from the
 * resident registration.
 */
export class Saeol extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'saeol', config, { grade: 1, audience: 'internal', users: 'staff', database: true });
    this.serve({ RESIDENT_REGISTRY_URL: this.urlOf('resident-registry') });
  }
}
