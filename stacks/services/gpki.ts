import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * GPKI, the certificates by which civil servants log in. Graded as strictly as the strictest service that leans on it: in 2023
 * it was grade 3, and 189 systems stopped with it.
 */
export class Gpki extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'gpki', config, {
      grade: 1,
      audience: 'internal',
      users: 'systems',
      loginOf: 'staff',
      database: false,
    });
    this.serve();
  }
}
