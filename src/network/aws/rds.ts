import type { Resource } from '../../input/deployment.ts';
import type { Interval } from '../network.ts';
import { type Family, type NetworkBuilder, type Zone, alternative } from '../builder.ts';
import { isSet } from './set.ts';
import { namedZone, openZones, someZone, subnetsOf, zonesOf } from './vpc.ts';

/**
 * One database server. Multi-AZ keeps a standby in another zone (guaranteed) and moves to it in a minute or two; an
 * omitted `multi_az` is the service default, single-AZ. A lone server comes back from its last backup, if it has one.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
 */
export const databaseInstance: Family = {
  types: ['aws_db_instance'],
  model(database, node, net) {
    node.productClass = productClass(database);
    const multi = database.attributes.read('multi_az');
    const zones = groupZones(net, database, 'db_subnet_group_name', 'aws_db_subnet_group');
    if (multi.kind === 'known' && multi.value === true) {
      const [first, second] =
        zones.length >= 2 ? zones : openZones(net, database, 2, `zones of ${database.address}`, true);
      const primary = server(net, database, '#primary', 'the primary', first);
      const standby = server(net, database, '#standby', 'the standby', second);
      net.need(node, {
        label: `a server of ${database.address}`,
        of: [alternative(primary), alternative(standby, { active: false })],
        detection: 'end-to-end',
        switchTime: net.times.time('rds-multi-az-failover'),
      });
      return;
    }
    const zoneName = database.attributes.string('availability_zone');
    const zone =
      zoneName === undefined
        ? someZone(zones, `availability_zone of ${database.address}`)
        : namedZone(net, database, zoneName);
    if (multi.kind === 'unknown' || multi.kind === 'sensitive') {
      const missing = `multi_az of ${database.address}`;
      const primary = server(net, database, '#primary', 'the primary', zone);
      const standby = server(net, database, '#standby', 'a standby', undefined);
      net.draft(primary).missing.push(missing);
      net.need(node, {
        label: `a server of ${database.address}`,
        of: [alternative(primary), alternative(standby, { active: false, world: 'best', missing })],
        detection: 'end-to-end',
        switchTime: net.times.time('rds-multi-az-failover'),
      });
      return;
    }
    net.embody(node, {
      role: 'datastore',
      zone,
      recovery: restoreTime(net, database),
      relocates: ['zone'],
      productClass: productClass(database),
    });
  },
};

/** A proxy is the Region's: what it needs is the database behind it. */
export const databaseProxy: Family = {
  types: ['aws_db_proxy'],
  model(proxy, node, net) {
    for (const target of net.pointingAt(proxy, 'aws_db_proxy_target', 'db_proxy_name', ['aws_db_proxy'])) {
      for (const path of ['db_instance_identifier', 'db_cluster_identifier']) {
        for (const database of net.targets(target, path, ['aws_db_instance', 'aws_rds_cluster'])) {
          const to = net.node(database);
          if (to !== undefined) net.need(node, { label: 'the database behind the proxy', of: [to] });
        }
      }
    }
  },
};

/** A copy for reading: it is not promoted by itself, so it is neither redundancy nor a service of its own. */
export function isReplica(database: Resource): boolean {
  return isSet(database.attributes, 'replicate_source_db');
}

/** Restore from the newest backup: a base time and the volume. For ever without backups, which is the provider's default. */
function restoreTime(net: NetworkBuilder, database: Resource): Interval {
  const kept = database.attributes.read('backup_retention_period');
  if (kept.kind === 'omitted' || (kept.kind === 'known' && Number(kept.value) === 0)) return [Infinity, Infinity];
  const [baseBest, baseWorst] = net.times.time('rds-restore-base');
  const [best, worst] = net.times.time('rds-restore-per-gib');
  const volume = database.attributes.number('allocated_storage') ?? 0;
  const certain = kept.kind === 'known' && database.attributes.number('allocated_storage') !== undefined;
  return [baseBest + best * volume, certain ? baseWorst + worst * volume : Infinity];
}

function server(net: NetworkBuilder, database: Resource, suffix: string, what: string, zone: Zone | undefined): number {
  return net.part(database, suffix, {
    label: `${what} of ${database.address}${zone ? ` in ${zone.label}` : ''}`,
    role: 'datastore',
    zone,
    productClass: productClass(database),
  }).index;
}

function productClass(database: Resource): string {
  const engine = database.attributes.string('engine');
  return engine === undefined ? database.type : `${database.type}/${engine}`;
}

/** Zones of the subnets of a subnet group; empty where the group is not in the inputs. */
export function groupZones(net: NetworkBuilder, owner: Resource, path: string, type: string): readonly Zone[] {
  return net.targets(owner, path, [type]).flatMap((group) => zonesOf(net, subnetsOf(net, group, 'subnet_ids')));
}
