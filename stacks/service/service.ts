import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Construct } from 'constructs';
import { Database } from '../data/database.ts';
import type { Foundation } from '../foundation.ts';
import type { ServiceAtSite, ServiceName, Site } from '../settings.ts';
import { FrontDoor } from './front-door.ts';
import { L4Switch } from './l4-switch.ts';
import { ServerPool } from './server-pool.ts';
import { ServerRole } from './server-role.ts';
import { tag } from './tag.ts';

export interface ServiceConfig {
  readonly foundation: Foundation;
  readonly size: ServiceAtSite;
  /** The site that takes over from this one. */
  readonly other: Site;
  /** The same service at the first site; undefined there. */
  readonly primary: Service | undefined;
}

/** Who may reach a service: the whole internet, or only the premises and the sites. */
export type Audience = 'public' | 'internal';

/** Civil servants; teachers; citizens; or other systems, which show a certificate and need no login. */
export type Users = 'staff' | 'teachers' | 'citizens' | 'systems';

/** What one service is. Each service has its class, in services/, which builds what it alone needs. */
export interface Nature {
  /** How strictly it is run: 1 is the strictest. The same as in nospof.yaml; tag `Grade`. */
  readonly grade: 1 | 2 | 3 | 4;
  readonly audience: Audience;
  /** Who uses it, and so by which means they log in. */
  readonly users: Users;
  /** It is itself a means of login of these. */
  readonly loginOf?: Exclude<Users, 'systems'>;
  /** It keeps its data in a database of its own. */
  readonly database: boolean;
}

/** Civil servants and teachers log in by the certificates of their ministries, citizens by the card on the telephone. */
const firstLogin = { staff: 'gpki', teachers: 'epki', citizens: 'mobile-id-check' } as const;

/**
 * A service at one site: an L4 switch; for the public a front door that keeps order; servers in every zone; and what they
 * keep: data, a secret, leave to use both.
 */
export abstract class Service extends Construct {
  readonly size: ServiceAtSite;
  readonly audience: Audience;
  readonly l4Switch: L4Switch;
  readonly database: Database | undefined;
  readonly role: ServerRole;
  protected readonly foundation: Foundation;
  readonly #nature: Nature;
  readonly #door: FrontDoor | undefined;
  readonly #secret: SecretsmanagerSecret;

  constructor(scope: Construct, id: string, { foundation, size, primary }: ServiceConfig, nature: Nature) {
    super(scope, id);
    this.size = size;
    this.foundation = foundation;
    this.audience = nature.audience;
    this.#nature = nature;
    tag(this, { Service: size.name, Grade: `${nature.grade}` });
    // nospof.yaml finds every means of login by this ending: aws_lb.gpki-staff-login, aws_cognito_user_pool.second-staff-login.
    const name = nature.loginOf === undefined ? 'switch' : `${nature.loginOf}-login`;
    this.l4Switch = new L4Switch(this, name, { foundation, size, audience: nature.audience });
    this.#secret = new SecretsmanagerSecret(this, 'secret', {
      name: `${foundation.environment.name}/${size.name}`,
      description: `Signs sessions and tickets of ${size.name}; its value is entered by hand, the same at both sites`,
      kmsKeyId: foundation.key.arn,
      recoveryWindowInDays: 30,
    });
    this.#door =
      nature.audience === 'public'
        ? new FrontDoor(this, 'door', { foundation, size, l4Switch: this.l4Switch, secret: this.#secret })
        : undefined;
    this.database = nature.database
      ? new Database(this, 'database', { foundation, service: size, primary: primary?.database })
      : undefined;
    this.role = new ServerRole(this, 'role', { foundation, service: size.name });
    if (this.database !== undefined) this.role.mayLogIn(this.database);
  }

  /** Starts the servers, which find in their environment where everything is: a login, the data, and what is given here. */
  protected serve(variables: Readonly<Record<string, string>> = {}): ServerPool {
    const { foundation, size, role, database } = this;
    role.may('secret', ['secretsmanager:GetSecretValue'], this.#secret.arn);
    role.may('key', ['kms:Decrypt', 'kms:GenerateDataKey'], foundation.key.arn);
    const pool = new ServerPool(this, 'servers', {
      foundation,
      size,
      role,
      behind: this.#door ?? this.l4Switch,
      variables: { SESSION_SECRET: this.#secret.name, ...this.#logins(), ...database?.variables, ...variables },
    });
    database?.admit(size.name, pool.access);
    return pool;
  }

  /** By its name, which leads to the first site where the service is well. */
  protected urlOf(service: ServiceName): string {
    return `https://${service}.${this.foundation.environment.domain}`;
  }

  /** Where it lets its users in: by a certificate or a card, else by what is independent of that. */
  #logins(): Record<string, string> {
    const { users } = this.#nature;
    if (users === 'systems') return {};
    const second = this.foundation.secondLogins[users];
    return {
      LOGIN_URL: this.urlOf(firstLogin[users]),
      ...(second === undefined ? {} : { SECOND_LOGIN_ISSUER: second.issuer }),
    };
  }
}
