import { refs } from './editable-plan.ts';
import { type Edit, inModule, set, tierOf } from './edits.ts';

/** One more instance of the cluster in another zone. */
const secondMember: Edit = (plan, address) => {
  const zone = plan.values(address)['availability_zone'];
  const other = plan
    .of('aws_subnet')
    .map((subnet) => plan.values(subnet)['availability_zone'])
    .find((one) => one !== undefined && one !== zone);
  plan.copy(address, 'second', other === undefined ? {} : { availability_zone: other });
};

/** The same, also in the endpoint that lists its members. */
const secondInstance: Edit = (plan, address) => {
  secondMember(plan, address);
  for (const endpoint of plan.referring('aws_rds_cluster_endpoint', address)) {
    plan.set(endpoint, {
      static_members: refs(`${inModule(address)}.id`, `${inModule(address).replace(/\.[^.]*$/, '')}.second.id`),
    });
  }
};

const search: Edit = (plan, address) =>
  plan.setBlock(address, 'cluster_config', {
    instance_count: 3,
    zone_awareness_enabled: true,
    zone_awareness_config: [{ availability_zone_count: 3 }],
    dedicated_master_enabled: true,
    dedicated_master_count: 3,
  });

const everyMountTarget: Edit = (plan, address) => {
  const stands = JSON.stringify(plan.written(address, 'subnet_id'));
  for (const [place, subnet] of tierOf(plan, address, 'subnet_id').entries()) {
    if (!stands.includes(`"${subnet}"`))
      plan.copy(address, `zone_${place}`, { subnet_id: refs(`${inModule(subnet)}.id`) });
  }
};

/** What keeps data. */
export const storeEdits: Readonly<Record<string, Edit>> = {
  aws_db_instance: set({ multi_az: true, backup_retention_period: 7 }),
  aws_rds_cluster_instance: secondInstance,
  aws_docdb_cluster_instance: secondMember,
  aws_neptune_cluster_instance: secondMember,
  aws_elasticache_replication_group: (plan, address) => {
    const isClustered =
      plan.values(address)['num_node_groups'] !== null && plan.values(address)['num_node_groups'] !== undefined;
    plan.set(address, {
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      ...(isClustered ? { replicas_per_node_group: 1 } : { num_cache_clusters: 2 }),
    });
  },
  aws_elasticache_cluster: set({
    num_cache_nodes: 2,
    az_mode: 'cross-az',
    preferred_availability_zones: null,
    availability_zone: null,
  }),
  aws_opensearch_domain: search,
  aws_elasticsearch_domain: search,
  aws_efs_file_system: (plan, address) => {
    plan.set(address, { availability_zone_name: null });
    for (const target of plan.referring('aws_efs_mount_target', address).slice(0, 1)) everyMountTarget(plan, target);
  },
  aws_efs_mount_target: everyMountTarget,
};
