import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { Construct } from 'constructs';
import type { Database } from '../data/database.ts';
import type { Environment, ServiceAtSite, Site } from '../settings.ts';

export interface ServerRoleConfig {
  readonly service: ServiceAtSite;
  readonly environment: Environment;
  readonly site: Site;
  readonly database: Database | undefined;
}

/** What the servers of a service may do. They log in to the database by this role, so no password lies on a server. */
export class ServerRole extends Construct {
  readonly profile: IamInstanceProfile;

  constructor(scope: Construct, id: string, { service, environment, site, database }: ServerRoleConfig) {
    super(scope, id);
    // Roles are global: without the site in its name the second site could not make its own.
    const name = `${site.name}-${service.name}`;
    const role = new IamRole(this, 'Default', {
      name,
      assumeRolePolicy: policy({ Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }),
    });
    if (database !== undefined) {
      const user = `${database.cluster.clusterResourceId}/${service.name}`;
      new IamRolePolicy(this, 'database', {
        name: 'database',
        role: role.id,
        policy: policy({
          Action: 'rds-db:connect',
          Resource: `arn:aws:rds-db:${site.region}:${environment.account}:dbuser:${user}`,
        }),
      });
    }
    this.profile = new IamInstanceProfile(this, 'profile', { name, role: role.name });
  }
}

function policy(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
}
