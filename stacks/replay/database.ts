import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster/index.js';
import { Construct } from 'constructs';
import type { Centre } from './centre.ts';

const engine = { engine: 'aurora-postgresql', engineVersion: '16.6' } as const;

export interface DatabaseConfig {
  /** Where it stands; the first is written to, the second has a copy that a person promotes. */
  readonly centres: readonly Centre[];
}

/** A database that was in order: an instance in each of two zones at every data centre. */
export class Database extends Construct {
  readonly #clusters = new Map<Centre, RdsCluster>();

  constructor(scope: Construct, id: string, { centres }: DatabaseConfig) {
    super(scope, id);
    const global =
      centres.length === 1
        ? undefined
        : new RdsGlobalCluster(this, 'global', { ...engine, globalClusterIdentifier: id, storageEncrypted: true });
    for (const centre of centres) {
      const { provider } = centre;
      const site = centre.node.id;
      const subnets = new DbSubnetGroup(this, `${site}-subnets`, { provider, subnetIds: centre.subnetIds() });
      const cluster = new RdsCluster(this, site, {
        ...engine,
        provider,
        ...(global === undefined ? {} : { globalClusterIdentifier: global.id }),
        dbSubnetGroupName: subnets.name,
        storageEncrypted: true,
        backupRetentionPeriod: 35,
        skipFinalSnapshot: true,
      });
      this.#clusters.set(centre, cluster);
      for (const letter of ['a', 'b']) {
        new RdsClusterInstance(this, `${site}-${letter}`, {
          provider,
          engine: engine.engine,
          clusterIdentifier: cluster.id,
          instanceClass: 'db.r6g.large',
          availabilityZone: `${centre.region}${letter}`,
        });
      }
    }
  }

  /** What servers at a data centre are told. */
  configuration(centre: Centre): Record<string, string> {
    const cluster = this.#clusters.get(centre);
    if (cluster === undefined) throw new Error(`${this.node.id} does not stand at ${centre.node.id}`);
    return { DATABASE_HOST: cluster.endpoint };
  }
}
