import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/** EPKI, the certificates of the Ministry of Education, by which teachers log in. As strict as NEIS, which leans on it. */
export class Epki extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'epki', config, {
      grade: 2,
      audience: 'internal',
      users: 'systems',
      loginOf: 'teachers',
      database: false,
    });
    this.serve();
  }
}
