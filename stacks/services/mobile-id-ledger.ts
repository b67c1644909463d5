import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * The ledger of mobile ID: which keys are valid, and which were revoked. Every node has all of it, so any of them answers. The cards
 * themselves, and their keys, are on the telephones only.
 */
export class MobileIdLedger extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'mobile-id-ledger', config, { grade: 1, audience: 'internal', users: 'systems', database: false });
    this.serve();
  }
}
