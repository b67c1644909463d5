import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { DataCopy } from '../../data-set.ts';
import { isSecondary } from '../stores/database-cluster.ts';
import { kindOf, kinds } from '../stores/database-kind.ts';
import { databaseTypes } from '../stores/shared-data.ts';
import { copyAt } from './copy.ts';
import { inRegion, whereaboutsOf } from './places.ts';

/** Second stores that follow a store, each a little behind it. */
export function replicasOf(net: NetworkBuilder, store: Resource): readonly DataCopy[] {
  if (kinds.some(({ cluster }) => cluster === store.type)) return otherClusters(net, store);
  if (store.type === 'aws_db_instance') return readReplicas(net, store);
  if (store.type === 'aws_dynamodb_table') return tableReplicas(net, store);
  return fileReplicas(net, store);
}

/** It holds what another store writes: its data is told with that one's. */
export function isReplica(net: NetworkBuilder, store: Resource): boolean {
  if (kinds.some(({ cluster }) => cluster === store.type)) return isSecondary(store, kindOf(store));
  if (store.type === 'aws_db_instance') return store.attributes.read('replicate_source_db').kind !== 'omitted';
  const joins = net.pointingAt(store, 'aws_efs_replication_configuration', 'destination.file_system_id', [store.type]);
  return joins.length > 0;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html */
function otherClusters(net: NetworkBuilder, cluster: Resource): readonly DataCopy[] {
  const kind = kindOf(cluster);
  const members = net
    .targets(cluster, 'global_cluster_identifier', [kind.global])
    .flatMap((global) => net.pointingAt(global, kind.cluster, 'global_cluster_identifier', [kind.global]));
  const followers = net.pointingAt(cluster, kind.cluster, 'replication_source_identifier', [kind.cluster]);
  const age = net.times.time(`${kind.times}-global-lag`);
  return [...new Set([...members, ...followers])]
    .filter((one) => one !== cluster)
    .map((one) => copyAt(one, { by: 'replica', age, at: whereaboutsOf(net, one) }));
}

function readReplicas(net: NetworkBuilder, database: Resource): readonly DataCopy[] {
  const age = net.times.time('rds-replica-lag');
  return net
    .pointingAt(database, 'aws_db_instance', 'replicate_source_db', databaseTypes)
    .filter((one) => one !== database)
    .map((one) => copyAt(one, { by: 'replica', age, at: whereaboutsOf(net, one) }));
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html */
function tableReplicas(net: NetworkBuilder, table: Resource): readonly DataCopy[] {
  const age = net.times.time('dynamodb-global-lag');
  const written = table.attributes.blocks('replica').flatMap((block) => block.string('region_name') ?? []);
  const apart = net.pointingAt(table, 'aws_dynamodb_table_replica', 'global_table_arn', [table.type]);
  return [
    ...written.map((region) => copyAt(table, { by: 'replica', age, at: inRegion(net, region, table.account) })),
    ...apart.map((one) => copyAt(one, { by: 'replica', age, at: whereaboutsOf(net, one) })),
  ];
}

/** https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html */
function fileReplicas(net: NetworkBuilder, system: Resource): readonly DataCopy[] {
  const age = net.times.time('efs-replication-lag');
  return net
    .pointingAt(system, 'aws_efs_replication_configuration', 'source_file_system_id', [system.type])
    .map((join) => {
      const [to] = net.targets(join, 'destination.file_system_id', [system.type]);
      const region = join.attributes.string('destination.region');
      const at = to ? whereaboutsOf(net, to) : region ? inRegion(net, region, join.account) : whereaboutsOf(net, join);
      return copyAt(to ?? join, { by: 'replica', age, at });
    });
}
