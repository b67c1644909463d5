import type { Resource } from '../../../input/deployment.ts';
import type { Alternative } from '../../network.ts';
import { type Draft, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { factAbout } from '../../fact.ts';
import { type Title, resourceTitle } from '../../title.ts';
import { type Kind, kindOf } from './database-kind.ts';
import { type Size, certainUpTo } from '../compute/size.ts';
import { scalingMinimum } from '../compute/scaling-target.ts';
import { productClass } from '../catalogue/product-class.ts';
import { namedOrSpread, spread } from '../places/spread.ts';
import { isSet } from '../settings.ts';

/** The instances of a cluster, the writer first; undefined where others, in other Regions, can write. */
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
  const local = net.group(id, { is: 'servers', of: cluster.id }, cluster);
  if (isMultiZoneCluster(cluster)) {
    const switchTime = net.times.time('rds-multi-az-cluster-failover');
    net.need(local, { of: threeInstances(net, cluster), detection: 'end-to-end', switchTime });
    return local;
  }
  const of = writtenInstances(net, cluster, kind);
  if (of.length === 0) local.missing.push(factAbout(cluster, 'instance'));
  net.need(local, { of, detection: 'end-to-end', switchTime: net.times.time(`${kind.times}-failover`) });
  return local;
}

/** RDS Multi-AZ DB cluster: one writer and two readers in three zones, without instance resources. */
function threeInstances(net: NetworkBuilder, cluster: Resource): readonly Alternative[] {
  return spread(net, cluster, 3, { apart: true, atLeast: 3 }).map((zone, index) => {
    const part = net.part(cluster, `#${index + 1}`, {
      title: { is: 'server', of: cluster.id },
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
  const zones = namedOrSpread(net, cluster, names, factAbout(cluster, 'zones-of-nodes'));
  const server = (owner: Resource, suffix: string, title: Title, zone?: Zone): number =>
    net.part(owner, suffix, {
      title,
      role: 'datastore',
      zone,
      recovery: net.times.time(`${kind.times}-instance-recreate`),
      relocates: ['zone'],
      productClass: productClass(cluster),
    }).index;
  const parts = instances.map((instance, index) =>
    alternative(server(instance, '#server', resourceTitle(instance), zones[index]), { active: index === 0 }),
  );
  if (isServerlessV1(cluster)) {
    parts.push(alternative(server(cluster, '#server', { is: 'capacity', of: cluster.id })));
  }
  for (let index = 0; index < drawn; index++) {
    const zone = zones[instances.length + index];
    const reader = server(cluster, `#reader${index + 1}`, { is: 'reader', of: cluster.id }, zone);
    parts.push({ ...certainUpTo(reader, index, readers), active: false });
  }
  return parts;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html */
const mostReaders = 15;

/** Readers that application auto scaling adds to those that are written, as far as it guarantees them. */
function scaledReaders(net: NetworkBuilder, cluster: Resource, written: number): Size {
  const none: Size = { least: 0, missing: undefined };
  if (written === 0 || cluster.type !== 'aws_rds_cluster') return none;
  const wanted = scalingMinimum(net, cluster, 'rds:cluster:ReadReplicaCount');
  const least = wanted && Math.min(wanted.least - (written - 1), mostReaders);
  return least === undefined ? none : { least: Math.max(least, 0), missing: wanted?.missing };
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
