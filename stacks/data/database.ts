import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsCluster, type RdsClusterConfig } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { SiteNetwork } from '../network/site-network.ts';
import type { Environment, Site } from '../settings.ts';

export interface DatabaseConfig {
  readonly environment: Environment;
  readonly site: Site;
  readonly network: SiteNetwork;
  /** The database this one is a copy of; undefined for the one that is written to. */
  readonly primary: { readonly site: Site; readonly database: Database } | undefined;
}

const engine = { engine: 'aurora-postgresql', engineVersion: '16.6' } as const;
const databaseName = 'administration';

/** Listens on the standard port; a literal, because a port read from the cluster would be unknown in a plan. */
export const databasePort = 5432;

/**
 * The database of a site: one Aurora global database over both sites, an instance in every zone here. When the site that
 * is written to is lost, an operator promotes the other: a decision by a person, in minutes, not seconds.
 */
export class Database extends Construct {
  readonly cluster: RdsCluster;
  readonly #globalIdentifier: string;
  readonly #access: SecurityGroup;

  constructor(scope: Construct, id: string, { environment, site, network, primary }: DatabaseConfig) {
    super(scope, id);
    this.#globalIdentifier =
      primary === undefined ? this.#globalCluster(environment) : primary.database.#globalIdentifier;
    this.#access = new SecurityGroup(this, 'access', {
      name: 'database',
      description: 'Servers that may use the database',
      vpcId: network.vpc.id,
    });
    // Each site has its own key: neither needs the other to read its data.
    const key = new KmsKey(this, 'key', {
      description: `Database of ${environment.name} in ${site.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    });
    const subnets = new DbSubnetGroup(this, 'subnets', {
      name: `${environment.name}-${site.name}`,
      subnetIds: network.subnetIds('data', site.zones),
    });
    this.cluster = new RdsCluster(this, 'Default', {
      ...engine,
      ...(primary === undefined ? this.#written() : copyOf(primary.site)),
      clusterIdentifier: `${environment.name}-${site.name}`,
      globalClusterIdentifier: this.#globalIdentifier,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [this.#access.id],
      port: databasePort,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: environment.database.backupDays,
      // Not in the hour of maintenance, at either site.
      preferredBackupWindow: '19:00-20:00',
      preferredMaintenanceWindow: site.maintenanceWindow,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      finalSnapshotIdentifier: `${environment.name}-${site.name}-final`,
      // AWS sets it on the copy, and moves it to the other side in a failover.
      lifecycle: { ignoreChanges: ['replication_source_identifier'] },
    });
    for (const [place, zone] of site.databaseZones.entries()) {
      new RdsClusterInstance(this, `instance-${zone.slice(-1)}`, {
        engine: engine.engine,
        identifier: `${environment.name}-${site.name}-${zone.slice(-1)}`,
        clusterIdentifier: this.cluster.id,
        instanceClass: environment.database.instanceClass,
        availabilityZone: zone,
        // All are of one size, so any may become the writer; the order only makes it predictable.
        promotionTier: place,
        autoMinorVersionUpgrade: false,
        publiclyAccessible: false,
      });
    }
  }

  /** Lets the servers of a security group in. */
  admit(name: string, servers: SecurityGroup): void {
    new VpcSecurityGroupIngressRule(this, `admit-${name}`, {
      securityGroupId: this.#access.id,
      referencedSecurityGroupId: servers.id,
      description: name,
      ipProtocol: 'tcp',
      fromPort: databasePort,
      toPort: databasePort,
    });
  }

  #globalCluster(environment: Environment): string {
    return new RdsGlobalCluster(this, 'global', {
      ...engine,
      globalClusterIdentifier: environment.name,
      databaseName,
      storageEncrypted: true,
      deletionProtection: true,
    }).id;
  }

  /**
   * What only the written cluster has; a copy takes it over. RDS cannot keep the password of a global database itself, so it
   * is given at apply time and, write-only, never stored in state. Servers do not use it: they log in by their role.
   */
  #written(): Partial<RdsClusterConfig> {
    const password = new TerraformVariable(this, 'master-password', {
      type: 'string',
      description: 'First password of the database administrator',
      sensitive: true,
      nullable: false,
    });
    // Given as TF_VAR_database_master_password: no shell takes a variable with hyphens.
    password.overrideLogicalId('database_master_password');
    return {
      databaseName,
      masterUsername: 'administrator',
      masterPasswordWo: password.stringValue,
      masterPasswordWoVersion: 1,
    };
  }
}

/** The copy passes writes on to the written cluster: servers of both sites talk to the cluster of their own. */
function copyOf(primary: Site): Partial<RdsClusterConfig> {
  return { sourceRegion: primary.region, enableGlobalWriteForwarding: true };
}
