import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { Construct } from 'constructs';
import type { Database } from '../data/database.ts';
import type { Foundation } from '../foundation.ts';
import { assumedBy, policy } from '../policy.ts';

export interface ServerRoleConfig {
  readonly foundation: Foundation;
  /** Of the service, and of the database user. */
  readonly service: string;
  /** `ec2.amazonaws.com` unless said. */
  readonly assumedBy?: string;
}

const managed = { ec2: 'AmazonSSMManagedInstanceCore', other: 'service-role/AWSLambdaBasicExecutionRole' } as const;

/** What the servers of a service may do. They log in to the database by this role, so no password lies on a server. */
export class ServerRole extends Construct {
  readonly arn: string;
  readonly #role: IamRole;
  readonly #config: ServerRoleConfig;

  constructor(scope: Construct, id: string, config: ServerRoleConfig) {
    super(scope, id);
    this.#config = config;
    this.#role = new IamRole(this, 'Default', {
      name: this.#name,
      assumeRolePolicy: assumedBy(config.assumedBy ?? 'ec2.amazonaws.com'),
    });
    this.arn = this.#role.arn;
    // To be reached by Session Manager, or to write a log.
    const basic = config.assumedBy === undefined ? managed.ec2 : managed.other;
    new IamRolePolicyAttachment(this, 'basic', {
      role: this.#role.name,
      policyArn: `arn:aws:iam::aws:policy/${basic}`,
    });
  }

  /** Allows something on one resource. */
  may(name: string, actions: readonly string[], resource: string): void {
    new IamRolePolicy(this, name, {
      name,
      role: this.#role.id,
      policy: policy({ Action: actions, Resource: resource }),
    });
  }

  mayLogIn(database: Database): void {
    const { environment, site } = this.#config.foundation;
    const user = `${database.cluster.clusterResourceId}/${this.#config.service}`;
    this.may(
      'database',
      ['rds-db:connect'],
      `arn:aws:rds-db:${site.region}:${environment.accounts.services}:dbuser:${user}`,
    );
  }

  /** The form in which a server takes the role. */
  profile(): IamInstanceProfile {
    return new IamInstanceProfile(this, 'profile', { name: this.#name, role: this.#role.name });
  }

  /** Roles are global: without the site in its name the second site could not make its own. */
  get #name(): string {
    const { foundation, service } = this.#config;
    return `${foundation.site.name}-${service}`;
  }
}
