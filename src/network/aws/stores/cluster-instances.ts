import type { Resource } from '../../../input/deployment.ts';
import type { Alternative } from '../../network.ts';
import { type Draft, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { type Kind, kindOf, productClass } from './database-kind.ts';
import { groupZones } from './rds.ts';
import { scalingMinimum } from '../compute/scaling-target.ts';
import { type Size, certainUpTo } from '../compute/pool.ts';
import { isSet } from '../set.ts';
import { namedZone, openZones } from '../places/vpc.ts';

/** The instances of a cluster, the writer first, for who knows them all. */
export function instancesOf(net: NetworkBuilder, cluster: Resource): readonly Alternative[] | undefined {
  const kind = kindOf(cluster);
  const isGlobal = isSet(cluster.attributes, 'global_cluster_identifier');
  return isGlobal ? undefined : localCluster(net, cluster, kind).needs[0]?.alternatives;
}

/** The instances of one cluster, in its own Region: any can take over from the first, which writes. */
export function localCluster(net: NetworkBuilder, cluster: Resource, kind: Kind): Draft {
  const id = `${cluster.id} instances`;
  const known = net.find(id);
  if (known) return known;
  const local = net.group(id, `the instances of ${cluster.address}`, cluster);
  const label = 'a database instance';
  if (isMultiZoneCluster(cluster)) {
    const switchTime = net.times.time('rds-multi-az-cluster-failover');
    net.need(local, { label, of: threeInstances(net, cluster, kind), detection: 'end-to-end', switchTime });
    return local;
  }
  const of = writtenInstances(net, cluster, kind);
  if (of.length === 0) local.missing.push(`an instance of ${cluster.address}`);
  net.need(local, { label, of, detection: 'end-to-end', switchTime: net.times.time(`${kind.times}-failover`) });
  return local;
}

/** RDS Multi-AZ DB cluster: one writer and two readers in three zones, without instance resources. */
function threeInstances(net: NetworkBuilder, cluster: Resource, kind: Kind): readonly Alternative[] {
  const zones = groupZones(net, cluster, ...kind.subnetGroup).zones.filter(({ open }) => !open);
  const three = zones.length >= 3 ? zones.slice(0, 3) : openZones(net, cluster, 3, `zones of ${cluster.address}`, true);
  return three.map((zone, index) => {
    const part = net.part(cluster, `#${index + 1}`, {
      label: `an instance of ${cluster.address} in ${zone.label}`,
      role: 'datastore',
      zone,
      productClass: productClass(cluster),
    });
    return alternative(part.index, { active: index === 0 });
  });
}

/** Instances that are resources, readers that scaling adds to them, and what Aurora serverless (v1) runs by itself. */
function writtenInstances(net: NetworkBuilder, cluster: Resource, kind: Kind): readonly Alternative[] {
  const instances = net.pointingAt(cluster, kind.instance, 'cluster_identifier', [kind.cluster]);
  const readers = scaledReaders(net, cluster, instances.length);
  const drawn = readers.missing === undefined ? readers.least : readers.least + 1;
  const names = [
    ...instances.map((instance) => instance.attributes.string('availability_zone')),
    ...Array.from({ length: drawn }, () => undefined),
  ];
  const zones = instanceZones(net, cluster, kind, names);
  const server = (owner: Resource, suffix: string, label: string, zone?: Zone): number =>
    net.part(owner, suffix, {
      label,
      role: 'datastore',
      zone,
      recovery: net.times.time(`${kind.times}-instance-recreate`),
      relocates: ['zone'],
      productClass: productClass(cluster),
    }).index;
  const parts = instances.map((instance, index) =>
    alternative(server(instance, '#server', instance.address, zones[index]), { active: index === 0 }),
  );
  if (isServerlessV1(cluster)) {
    parts.push(alternative(server(cluster, '#server', `the capacity of ${cluster.address}`)));
  }
  for (let index = 0; index < drawn; index++) {
    const zone = zones[instances.length + index];
    const reader = server(cluster, `#reader${index + 1}`, `a reader that scaling adds to ${cluster.address}`, zone);
    parts.push({ ...certainUpTo(reader, index, readers), active: false });
  }
  return parts;
}

/** Readers that application auto scaling adds to those that are written, as far as it guarantees them. */
function scaledReaders(net: NetworkBuilder, cluster: Resource, written: number): Size {
  const none: Size = { least: 0, missing: undefined };
  if (written === 0 || cluster.type !== 'aws_rds_cluster') return none;
  const wanted = scalingMinimum(net, cluster, 'rds:cluster:ReadReplicaCount');
  return wanted ? { least: Math.max(wanted.least - (written - 1), 0), missing: wanted.missing } : none;
}

/**
 * Pinned zones, or the only zone of the subnet group; what else is not pinned AWS places where it likes, in the worst
 * world all in one zone.
 */
function instanceZones(
  net: NetworkBuilder,
  cluster: Resource,
  kind: Kind,
  names: readonly (string | undefined)[],
): readonly (Zone | undefined)[] {
  const group = groupZones(net, cluster, ...kind.subnetGroup);
  const [only, other] = group.zones;
  if (group.isWhole && only && !other) return names.map(() => only);
  const fact = `availability_zone of the instances of ${cluster.address}`;
  const open = openZones(net, cluster, names.filter((name) => name === undefined).length, fact);
  const pinned = names.flatMap((name) => (name === undefined ? [] : [namedZone(net, cluster, name)]));
  // In the worst world AWS puts it where another instance stands already.
  const beside = pinned.flatMap(({ memberships }) =>
    memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing: fact })),
  );
  let next = 0;
  return names.map((name): Zone | undefined => {
    if (name !== undefined) return namedZone(net, cluster, name);
    const own = open[next++];
    if (beside.length === 0) return own;
    const key = own?.key ?? `zone:beside in ${cluster.id}`;
    return { key, label: 'a zone AWS picks', memberships: [...(own?.memberships ?? []), ...beside], open: true };
  });
}

/** Only such a cluster has a class of its own; where the engine is known, that tells. */
function isMultiZoneCluster({ type, attributes }: Resource): boolean {
  if (type !== 'aws_rds_cluster') return false;
  const engine = attributes.string('engine');
  return engine === undefined ? isSet(attributes, 'db_cluster_instance_class') : /^(mysql|postgres)$/.test(engine);
}

function isServerlessV1(cluster: Resource): boolean {
  return cluster.attributes.string('engine_mode') === 'serverless';
}
