import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { factAbout } from '../../fact.ts';
import { localCluster } from './cluster-instances.ts';
import { type Kind, kindOf, kinds } from './database-kind.ts';
import { productClass } from '../catalogue/product-class.ts';
import { isSet } from '../settings.ts';

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
    net.need(node, { of: [local.index] });
    const global = net.targets(cluster, 'global_cluster_identifier', [kind.global])[0];
    const writer = global && globalWriter(net, global, kind);
    if (writer !== undefined) net.need(node, { of: [writer] });
    else if (isSecondary(cluster, kind) && isSet(cluster.attributes, 'global_cluster_identifier')) {
      net.need(node, { of: [], unless: [factAbout(cluster, 'writing-cluster')] });
    }
  },
};

/** A custom endpoint needs its cluster; one with a fixed list of members sends no client to the others. */
export const clusterEndpoint: Family = {
  types: ['aws_rds_cluster_endpoint'],
  model(endpoint, node, net) {
    const cluster = net.targets(endpoint, 'cluster_identifier', ['aws_rds_cluster'])[0];
    const to = cluster && net.node(cluster);
    if (to !== undefined) net.need(node, { of: [to] });
    if (cluster) needMembers(net, node, endpoint, cluster);
  },
};

function needMembers(net: NetworkBuilder, node: Draft, endpoint: Resource, cluster: Resource): void {
  const kind = kindOf(cluster);
  const members = net.targets(endpoint, 'static_members', [kind.instance]);
  // A list that is only half known may have another.
  const isHalfKnown = endpoint.attributes.length('static_members') !== members.length;
  if (members.length === 0 || (isHalfKnown && isOpenList(net, endpoint, kind))) return;
  localCluster(net, cluster, kind);
  net.need(node, {
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
  const writer = net.group(id, { is: 'writer', of: global.id });
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
    of: ordered.map((cluster, index) => alternative(localCluster(net, cluster, kind).index, { active: index === 0 })),
    ...net.byHand(global),
  });
  return writer.index;
}

/**
 * The primary is the one created without being told where to copy from. Only a primary has a master user, unless it is made
 * from a snapshot or a backup; Neptune has none.
 */
export function isSecondary({ attributes }: Resource, { hasMasterUser }: Kind): boolean {
  const isAny = (paths: readonly string[]): boolean => paths.some((path) => isSet(attributes, path));
  if (isAny(['source_region', 'replication_source_identifier'])) return true;
  return hasMasterUser && !isAny(origins);
}

const origins = ['master_username', 'snapshot_identifier', 'restore_to_point_in_time', 's3_import'];
