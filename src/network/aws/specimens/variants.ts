import { type Resources, subnetIds } from './surroundings.ts';

/** One way in which resources of a type are configured. */
export interface Variant {
  /** Arguments that make the difference; they are shown. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** How they are shown, where that is shorter than what they are. */
  readonly written?: readonly string[];
  /** Arguments without which it would not be drawn in full; not shown. */
  readonly also?: Readonly<Record<string, unknown>>;
  /** What is there besides; shown by type and number. */
  readonly beside?: Resources;
}

const [subnet] = subnetIds;
const group = ['${aws_security_group.open.id}'];

function servers(type: string, cluster: string, count: number): Resources {
  const names = Array.from({ length: count }, (_, index) => `server_${index + 1}`);
  const one = { cluster_identifier: `\${${cluster}.specimen.id}` };
  return { [type]: Object.fromEntries(names.map((name) => [name, one])) };
}

function clusterOf(type: string, server: string): readonly Variant[] {
  return [1, 2].map((count) => ({ beside: servers(server, type, count) }));
}

/** A server of a cluster that is there. */
function serverOf(cluster: string, more: Readonly<Record<string, unknown>> = {}): readonly Variant[] {
  return [{ also: { cluster_identifier: `\${${cluster}.specimen.id}` }, beside: { [cluster]: { specimen: more } } }];
}

const aurora = { engine: 'aurora-mysql' };
const [auroraServer] = serverOf('aws_rds_cluster', aurora);

/**
 * The ways that are drawn for `nospof explain` where a family has conditions of its own. Only how a resource is written is said
 * here; what it means is what the network says that is drawn of it.
 */
export const variants: Readonly<Record<string, readonly Variant[]>> = {
  aws_nat_gateway: [
    { set: { availability_mode: 'zonal' } },
    { set: { availability_mode: 'regional' }, also: { subnet_id: null, vpc_id: '${aws_vpc.net.id}' } },
  ],
  aws_lb: ['application', 'network', 'gateway'].map((kind) => ({
    set: { load_balancer_type: kind },
    also: { internal: true, subnets: subnetIds, ...(kind !== 'gateway' && { security_groups: group }) },
  })),
  aws_db_instance: [
    { set: { multi_az: false }, also: { engine: 'mysql' } },
    { set: { multi_az: true }, also: { engine: 'mysql' } },
  ],
  aws_rds_cluster: [
    ...clusterOf('aws_rds_cluster', 'aws_rds_cluster_instance').map((one) => ({
      ...one,
      set: { engine: 'aurora-mysql' },
    })),
    { set: { engine: 'mysql', db_cluster_instance_class: 'db.m6gd.large' } },
  ],
  aws_rds_cluster_instance: serverOf('aws_rds_cluster', aurora),
  aws_rds_cluster_endpoint: [
    {
      also: { ...auroraServer?.also, custom_endpoint_type: 'READER' },
      beside: { ...auroraServer?.beside, ...servers('aws_rds_cluster_instance', 'aws_rds_cluster', 2) },
    },
  ],
  aws_db_proxy: [
    {
      also: { engine_family: 'MYSQL' },
      beside: {
        ...auroraServer?.beside,
        aws_db_proxy_target: {
          writer: {
            db_proxy_name: '${aws_db_proxy.specimen.name}',
            db_cluster_identifier: '${aws_rds_cluster.specimen.id}',
          },
        },
      },
    },
  ],
  aws_docdb_cluster: clusterOf('aws_docdb_cluster', 'aws_docdb_cluster_instance'),
  aws_docdb_cluster_instance: serverOf('aws_docdb_cluster'),
  aws_neptune_cluster: clusterOf('aws_neptune_cluster', 'aws_neptune_cluster_instance'),
  aws_neptune_cluster_instance: serverOf('aws_neptune_cluster'),
  aws_elasticache_cluster: [
    { set: { engine: 'redis', num_cache_nodes: 1 } },
    { set: { engine: 'memcached', num_cache_nodes: 2 } },
  ],
  aws_elasticache_replication_group: [
    { set: { num_cache_clusters: 1 } },
    { set: { num_cache_clusters: 2, automatic_failover_enabled: false } },
    { set: { num_cache_clusters: 2, automatic_failover_enabled: true, multi_az_enabled: true } },
  ],
  aws_opensearch_domain: [
    { set: { cluster_config: { instance_count: 1 } } },
    {
      set: {
        cluster_config: {
          instance_count: 3,
          zone_awareness_enabled: true,
          zone_awareness_config: { availability_zone_count: 3 },
        },
      },
    },
  ],
  aws_efs_file_system: [{}, { set: { availability_zone_name: 'ap-northeast-2a' } }],
  aws_msk_cluster: [{ set: { number_of_broker_nodes: 3 } }],
  aws_instance: [{}, { set: { maintenance_options: { auto_recovery: 'disabled' } } }],
  aws_autoscaling_group: [1, 2].map((size) => ({ set: { min_size: size }, also: { max_size: 4 } })),
  aws_ecs_service: [1, 2].map((count) => ({ set: { launch_type: 'FARGATE', desired_count: count } })),
  aws_eks_cluster: [
    {
      beside: {
        aws_eks_node_group: {
          nodes: {
            cluster_name: '${aws_eks_cluster.specimen.name}',
            subnet_ids: subnetIds,
            scaling_config: { min_size: 2 },
          },
        },
      },
    },
  ],
  aws_eks_node_group: [1, 2].map((size) => ({ set: { scaling_config: { min_size: size } } })),
  aws_lambda_function: [
    { also: { vpc_config: null } },
    { set: { vpc_config: { subnet_ids: subnetIds, security_group_ids: group } }, written: ['vpc_config'] },
  ],
  aws_vpc_endpoint: ['Gateway', 'Interface'].map((kind) => ({
    set: { vpc_endpoint_type: kind },
    also: {
      vpc_id: '${aws_vpc.net.id}',
      service_name: 'com.amazonaws.ap-northeast-2.s3',
      ...(kind === 'Gateway' && { subnet_ids: null }),
    },
  })),
  aws_customer_gateway: [{ also: { ip_address: '203.0.113.1', bgp_asn: 65_000 } }],
  aws_vpn_connection: [
    {
      also: {
        customer_gateway_id: '${aws_customer_gateway.router.id}',
        vpn_gateway_id: '${aws_vpn_gateway.gateway.id}',
      },
      beside: {
        aws_customer_gateway: { router: { ip_address: '203.0.113.1', bgp_asn: 65_000 } },
        aws_vpn_gateway: { gateway: { vpc_id: '${aws_vpc.net.id}' } },
      },
    },
  ],
  aws_dx_lag: [1, 2].map((count) => ({
    also: { location: 'ICN1' },
    beside: {
      aws_dx_connection: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`circuit_${index + 1}`, { location: 'ICN1', bandwidth: '1Gbps' }]),
      ),
      aws_dx_connection_association: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `circuit_${index + 1}`,
          { connection_id: `\${aws_dx_connection.circuit_${index + 1}.id}`, lag_id: '${aws_dx_lag.specimen.id}' },
        ]),
      ),
    },
  })),
  aws_dx_connection: [{ also: { location: 'ICN1', bandwidth: '1Gbps' } }],
  aws_dx_transit_virtual_interface: virtualInterface(),
  aws_dx_private_virtual_interface: virtualInterface(),
  aws_elastic_beanstalk_environment: ['1', '2'].map((size) => ({
    written: [`setting { aws:autoscaling:asg MinSize = ${size} }`],
    set: {
      setting: [
        { namespace: 'aws:autoscaling:asg', name: 'MinSize', value: size },
        { namespace: 'aws:ec2:vpc', name: 'Subnets', value: subnetIds.join(',') },
      ],
    },
  })),
  aws_network_interface: [{ also: { subnet_id: subnet } }],
  aws_route53_record: [{ also: { name: 'www.example.com', type: 'A' }, set: { ttl: 60, records: ['203.0.113.7'] } }],
  aws_directory_service_directory: [
    { set: { type: 'MicrosoftAD' }, also: { vpc_settings: { subnet_ids: subnetIds.slice(0, 2) } } },
  ],
};

function virtualInterface(): readonly Variant[] {
  return [
    {
      also: { connection_id: '${aws_dx_connection.circuit.id}' },
      beside: { aws_dx_connection: { circuit: { location: 'ICN1', bandwidth: '1Gbps' } } },
    },
  ];
}
