import type { Entries, Entry, Layout, Listens, Place } from './entry.ts';

/** What AWS runs over all zones of a Region. */
const REGIONAL =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/aws-fault-isolation-boundaries.html';

const listed: Place = { subnets: ['subnet_ids'] };
const single: Layout = { parts: 1 };
/** Two in two zones, of which one serves. */
const pair: Layout = { parts: 2, apart: true };

function grouped(argument: string, type: string, zone?: string): Place {
  return { via: [{ type, argument, subnets: 'subnet_ids' }], ...(zone !== undefined && { zone }) };
}

/** The ports of database engines, by the beginning of their names. */
const enginePorts = {
  'aurora-mysql': [3306],
  'aurora-postgresql': [5432],
  mysql: [3306],
  mariadb: [3306],
  postgres: [5432],
  sqlserver: [1433],
  // The second with TLS. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.Oracle.Options.SSL.html
  oracle: [1521, 2484],
};
const database: Listens = {
  groups: ['vpc_security_group_ids'],
  port: 'port',
  ports: { argument: 'engine', of: enginePorts },
};

function listensAt(groups: string, ...ports: readonly number[]): Listens {
  return { groups: [groups], ports };
}

/** Stands for its cluster where it is named. */
function serverOf(cluster: string, source: string): Entry {
  return { role: 'datastore', source, needs: [{ arguments: ['cluster_identifier'], types: [cluster] }] };
}

/** Databases, caches, queues, file systems, logins: what programs keep things in. */
export const stores: Entries = {
  aws_db_instance: {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
    role: 'datastore',
    place: grouped('db_subnet_group_name', 'aws_db_subnet_group', 'availability_zone'),
    compare: { argument: 'engine' },
    listens: database,
    store: true,
    named: true,
  },
  aws_rds_cluster: {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
    role: 'datastore',
    place: grouped('db_subnet_group_name', 'aws_db_subnet_group'),
    compare: { argument: 'engine' },
    listens: database,
    store: true,
    named: true,
  },
  aws_rds_cluster_instance: serverOf(
    'aws_rds_cluster',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
  ),
  aws_rds_cluster_endpoint: {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
    role: 'datastore',
    store: true,
  },
  aws_db_proxy: {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
    role: 'datastore',
    place: { subnets: ['vpc_subnet_ids'] },
    listens: {
      groups: ['vpc_security_group_ids'],
      ports: { argument: 'engine_family', of: { MYSQL: [3306], POSTGRESQL: [5432], SQLSERVER: [1433] } },
    },
    store: true,
    named: true,
  },
  aws_docdb_cluster: {
    source: 'https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html',
    role: 'datastore',
    place: grouped('db_subnet_group_name', 'aws_docdb_subnet_group'),
    compare: { argument: 'engine' },
    listens: { ...listensAt('vpc_security_group_ids', 27_017), port: 'port' },
    store: true,
    named: true,
  },
  aws_docdb_cluster_instance: serverOf(
    'aws_docdb_cluster',
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html',
  ),
  aws_neptune_cluster: {
    source: 'https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html',
    role: 'datastore',
    place: grouped('neptune_subnet_group_name', 'aws_neptune_subnet_group'),
    compare: { argument: 'engine' },
    listens: { ...listensAt('vpc_security_group_ids', 8182), port: 'port' },
    store: true,
    named: true,
  },
  aws_neptune_cluster_instance: serverOf(
    'aws_neptune_cluster',
    'https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html',
  ),
  aws_opensearch_domain: {
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html',
    role: 'datastore',
    place: { subnets: ['vpc_options.subnet_ids'], apart: true },
    listens: listensAt('vpc_options.security_group_ids', 443, 80),
    store: true,
    named: true,
  },
  aws_elasticache_replication_group: {
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
    role: 'cache',
    compare: { argument: 'engine', whenOmitted: 'redis' },
    place: grouped('subnet_group_name', 'aws_elasticache_subnet_group'),
    listens: { ...listensAt('security_group_ids', 6379), port: 'port' },
    store: true,
    named: true,
  },
  aws_elasticache_cluster: {
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
    role: 'cache',
    compare: { argument: 'engine' },
    place: grouped('subnet_group_name', 'aws_elasticache_subnet_group', 'availability_zone'),
    listens: {
      groups: ['security_group_ids'],
      port: 'port',
      ports: { argument: 'engine', of: { memcached: [11_211], redis: [6379], valkey: [6379] } },
    },
    store: true,
    named: true,
  },
  aws_efs_file_system: {
    source: 'https://docs.aws.amazon.com/efs/latest/ug/how-it-works.html',
    role: 'storage',
    isRegional: true,
    place: {
      joined: [{ type: 'aws_efs_mount_target', argument: 'file_system_id', subnets: 'subnet_id' }],
      zone: 'availability_zone_name',
    },
    store: true,
    named: true,
  },
  aws_efs_mount_target: {
    role: 'storage',
    place: { subnets: ['subnet_id'], zone: 'availability_zone_name', single: true },
    listens: listensAt('security_groups', 2049),
    plumbing: true,
  },
  aws_dynamodb_table: {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html',
    role: 'datastore',
    isRegional: true,
    store: true,
    endpoint: 'dynamodb',
  },
  aws_s3_bucket: {
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html',
    role: 'storage',
    isRegional: true,
    endpoint: 's3',
  },
  aws_sqs_queue: { source: REGIONAL, role: 'queue', isRegional: true, endpoint: 'sqs' },
  aws_sns_topic: { source: REGIONAL, role: 'queue', isRegional: true, endpoint: 'sns' },
  aws_kms_key: { role: 'keys', isRegional: true, plumbing: true },
  aws_secretsmanager_secret: { role: 'keys', isRegional: true, plumbing: true, endpoint: 'secretsmanager' },

  // One broker, a pair, or three that vote.
  aws_mq_broker: {
    source: 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html',
    role: 'queue',
    place: listed,
    layout: {
      argument: 'deployment_mode',
      whenOmitted: 'SINGLE_INSTANCE',
      of: {
        SINGLE_INSTANCE: single,
        ACTIVE_STANDBY_MULTI_AZ: pair,
        CLUSTER_MULTI_AZ: { parts: 3, apart: true, quorum: true },
      },
    },
    takeover: ['tcp', 'mq-failover'],
    recovery: 'mq-broker-recreate',
    compare: { argument: 'engine_type' },
    listens: listensAt('security_groups', 5671, 61_617, 61_614, 61_619, 8883, 8162, 443),
    store: true,
    named: true,
  },
  // Brokers are spread evenly over the client subnets.
  aws_msk_cluster: {
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html',
    role: 'queue',
    place: { subnets: ['broker_node_group_info.client_subnets'] },
    layout: { parts: { argument: 'number_of_broker_nodes', whenOmitted: 1 }, apart: true },
    takeover: ['tcp', 'msk-failover'],
    recovery: 'msk-broker-recreate',
    listens: listensAt('broker_node_group_info.security_groups', 9092, 9094, 9096, 9098),
    store: true,
    named: true,
  },
  // Replicas stand in other zones than their primary.
  aws_memorydb_cluster: {
    source: 'https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html',
    role: 'cache',
    place: grouped('subnet_group_name', 'aws_memorydb_subnet_group'),
    layout: { parts: { argument: 'num_replicas_per_shard', whenOmitted: 1, more: 1 }, apart: true },
    takeover: ['end-to-end', 'memorydb-failover'],
    recovery: 'memorydb-node-recreate',
    listens: { ...listensAt('security_group_ids', 6379), port: 'port' },
    store: true,
    named: true,
  },
  // Nodes are spread over the zones.
  aws_dax_cluster: {
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html',
    role: 'cache',
    place: { ...grouped('subnet_group_name', 'aws_dax_subnet_group'), zones: ['availability_zones'] },
    layout: { parts: { argument: 'replication_factor', whenOmitted: 1 }, apart: true },
    takeover: ['tcp', 'dax-failover'],
    recovery: 'dax-node-recreate',
    listens: listensAt('security_group_ids', 8111, 9111),
    store: true,
    named: true,
  },
  // One zone, unless Multi-AZ.
  aws_redshift_cluster: {
    source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html',
    role: 'datastore',
    place: grouped('cluster_subnet_group_name', 'aws_redshift_subnet_group', 'availability_zone'),
    layout: { argument: 'multi_az', whenOmitted: 'false', of: { false: single, true: pair } },
    takeover: ['end-to-end', 'redshift-failover'],
    recovery: 'redshift-node-recreate',
    listens: { ...listensAt('vpc_security_group_ids', 5439), port: 'port' },
    store: true,
    named: true,
  },
  // A file server, or a pair in two zones.
  aws_fsx_windows_file_system: {
    source: 'https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html',
    role: 'storage',
    place: listed,
    layout: {
      argument: 'deployment_type',
      whenOmitted: 'SINGLE_AZ_1',
      of: { SINGLE_AZ_1: single, SINGLE_AZ_2: single, MULTI_AZ_1: pair },
    },
    takeover: ['end-to-end', 'fsx-failover'],
    recovery: 'fsx-server-recreate',
    listens: listensAt('security_group_ids', 445),
    store: true,
    named: true,
  },
  // A pair, in one zone or in two. https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html
  aws_fsx_ontap_storage_virtual_machine: {
    plumbing: true,
    standsFor: { argument: 'file_system_id', types: ['aws_fsx_ontap_file_system'] },
  },
  aws_fsx_ontap_file_system: {
    source: 'https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html',
    role: 'storage',
    place: listed,
    layout: {
      argument: 'deployment_type',
      whenOmitted: 'SINGLE_AZ_1',
      of: { SINGLE_AZ_1: { parts: 2 }, SINGLE_AZ_2: { parts: 2 }, MULTI_AZ_1: pair, MULTI_AZ_2: pair },
    },
    takeover: ['end-to-end', 'fsx-failover'],
    recovery: 'fsx-server-recreate',
    store: true,
    named: true,
  },
  aws_fsx_openzfs_file_system: {
    source: 'https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/availability-durability.html',
    role: 'storage',
    place: listed,
    layout: {
      argument: 'deployment_type',
      whenOmitted: 'SINGLE_AZ_1',
      of: {
        SINGLE_AZ_1: single,
        SINGLE_AZ_2: single,
        SINGLE_AZ_HA_1: { parts: 2 },
        SINGLE_AZ_HA_2: { parts: 2 },
        MULTI_AZ_1: pair,
      },
    },
    takeover: ['end-to-end', 'fsx-failover'],
    recovery: 'fsx-server-recreate',
    store: true,
    named: true,
  },
  // Always in one zone.
  aws_fsx_lustre_file_system: {
    source: 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html',
    role: 'storage',
    place: listed,
    layout: single,
    recovery: 'fsx-server-recreate',
    listens: listensAt('security_group_ids', 988),
    store: true,
    named: true,
  },
  // Run by AWS over the zones of the Region.
  aws_msk_serverless_cluster: { source: REGIONAL, role: 'queue', isRegional: true },
  aws_redshiftserverless_workgroup: { source: REGIONAL, role: 'datastore', isRegional: true },

  // The functions without which no login succeeds; those for messages and new accounts are left out.
  aws_cognito_user_pool: {
    source: REGIONAL,
    role: 'authentication',
    isRegional: true,
    needs: [
      {
        arguments: [
          'lambda_config.pre_authentication',
          'lambda_config.post_authentication',
          'lambda_config.pre_token_generation',
          'lambda_config.define_auth_challenge',
          'lambda_config.create_auth_challenge',
          'lambda_config.verify_auth_challenge_response',
        ],
        types: ['aws_lambda_function'],
      },
    ],
  },
  aws_directory_service_directory: {
    source: 'https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_deploy_additional_dcs.html',
    role: 'authentication',
    place: { subnets: ['vpc_settings.subnet_ids', 'connect_settings.subnet_ids'], apart: true },
  },
};
