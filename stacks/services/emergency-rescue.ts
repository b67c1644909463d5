import type { Construct } from 'constructs';
import { TwoSiteTable } from '../data/two-site-table.ts';
import { PremisesLink } from '../network/premises-link.ts';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Calls to 119 and dispatch. Grade 1, and lives hang on it: besides the lines of all others the control rooms
 * have a path of their own, over other carriers and other routers, which announce the control rooms
 * only, so that no other traffic takes it; and calls are written at both sites, as five minutes
 * are too short for a person to decide that a database has to be promoted.
 */
export class EmergencyRescue extends Service {
  readonly #calls: TwoSiteTable;

  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'emergency-rescue', config, { grade: 1, audience: 'internal', users: 'staff', database: false });
    const { foundation, other } = config;
    const { environment, site, router, rota } = foundation;
    const primary = config.primary instanceof EmergencyRescue ? config.primary : undefined;
    new PremisesLink(this, 'second-path', {
      name: `${site.name}-rescue`,
      routers: site.rescueRouters,
      asn: environment.premises.asn,
      router,
      rota,
    });
    this.#calls = new TwoSiteTable(this, 'calls', {
      foundation,
      other,
      name: 'emergency-rescue-calls',
      keys: ['call', 'event'],
      primary: primary === undefined ? undefined : primary.#calls,
    });
    this.role.may('calls', ['dynamodb:*Item', 'dynamodb:Query'], this.#calls.arn);
    this.serve({ CALL_TABLE: this.#calls.name });
  }
}
