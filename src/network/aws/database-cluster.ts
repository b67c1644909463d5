import type { Resource } from '../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../builder.ts';
import { groupZones } from './rds.ts';
import { isSet } from './set.ts';
import { namedZone, openZones } from './vpc.ts';

interface Kind {
  readonly cluster: string;
  readonly instance: string;
  /** Prefix of the assumed times: `aurora-failover`, `aurora-instance-recreate`. */
  readonly times: string;
  readonly subnetGroup: readonly [path: string, type: string];
  readonly global: string;
}

const kinds: readonly Kind[] = [
  {
    cluster: 'aws_rds_cluster',
    instance: 'aws_rds_cluster_instance',
    times: 'aurora',
    subnetGroup: ['db_subnet_group_name', 'aws_db_subnet_group'],
    global: 'aws_rds_global_cluster',
  },
  {
    cluster: 'aws_docdb_cluster',
    instance: 'aws_docdb_cluster_instance',
    times: 'docdb',
    subnetGroup: ['db_subnet_group_name', 'aws_docdb_subnet_group'],
    global: 'aws_docdb_global_cluster',
  },
  {
    cluster: 'aws_neptune_cluster',
    instance: 'aws_neptune_cluster_instance',
    times: 'neptune',
    subnetGroup: ['neptune_subnet_group_name', 'aws_neptune_subnet_group'],
    global: 'aws_neptune_global_cluster',
  },
];

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
  },
};

/** An instance, or an endpoint, stands for its cluster where somebody names it. */
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
  },
};

function kindOf(cluster: Resource): Kind {
  const kind = kinds.find((one) => one.cluster === cluster.type);
  if (!kind) throw new Error(`${cluster.type} is no database cluster`);
  return kind;
}

/** The instances of one cluster, in its own Region. */
function localCluster(net: NetworkBuilder, cluster: Resource, kind: Kind): Draft {
  const id = `${cluster.id} instances`;
  const known = net.find(id);
  if (known) return known;
  const local = net.group(id, `the instances of ${cluster.address}`, cluster);
  const failover = net.times.time(`${kind.times}-failover`);
  if (isMultiZoneCluster(cluster)) {
    // RDS Multi-AZ DB cluster: one writer and two readers in three zones, without instance resources.
    const zones = groupZones(net, cluster, ...kind.subnetGroup);
    const three =
      zones.length >= 3 ? zones.slice(0, 3) : openZones(net, cluster, 3, `zones of ${cluster.address}`, true);
    net.need(local, {
      label: 'a database instance',
      of: three.map((zone, index) => {
        const part = net.part(cluster, `#${index + 1}`, {
          label: `an instance of ${cluster.address} in ${zone.label}`,
          role: 'datastore',
          zone,
          productClass: productClass(cluster),
        });
        return alternative(part.index, { active: index === 0 });
      }),
      detection: 'end-to-end',
      switchTime: net.times.time('rds-multi-az-cluster-failover'),
    });
    return local;
  }
  const instances = net.pointingAt(cluster, kind.instance, 'cluster_identifier', [kind.cluster]);
  const zones = instanceZones(net, cluster, instances);
  const parts = instances.map((instance, index) => {
    const part = net.part(instance, '#server', {
      label: instance.address,
      role: 'datastore',
      zone: zones[index],
      recovery: net.times.time(`${kind.times}-instance-recreate`),
      relocates: ['zone'],
      productClass: productClass(cluster),
    });
    return alternative(part.index, { active: index === 0 });
  });
  if (isServerlessV1(cluster)) {
    const part = net.part(cluster, '#server', {
      label: `the capacity of ${cluster.address}`,
      role: 'datastore',
      recovery: net.times.time(`${kind.times}-instance-recreate`),
      relocates: ['zone'],
      productClass: productClass(cluster),
    });
    parts.push(alternative(part.index));
  }
  if (parts.length === 0) local.missing.push(`an instance of ${cluster.address}`);
  net.need(local, { label: 'a database instance', of: parts, detection: 'end-to-end', switchTime: failover });
  return local;
}

/** Pinned zones; what is not pinned AWS places where it likes, in the worst world all in one zone. */
function instanceZones(net: NetworkBuilder, cluster: Resource, instances: readonly Resource[]) {
  const names = instances.map((instance) => instance.attributes.string('availability_zone'));
  const fact = `availability_zone of the instances of ${cluster.address}`;
  const open = openZones(net, cluster, names.filter((name) => name === undefined).length, fact);
  const pinned = instances.flatMap((instance, index) => {
    const name = names[index];
    return name === undefined ? [] : [namedZone(net, instance, name)];
  });
  // In the worst world AWS puts it where another instance stands already.
  const beside = pinned.flatMap(({ memberships }) =>
    memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing: fact })),
  );
  let next = 0;
  return instances.map((instance, index): Zone | undefined => {
    const name = names[index];
    if (name !== undefined) return namedZone(net, instance, name);
    const own = open[next++];
    if (beside.length === 0) return own;
    const key = own?.key ?? `zone:of ${instance.id}`;
    return { key, label: 'a zone AWS picks', memberships: [...(own?.memberships ?? []), ...beside], open: true };
  });
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
  const ordered = [...members.filter((one) => !isSecondary(one)), ...members.filter(isSecondary)];
  net.need(writer, {
    label: 'a cluster that can write',
    of: ordered.map((cluster, index) => alternative(localCluster(net, cluster, kind).index, { active: index === 0 })),
    detection: 'manual',
    switchTime: net.times.time('manual'),
  });
  return writer.index;
}

/** The primary is the one created without being told where to copy from. */
function isSecondary(cluster: Resource): boolean {
  return isSet(cluster.attributes, 'source_region') || isSet(cluster.attributes, 'replication_source_identifier');
}

function isMultiZoneCluster(cluster: Resource): boolean {
  return cluster.type === 'aws_rds_cluster' && /^(mysql|postgres)$/.test(cluster.attributes.string('engine') ?? '');
}

function isServerlessV1(cluster: Resource): boolean {
  return cluster.attributes.string('engine_mode') === 'serverless';
}

function productClass(cluster: Resource): string {
  const engine = cluster.attributes.string('engine');
  return engine === undefined ? cluster.type : `${cluster.type}/${engine}`;
}
