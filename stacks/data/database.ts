import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsCluster, type RdsClusterConfig } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { Alarm } from '../operations/alarm.ts';
import { backedUp } from '../operations/backup.ts';
import type { Environment, ServiceAtSite, Site } from '../settings.ts';

export interface DatabaseConfig {
  readonly foundation: Foundation;
  readonly service: ServiceAtSite;
  /** The database this one is a copy of; undefined for the one that is written to. */
  readonly primary: Database | undefined;
}

/** Half of the minute that nospof.yaml allows (`rpo: 1m`). */
const lagMilliseconds = 30_000;

const engine = { engine: 'aurora-postgresql', engineVersion: '16.6' } as const;

/**
 * The source is set on the copy and moves to the other side in a failover, where AWS also takes the cluster out of the global one
 * for a moment: an apply must not make that last. What is kept for how long, and when, is AWS Backup's from its first backup on.
 */
const movedByAws = [
  'replication_source_identifier',
  'global_cluster_identifier',
  'backup_retention_period',
  'preferred_backup_window',
];

/** Listens on the standard port; a literal, because a port read from the cluster would be unknown in a plan. */
export const databasePort = 5432;

/**
 * The database of one service at a site: one Aurora global database over both sites, an instance in every zone here, shared
 * with no other service. When the site that is written to is lost, an operator promotes the other: a decision by a
 * person, in minutes, not seconds.
 */
export class Database extends Construct {
  readonly cluster: RdsCluster;
  readonly #site: Site;
  readonly #globalIdentifier: string;
  readonly #access: SecurityGroup;

  constructor(scope: Construct, id: string, { foundation, service, primary }: DatabaseConfig) {
    super(scope, id);
    const { environment, site, network, key } = foundation;
    const name = `${environment.name}-${site.name}-${service.name}`;
    this.#site = site;
    this.#globalIdentifier =
      primary === undefined ? this.#globalCluster(environment, service) : primary.#globalIdentifier;
    this.#access = new SecurityGroup(this, 'access', {
      name: `${service.name}-database`,
      description: `Servers that may use the database of ${service.name}`,
      vpcId: network.vpc.id,
    });
    const subnets = new DbSubnetGroup(this, 'subnets', { name, subnetIds: network.subnetIds('data', site.zones) });
    this.cluster = new RdsCluster(this, 'Default', {
      ...engine,
      ...(primary === undefined ? written(service, foundation.databasePassword) : copyOf(primary.#site)),
      clusterIdentifier: name,
      globalClusterIdentifier: this.#globalIdentifier,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [this.#access.id],
      port: databasePort,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: environment.backupDays,
      // Not in the hour of maintenance, at either site.
      preferredBackupWindow: '19:00-20:00',
      preferredMaintenanceWindow: site.maintenanceWindow,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      finalSnapshotIdentifier: `${name}-final`,
      ...(primary === undefined ? { tags: backedUp(site) } : {}),
      lifecycle: { ignoreChanges: movedByAws },
    });
    if (primary !== undefined) this.#watchLag(foundation, service);
    for (const [place, zone] of service.databaseZones.entries()) {
      new RdsClusterInstance(this, `instance-${zone.slice(-1)}`, {
        engine: engine.engine,
        identifier: `${name}-${zone.slice(-1)}`,
        clusterIdentifier: this.cluster.id,
        instanceClass: service.databaseClass,
        availabilityZone: zone,
        // All are of one size, so any may become the writer; the order only makes it predictable.
        promotionTier: place,
        autoMinorVersionUpgrade: false,
        preferredMaintenanceWindow: site.maintenanceWindow,
        publiclyAccessible: false,
      });
    }
  }

  /** At the copy, where the lag is measured: a minute may be lost with the first site, no more. */
  #watchLag({ rota }: Foundation, service: ServiceAtSite): void {
    new Alarm(this, 'lag-alarm', {
      rota,
      says: `The copy of the database of ${service.name} falls behind`,
      namespace: 'AWS/RDS',
      metric: 'AuroraGlobalDBRPOLag',
      dimensions: { DBClusterIdentifier: this.cluster.clusterIdentifier },
      statistic: 'Maximum',
      when: 'above',
      limit: lagMilliseconds,
    });
  }

  /**
   * Where a server finds it. The writer answers at the site that is written to; at the other the reader does, and passes
   * writes on. A server asks the writer first: after a promotion it finds the new one without being told.
   */
  get variables(): Record<string, string> {
    return {
      DATABASE_WRITER: this.cluster.endpoint,
      DATABASE_READER: this.cluster.readerEndpoint,
      DATABASE_PORT: `${databasePort}`,
    };
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

  #globalCluster(environment: Environment, service: ServiceAtSite): string {
    return new RdsGlobalCluster(this, 'global', {
      ...engine,
      globalClusterIdentifier: `${environment.name}-${service.name}`,
      databaseName: databaseName(service),
      storageEncrypted: true,
      deletionProtection: true,
    }).id;
  }
}

/**
 * What only the written cluster has; a copy takes it over. RDS cannot keep the password of a global database itself, so it
 * is given at apply time and, write-only, never stored in state. Servers do not use it: they log in by their role.
 */
function written(service: ServiceAtSite, password: string | undefined): Partial<RdsClusterConfig> {
  if (password === undefined) throw new Error(`no password for the database of ${service.name}`);
  return {
    databaseName: databaseName(service),
    masterUsername: 'administrator',
    masterPasswordWo: password,
    masterPasswordWoVersion: 1,
  };
}

/** Letters and figures only, as PostgreSQL wants it. */
function databaseName(service: ServiceAtSite): string {
  return service.name.replaceAll('-', '');
}

/** The copy passes writes on to the written cluster: servers of both sites talk to the cluster of their own. */
function copyOf(primary: Site): Partial<RdsClusterConfig> {
  return { sourceRegion: primary.region, enableGlobalWriteForwarding: true };
}
