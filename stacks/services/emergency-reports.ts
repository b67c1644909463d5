import type { Construct } from 'constructs';
import { TwoSiteTable } from '../data/two-site-table.ts';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * What comes to 119 beside calls: video, texts and reports from the web, which the carriers hand over at the control rooms, and
 * the tablets of the ambulances. Apart from calls and dispatch: in the fire of 2025 these failed, and dispatch went on.
 */
export class EmergencyReports extends Service {
  readonly #reports: TwoSiteTable;

  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'emergency-reports', config, { grade: 1, audience: 'internal', users: 'staff', database: false });
    const primary = config.primary instanceof EmergencyReports ? config.primary : undefined;
    this.#reports = new TwoSiteTable(this, 'reports', {
      foundation: config.foundation,
      other: config.other,
      name: 'emergency-reports',
      keys: ['call', 'report'],
      primary: primary === undefined ? undefined : primary.#reports,
    });
    this.role.may('reports', ['dynamodb:*Item', 'dynamodb:Query'], this.#reports.arn);
    this.serve({ REPORT_TABLE: this.#reports.name });
  }
}
