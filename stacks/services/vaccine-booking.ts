import type { Construct } from 'constructs';
import { LookUpCache } from '../data/look-up-cache.ts';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Booking of vaccinations. Grade 1 while it is open. Ten million are eligible from one minute on: the waiting room of its front door
 * lets in what the servers carry, and looking for a free date does not touch the database, which in July 2021 was what
 * stopped.
 */
export class VaccineBooking extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'vaccine-booking', config, { grade: 1, audience: 'public', users: 'citizens', database: true });
    const dates = new LookUpCache(this, 'dates', { foundation: config.foundation, service: 'vaccine-booking' });
    dates.admit(this.serve({ DATES_HOST: dates.endpoint }).access);
  }
}
