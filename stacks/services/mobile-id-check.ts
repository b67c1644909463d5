import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Checks a card that a telephone shows: one of the two means by which citizens log in, and what shops and banks ask. It reads the
 * ledger and keeps nothing, so it goes on when no new card can be issued, as it did in the fire of 2025.
 */
export class MobileIdCheck extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'mobile-id-check', config, {
      grade: 1,
      audience: 'public',
      users: 'systems',
      loginOf: 'citizens',
      database: false,
    });
    this.serve({ LEDGER_URL: this.urlOf('mobile-id-ledger') });
  }
}
