import type { Title } from '../../title.ts';
import type { Json } from '../../../input/value.ts';

/**
 * Updates in place after which a resource is down for a time, though Terraform says `update` only: by its type, the arguments that
 * change. What is replaced or destroyed needs no entry, and neither does what is updated one part after the other (members of an
 * Auto Scaling group, tasks, worker nodes, nodes of a search domain, a Multi-AZ database that gets another instance class).
 */
export interface Disruption {
  /** Any of them changes. */
  readonly arguments: readonly string[];
  /** Only another major version; any change unless said. */
  readonly major?: true;
  /** All of them hold after the update. */
  readonly when?: readonly Condition[];
  /** What the part that is down is called; all of them are down unless said. */
  readonly part?: Pick<Title, 'is' | 'number'>;
  /** Page of AWS that says so. */
  readonly source: string;
}

/** An argument has one of these values, or, where it is not written, what AWS takes. */
export interface Condition {
  readonly argument: string;
  readonly is: readonly Json[];
  readonly whenOmitted: boolean;
}

const rds = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html';
const rdsUpgrade = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html';
const aurora = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Modifying.html';
const documentDb = 'https://docs.aws.amazon.com/documentdb/latest/developerguide/db-instance-modify.html';
const neptune = 'https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-modify.html';
const cache = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html';
const vpn = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html';

/** Otherwise it waits for the maintenance window, and is not done by the apply. */
const now: Condition = { argument: 'apply_immediately', is: [true], whenOmitted: false };
const alone: Condition = { argument: 'multi_az', is: [false], whenOmitted: true };
const withoutCopy: Condition = { argument: 'blue_green_update.enabled', is: [false], whenOmitted: true };
const noFailover: Condition = { argument: 'automatic_failover_enabled', is: [false], whenOmitted: true };

/** Tunnel options that end a tunnel when they change. */
const tunnelOptions = [
  'dpd_timeout_action dpd_timeout_seconds ike_versions inside_cidr inside_ipv6_cidr phase1_dh_group_numbers',
  'phase1_encryption_algorithms phase1_integrity_algorithms phase1_lifetime_seconds phase2_dh_group_numbers',
  'phase2_encryption_algorithms phase2_integrity_algorithms phase2_lifetime_seconds preshared_key startup_action',
].flatMap((names) => names.split(' '));

const tunnelChange = (number: 1 | 2): Disruption => ({
  arguments: tunnelOptions.map((name) => `tunnel${number}_${name}`),
  part: { is: 'tunnel', number },
  source: vpn,
});

/** By type. */
export const disruptions: ReadonlyMap<string, readonly Disruption[]> = new Map<string, readonly Disruption[]>([
  [
    'aws_instance',
    [
      {
        arguments: ['instance_type', 'ebs_optimized'],
        source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/change-instance-type-of-ebs-backed-instance.html',
      },
      // Terraform stops the instance, as AWS changes the user data of a stopped one only.
      {
        arguments: ['user_data', 'user_data_base64'],
        source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
      },
    ],
  ],
  [
    'aws_db_instance',
    [
      // Of a Multi-AZ instance, primary and standby are upgraded at the same time.
      { arguments: ['engine_version'], when: [now, withoutCopy], source: rdsUpgrade },
      { arguments: ['db_subnet_group_name', 'license_model'], when: [now, withoutCopy], source: rds },
      { arguments: ['instance_class'], when: [now, alone, withoutCopy], source: rds },
      { arguments: ['port'], source: rds },
    ],
  ],
  [
    'aws_rds_cluster',
    [
      { arguments: ['engine_version'], major: true, when: [now], source: aurora },
      { arguments: ['port'], source: aurora },
    ],
  ],
  ['aws_rds_cluster_instance', [{ arguments: ['instance_class'], when: [now], source: aurora }]],
  [
    'aws_docdb_cluster',
    [
      { arguments: ['engine_version'], when: [now], source: documentDb },
      { arguments: ['port'], source: documentDb },
    ],
  ],
  ['aws_docdb_cluster_instance', [{ arguments: ['instance_class'], when: [now], source: documentDb }]],
  ['aws_neptune_cluster', [{ arguments: ['engine_version'], when: [now], source: neptune }]],
  ['aws_neptune_cluster_instance', [{ arguments: ['instance_class'], when: [now], source: neptune }]],
  ['aws_elasticache_cluster', [{ arguments: ['node_type', 'engine_version'], when: [now], source: cache }]],
  [
    'aws_elasticache_replication_group',
    [{ arguments: ['node_type', 'engine_version'], when: [now, noFailover], source: cache }],
  ],
  [
    'aws_vpn_connection',
    [
      // Both tunnels end while new ends are made.
      {
        arguments: [
          'customer_gateway_id',
          'transit_gateway_id',
          'vpn_gateway_id',
          'local_ipv4_network_cidr',
          'remote_ipv4_network_cidr',
          'local_ipv6_network_cidr',
          'remote_ipv6_network_cidr',
        ],
        source: vpn,
      },
      tunnelChange(1),
      tunnelChange(2),
    ],
  ],
  [
    'aws_dx_connection',
    [
      {
        arguments: ['encryption_mode'],
        source: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/associate-key-connection.html',
      },
    ],
  ],
]);
