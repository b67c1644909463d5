import type { Resource } from '../../input/deployment.ts';
import { routeSignature, waysOut } from '../aws/routes/default-route.ts';
import { egress } from '../aws/routes/egress.ts';
import { named } from '../aws/types.ts';
import { hubAttachments } from '../aws/routes/transit-gateway.ts';
import { possibleWithin, subnetsOf, vpcOf, zoneOf } from '../aws/places/vpc.ts';
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
  // A hub carries the traffic of others.
  for (const hub of net.once(hubAttachments)) busy.add(vpcOf(net, hub));
  const byVpc = new Map<Resource, Resource[]>();
  for (const subnet of net.all(named('aws_subnet'))) {
    const vpc = vpcOf(net, subnet);
    if (vpc && !busy.has(vpc)) push(byVpc, vpc, subnet);
  }
  const taken = takenSubnets(net);
  return [...byVpc.values()].flatMap((subnets) => {
    // Where the plumbing stands (or may stand) in every subnet, the workload is where there is a way out.
    const free = subnets.filter((subnet) => !taken.has(subnet));
    const routed = subnets.filter((subnet) => waysOut(net, subnet).length > 0);
    const places = free.length > 0 ? free : routed.length > 0 ? routed : subnets;
    return routedAlike(net, places).map((group) => assumedWorkload(net, group));
  });
}

/** Subnets that hold an interface of the network itself, and those routed like the subnet of a NAT gateway beside it. */
function takenSubnets(net: NetworkBuilder): ReadonlySet<Resource> {
  const taken = new Set<Resource>();
  const natTiers = new Set<string>();
  for (const [type, path] of plumbing) {
    for (const resource of net.all(named(type))) {
      for (const subnet of [...subnetsOf(net, resource, path), ...possibleWithin(net, resource, path)]) {
        taken.add(subnet);
        if (type === 'aws_nat_gateway') natTiers.add(routeSignature(net, subnet));
      }
    }
  }
  for (const subnet of net.all(named('aws_subnet'))) {
    if (natTiers.has(routeSignature(net, subnet))) taken.add(subnet);
  }
  return taken;
}

function routedAlike(net: NetworkBuilder, subnets: readonly Resource[]): readonly (readonly Resource[])[] {
  const groups = new Map<string, Resource[]>();
  for (const subnet of subnets) push(groups, routeSignature(net, subnet), subnet);
  return [...groups.values()];
}

function assumedWorkload(net: NetworkBuilder, subnets: readonly Resource[]): Service {
  const [first] = subnets;
  if (!first) throw new Error('a group of subnets has one');
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
