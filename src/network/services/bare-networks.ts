import type { Resource } from '../../input/deployment.ts';
import { egress, routeSignature } from '../aws/egress.ts';
import { hopsOf } from '../aws/routing.ts';
import { named } from '../aws/types.ts';
import { subnetsOf, vpcOf, zoneOf } from '../aws/vpc.ts';
import type { NetworkBuilder } from '../builder.ts';
import { push } from '../multimap.ts';
import type { Service } from '../network.ts';
import { inferredService } from './draft.ts';

/** Arguments by which something that works for somebody stands in a subnet. */
const workloads: readonly (readonly [type: string, paths: readonly string[]])[] = [
  ['aws_instance', ['subnet_id']],
  ['aws_autoscaling_group', ['vpc_zone_identifier']],
  ['aws_ecs_service', ['network_configuration.subnets']],
  ['aws_eks_cluster', ['vpc_config.subnet_ids']],
  ['aws_eks_node_group', ['subnet_ids']],
  ['aws_lambda_function', ['vpc_config.subnet_ids']],
  ['aws_lb', ['subnets', 'subnet_mapping.subnet_id']],
  ['aws_elb', ['subnets']],
  ['aws_opensearch_domain', ['vpc_options.subnet_ids']],
  ['aws_efs_mount_target', ['subnet_id']],
  ['aws_directory_service_directory', ['vpc_settings.subnet_ids']],
];

/** Stores stand in subnets through a subnet group. A group nobody uses is furniture: VPC modules bring it along. */
const grouped: readonly (readonly [type: string, path: string, group: string])[] = [
  ['aws_db_instance', 'db_subnet_group_name', 'aws_db_subnet_group'],
  ['aws_rds_cluster', 'db_subnet_group_name', 'aws_db_subnet_group'],
  ['aws_docdb_cluster', 'db_subnet_group_name', 'aws_docdb_subnet_group'],
  ['aws_neptune_cluster', 'neptune_subnet_group_name', 'aws_neptune_subnet_group'],
  ['aws_elasticache_replication_group', 'subnet_group_name', 'aws_elasticache_subnet_group'],
  ['aws_elasticache_cluster', 'subnet_group_name', 'aws_elasticache_subnet_group'],
];

/** Interfaces of the network itself: a subnet that holds one of these is no place for workloads. */
const plumbing: readonly (readonly [type: string, path: string])[] = [
  ['aws_nat_gateway', 'subnet_id'],
  ['aws_ec2_transit_gateway_vpc_attachment', 'subnet_ids'],
  ['aws_networkfirewall_firewall', 'subnet_mapping.subnet_id'],
];

/**
 * A VPC without any workload in the inputs is a network for others. Each set of its subnets that is routed alike
 * serves a workload that is assumed in every zone; one is enough, clients move after an end-to-end check.
 */
export function bareNetworks(net: NetworkBuilder): readonly Service[] {
  const busy = new Set<Resource | undefined>();
  for (const [type, paths] of workloads) {
    for (const resource of net.all(named(type))) {
      for (const subnet of subnetsOf(net, resource, ...paths)) busy.add(vpcOf(net, subnet));
    }
  }
  for (const [type, path, group] of grouped) {
    for (const store of net.graph.ofType(type)) {
      const subnets = net.targets(store, path, [group]).flatMap((one) => subnetsOf(net, one, 'subnet_ids'));
      for (const subnet of subnets) busy.add(vpcOf(net, subnet));
    }
  }
  const taken = new Set(
    plumbing.flatMap(([type, path]) => net.all(named(type)).flatMap((resource) => subnetsOf(net, resource, path))),
  );
  const groups = new Map<string, Resource[]>();
  for (const subnet of net.all(named('aws_subnet'))) {
    const vpc = vpcOf(net, subnet);
    if (!vpc || busy.has(vpc) || taken.has(subnet)) continue;
    push(groups, routeSignature(net, subnet, hopsOf(net, subnet)), subnet);
  }
  return [...groups.values()].flatMap((subnets) => {
    const [first] = subnets;
    return first ? [assumedWorkload(net, first, subnets)] : [];
  });
}

function assumedWorkload(net: NetworkBuilder, first: Resource, subnets: readonly Resource[]): Service {
  const title =
    subnets.length === 1 ? `whatever runs in ${first.address}` : `whatever runs in ${first.address} and its like`;
  const root = net.group(`workload of ${first.id}`, title, first);
  const parts = subnets.map((subnet) => {
    const part = net.group(`workload in ${subnet.id}`, `an assumed workload in ${subnet.address}`, subnet);
    // The subnet is the place, not the part that fails.
    part.origin = { ...part.origin, address: undefined };
    part.domains.push(...zoneOf(net, subnet).memberships);
    const out = egress(net, subnet);
    if (out !== undefined) net.need(part, { label: `the way out of ${subnet.address}`, of: [out] });
    return part.index;
  });
  net.need(root, {
    label: 'a zone to run in',
    of: parts,
    detection: 'end-to-end',
    switchTime: net.times.time('assumed-workload'),
  });
  return inferredService(`workload of ${first.id}`, title, root, first, root.tier);
}
