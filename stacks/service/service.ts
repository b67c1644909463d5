import { Construct } from 'constructs';
import type { SecondLogin } from '../authentication/second-login.ts';
import { databasePort, type Database } from '../data/database.ts';
import type { SiteNetwork } from '../network/site-network.ts';
import type { Environment, ServiceAtSite, Site } from '../settings.ts';
import { L4Switch } from './l4-switch.ts';
import { ServerPool } from './server-pool.ts';
import { ServerRole } from './server-role.ts';

export interface ServiceConfig {
  readonly service: ServiceAtSite;
  readonly environment: Environment;
  readonly site: Site;
  readonly network: SiteNetwork;
  readonly database: Database | undefined;
  readonly secondLogin: SecondLogin | undefined;
  /** Address blocks that may use an internal service. */
  readonly insiders: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A service at one site: an L4 switch, servers behind it in every zone, and leave to use the database. */
export class Service extends Construct {
  readonly service: ServiceAtSite;
  readonly l4Switch: L4Switch;

  constructor(scope: Construct, id: string, config: ServiceConfig) {
    super(scope, id);
    const { service, environment, site, network, database } = config;
    this.service = service;
    // nospof.yaml finds every means of login by this ending: aws_lb.gpki-login, aws_cognito_user_pool.second-login.
    const entry = service.kind === 'login' ? 'login' : 'switch';
    this.l4Switch = new L4Switch(this, entry, { service, site, network, insiders: config.insiders });
    const role = new ServerRole(this, 'role', { service, environment, site, database });
    const pool = new ServerPool(this, 'servers', {
      service,
      site,
      network,
      role,
      l4Switch: this.l4Switch,
      tags: config.tags,
      configuration: { ...logins(config), ...stores(config) },
    });
    database?.admit(service.name, pool.access);
  }
}

/** Where an application lets its users in: by GPKI, else by the second login. A login leans on neither. */
function logins({ service, environment, secondLogin }: ServiceConfig): Record<string, string> {
  if (service.kind === 'login') return {};
  return {
    // By its name, which leads to the other site when the GPKI here is out.
    GPKI_URL: `https://gpki.${environment.domain}`,
    ...(secondLogin === undefined ? {} : { SECOND_LOGIN_ISSUER: secondLogin.issuer }),
  };
}

function stores({ database }: ServiceConfig): Record<string, string> {
  if (database === undefined) return {};
  return { DATABASE_HOST: database.cluster.endpoint, DATABASE_PORT: `${databasePort}` };
}
