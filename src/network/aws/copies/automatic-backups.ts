import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { DataCopy } from '../../data-set.ts';
import { argument } from '../../fact.ts';
import { flag, settingOf } from '../settings.ts';
import { copyAt, exactly } from './copy.ts';
import { whereaboutsOf } from './places.ts';

const day = 86_400;

/** Days that a provider keeps backups for where nothing is said. */
const whenOmitted: Readonly<Record<string, number>> = {
  aws_db_instance: 0,
  aws_rds_cluster: 1,
  aws_docdb_cluster: 1,
  aws_neptune_cluster: 1,
};

/** What a store copies by itself, into the Region that it lies in or (RDS) another one. */
export function automaticBackups(net: NetworkBuilder, store: Resource): readonly DataCopy[] {
  const at = whereaboutsOf(net, store);
  const age = net.times.time('point-in-time');
  if (store.type === 'aws_dynamodb_table') {
    const on = flag(store.attributes, 'point_in_time_recovery.enabled', false);
    const missing = on === undefined ? [argument(store, 'point_in_time_recovery.enabled')] : undefined;
    return on === false ? [] : [copyAt(store, { by: 'log', age, at, missing })];
  }
  if (store.type === 'aws_efs_file_system') {
    return net
      .pointingAt(store, 'aws_efs_backup_policy', 'file_system_id', [store.type])
      .filter(({ attributes }) => attributes.string('backup_policy.status') === 'ENABLED')
      .map((policy) => copyAt(policy, { by: 'backup', age: exactly(day), at }));
  }
  const kept = settingOf(store.attributes, 'backup_retention_period');
  const days = kept.kind === 'omitted' ? whenOmitted[store.type] : store.attributes.number('backup_retention_period');
  if (days === 0) return [];
  const missing = days === undefined ? [argument(store, 'backup_retention_period')] : undefined;
  const elsewhere = net.pointingAt(store, 'aws_db_instance_automated_backups_replication', 'source_db_instance_arn', [
    store.type,
  ]);
  return [
    copyAt(store, { by: 'log', age, at, missing }),
    ...elsewhere.map((one) =>
      copyAt(one, { by: 'log', age: net.times.time('rds-backup-replication'), at: whereaboutsOf(net, one) }),
    ),
  ];
}
