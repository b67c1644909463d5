import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/** Government24, the counter of the state on the internet. Grade 1: 260,000 requests a day, many for a residence certificate. */
export class Government24 extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'government24', config, { grade: 1, audience: 'public', users: 'citizens', database: true });
    this.serve({ RESIDENT_REGISTRY_URL: this.urlOf('resident-registry') });
  }
}
