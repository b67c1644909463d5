import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { localCluster } from './cluster-instances.ts';
import { type Kind, kindOf, kinds, productClass } from './database-kind.ts';
import { isSet } from '../set.ts';

/**
 * Aurora, DocumentDB, Neptune: storage is the Region's, redundancy is the number and the zones of the instances.
 * The first instance writes, any other can take over. A cluster of a global database needs the writing cluster too;
 * moving the writer to another Region is done by a person.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
 */
export const databaseCluster: Family = {
  types: kinds.map(({ cluster }) => cluster),
  model(cluster, node, net) {
    const kind = kindOf(cluster);
    node.productClass = productClass(cluster);
    const local = localCluster(net, cluster, kind);
    net.need(node, { label: `the instances of ${cluster.address}`, of: [local.index] });
    const global = net.targets(cluster, 'global_cluster_identifier', [kind.global])[0];
    const writer = global && globalWriter(net, global, kind);
    if (writer !== undefined) net.need(node, { label: 'the writing cluster', of: [writer] });
    else if (isSecondary(cluster, kind) && isSet(cluster.attributes, 'global_cluster_identifier')) {
      const unless = `the writing cluster of the global_cluster_identifier of ${cluster.address}`;
      net.need(node, { label: 'the writing cluster', of: [], unless });
    }
  },
};

/** An instance, or an endpoint, stands for its cluster where somebody names it; a custom endpoint for its members. */
export const databaseClusterPart: Family = {
  types: [...kinds.map(({ instance }) => instance), 'aws_rds_cluster_endpoint'],
  model(instance, node, net) {
    const cluster = net.targets(
      instance,
      'cluster_identifier',
      kinds.map((kind) => kind.cluster),
    )[0];
    const to = cluster && net.node(cluster);
    if (to !== undefined) net.need(node, { label: 'its cluster', of: [to] });
    if (cluster) needMembers(net, node, instance, cluster);
  },
};

/** An endpoint with a fixed list of members sends nobody to the others. */
function needMembers(net: NetworkBuilder, node: Draft, endpoint: Resource, cluster: Resource): void {
  const kind = kindOf(cluster);
  const members = net.targets(endpoint, 'static_members', [kind.instance]);
  // A list that is only half known may have another.
  const isHalfKnown = endpoint.attributes.length('static_members') !== members.length;
  if (members.length === 0 || (isHalfKnown && isOpenList(net, endpoint, kind))) return;
  localCluster(net, cluster, kind);
  net.need(node, {
    label: `a member of ${endpoint.address}`,
    of: members.flatMap((member) => net.find(`${member.id}#server`)?.index ?? []),
    detection: 'end-to-end',
    switchTime: net.times.time(`${kind.times}-failover`),
  });
}

function isOpenList(net: NetworkBuilder, endpoint: Resource, kind: Kind): boolean {
  const { literals, unresolved } = net.graph.resolve(endpoint, 'static_members', [kind.instance]);
  return literals.length + unresolved.length > 0;
}

/** The cluster that writes for a global database: the primary, or after a promotion by hand another. */
function globalWriter(net: NetworkBuilder, global: Resource, kind: Kind): number {
  const id = `${global.id} writer`;
  const known = net.find(id);
  if (known) return known.index;
  const writer = net.group(id, `the writing cluster of ${global.address}`);
  const members = [
    ...new Set([
      ...net.targets(global, 'source_db_cluster_identifier', [kind.cluster]),
      ...net.pointingAt(global, kind.cluster, 'global_cluster_identifier', [kind.global]),
    ]),
  ];
  const source = net.targets(global, 'source_db_cluster_identifier', [kind.cluster]);
  const isWriter = (one: Resource): boolean => source.includes(one) || !isSecondary(one, kind);
  const ordered = [...members.filter(isWriter), ...members.filter((one) => !isWriter(one))];
  net.need(writer, {
    label: 'a cluster that can write',
    of: ordered.map((cluster, index) => alternative(localCluster(net, cluster, kind).index, { active: index === 0 })),
    detection: 'manual',
    switchTime: net.times.time('manual'),
  });
  return writer.index;
}

/**
 * The primary is the one created without being told where to copy from. Only a primary has a master user, unless it is made
 * from a snapshot or a backup; Neptune has none.
 */
function isSecondary({ attributes }: Resource, { hasMasterUser }: Kind): boolean {
  const isAny = (paths: readonly string[]): boolean => paths.some((path) => isSet(attributes, path));
  if (isAny(['source_region', 'replication_source_identifier'])) return true;
  return hasMasterUser && !isAny(origins);
}

const origins = ['master_username', 'snapshot_identifier', 'restore_to_point_in_time', 's3_import'];
