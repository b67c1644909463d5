import type { Condition } from './disruptions.ts';

/** What is left of the data of a store that is destroyed. */
export interface LastCopy {
  /** Any of them leaves a copy, or keeps AWS from destroying it. It is read as it is before the apply. */
  readonly kept: readonly Condition[];
  /** The argument that makes a copy; undefined where AWS makes none. */
  readonly argument: string | undefined;
  /** Where it is set, the store is a copy of another one. */
  readonly copyOf?: string;
  /** Page of AWS that says so. */
  readonly source: string;
}

const is = (argument: string, value: boolean, whenOmitted: boolean): Condition => ({
  argument,
  is: [value],
  whenOmitted,
});
const isProtected = is('deletion_protection', true, false);
const snapshot = (source: string): LastCopy => ({
  kept: [is('skip_final_snapshot', false, true), isProtected],
  argument: 'skip_final_snapshot',
  source,
});
const backup = (whenOmitted: boolean): LastCopy => ({
  kept: [is('skip_final_backup', false, whenOmitted)],
  argument: 'skip_final_backup',
  source: 'https://docs.aws.amazon.com/fsx/latest/APIReference/API_DeleteFileSystem.html',
});
const search: LastCopy = {
  kept: [],
  argument: undefined,
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshots.html',
};

/** By type; caches and queues hold what others have as well, or for a short time. */
export const lastCopies: ReadonlyMap<string, LastCopy> = new Map<string, LastCopy>([
  [
    'aws_db_instance',
    {
      ...snapshot('https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'),
      copyOf: 'replicate_source_db',
    },
  ],
  [
    'aws_rds_cluster',
    {
      ...snapshot('https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html'),
      copyOf: 'replication_source_identifier',
    },
  ],
  [
    'aws_docdb_cluster',
    snapshot('https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html'),
  ],
  [
    'aws_neptune_cluster',
    snapshot('https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html'),
  ],
  ['aws_redshift_cluster', snapshot('https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html')],
  [
    'aws_dynamodb_table',
    {
      // Of a table with point-in-time recovery AWS keeps a backup for 35 days.
      kept: [is('point_in_time_recovery.enabled', true, false), is('deletion_protection_enabled', true, false)],
      argument: 'point_in_time_recovery',
      source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html',
    },
  ],
  [
    'aws_s3_bucket',
    {
      // A bucket with objects in it is not destroyed without it.
      kept: [is('force_destroy', false, true)],
      argument: 'force_destroy',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
    },
  ],
  [
    'aws_efs_file_system',
    {
      kept: [],
      argument: undefined,
      source: 'https://docs.aws.amazon.com/efs/latest/ug/delete-efs-fs.html',
    },
  ],
  ['aws_fsx_windows_file_system', backup(true)],
  ['aws_fsx_openzfs_file_system', backup(true)],
  ['aws_fsx_lustre_file_system', backup(false)],
  ['aws_opensearch_domain', search],
  [
    'aws_ebs_volume',
    {
      kept: [is('final_snapshot', true, false)],
      argument: 'final_snapshot',
      source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html',
    },
  ],
]);
