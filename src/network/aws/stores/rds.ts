import { assumed } from '../../../input/assumed-times.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Alternative, Interval } from '../../network.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative, never } from '../../builder.ts';
import { listedPlaces, soleZone } from '../places/listed-places.ts';
import { flag, isSet } from '../set.ts';
import { namedZone, openZones, someZone, zonesOf } from '../places/vpc.ts';

/**
 * One database server. Multi-AZ keeps a standby in another zone (guaranteed) and moves to it in a minute or two; an
 * omitted `multi_az` is the service default, single-AZ. A lone server comes back from its last backup, if it has one.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
 */
export const databaseInstance: Family = {
  types: ['aws_db_instance'],
  model(database, node, net) {
    const multi = flag(database.attributes, 'multi_az', false);
    if (multi === false) {
      net.embody(node, {
        role: 'datastore',
        zone: zoneOfSingle(net, database),
        productClass: productClass(database),
        ...alone(net, database, node),
      });
      return;
    }
    node.productClass = productClass(database);
    const servers = serversOf(net, database);
    net.need(node, {
      label: `a server of ${database.address}`,
      of: servers ?? [],
      detection: 'end-to-end',
      switchTime: net.times.time('rds-multi-az-failover'),
    });
  },
};

/**
 * Primary and standby of a Multi-AZ database, which AWS keeps in two zones; undefined for a single server. Where nobody knows
 * there is a standby in the best world only.
 */
export function serversOf(net: NetworkBuilder, database: Resource): readonly Alternative[] | undefined {
  const multi = flag(database.attributes, 'multi_az', false);
  if (multi === false) return undefined;
  if (multi) {
    const pinned = groupZones(net, database, ...subnetGroup).zones.filter(({ open }) => !open);
    const [first, second] =
      pinned.length >= 2 ? pinned : openZones(net, database, 2, `zones of ${database.address}`, true);
    const primary = server(net, database, '#primary', 'the primary', { zone: first });
    const standby = server(net, database, '#standby', 'the standby', { zone: second });
    return [alternative(primary.index), alternative(standby.index, { active: false })];
  }
  const missing = `multi_az of ${database.address}`;
  const primary = server(net, database, '#primary', 'the primary', { zone: zoneOfSingle(net, database) });
  if (primary.missing.length === 0) {
    primary.missing.push(missing);
    const { recovery, relocates } = alone(net, database, primary);
    primary.recovery = { down: recovery, degraded: never };
    primary.relocates = relocates;
  }
  const standby = server(net, database, '#standby', 'a standby', {});
  return [alternative(primary.index), alternative(standby.index, { active: false, world: 'best', missing })];
}

const subnetGroup = ['db_subnet_group_name', 'aws_db_subnet_group'] as const;

function zoneOfSingle(net: NetworkBuilder, database: Resource): Zone | undefined {
  const name = database.attributes.string('availability_zone');
  if (name !== undefined) return namedZone(net, database, name);
  const { zones, isWhole } = groupZones(net, database, ...subnetGroup);
  const possible = isWhole || zones.length === 0 ? zones : [...zones, soleZone(net, database)];
  return someZone(possible, `availability_zone of ${database.address}`);
}

/** A copy for reading: it is not promoted by itself, so it is neither redundancy nor a service of its own. */
export function isReplica(database: Resource): boolean {
  return isSet(database.attributes, 'replicate_source_db');
}

/**
 * A lone server is restored from its newest backup, in any zone: a base time and the volume. For ever without backups, which
 * is the provider's default.
 */
function alone(
  net: NetworkBuilder,
  database: Resource,
  node: Draft,
): { recovery: Interval; relocates: readonly string[] } {
  const relocates = ['zone'];
  const at = database.attributes;
  const kept = at.read('backup_retention_period');
  if (kept.kind === 'omitted' || at.number('backup_retention_period') === 0) return { recovery: never, relocates };
  const [baseBest, baseWorst] = net.times.time('rds-restore-base');
  const [best, worst] = net.times.time('rds-restore-per-gib');
  const volume = at.number('allocated_storage');
  for (const path of ['backup_retention_period', 'allocated_storage']) {
    if (at.number(path) === undefined) node.missing.push(`${path} of ${database.address}`);
  }
  const isCertain = kept.kind === 'known' && volume !== undefined;
  const recovery = [baseBest + best * (volume ?? 0), isCertain ? baseWorst + worst * volume : Infinity] as const;
  return { recovery: assumed(recovery, 'rds-restore-base', 'rds-restore-per-gib'), relocates };
}

function server(
  net: NetworkBuilder,
  database: Resource,
  suffix: string,
  what: string,
  { zone }: { zone?: Zone | undefined },
): Draft {
  return net.part(database, suffix, {
    label: `${what} of ${database.address}${zone ? ` in ${zone.label}` : ''}`,
    role: 'datastore',
    zone,
    productClass: productClass(database),
  });
}

function productClass(database: Resource): string {
  const engine = database.attributes.string('engine');
  return engine === undefined ? database.type : `${database.type}/${engine}`;
}

/** Zones of the subnets of a subnet group, as far as they are in the inputs, and whether these are all of them. */
export function groupZones(
  net: NetworkBuilder,
  owner: Resource,
  path: string,
  type: string,
): { readonly zones: readonly Zone[]; readonly isWhole: boolean } {
  const groups = net.targets(owner, path, [type]).map((group) => listedPlaces(net, group, 'subnet_ids', ''));
  const zones = zonesOf(
    net,
    groups.flatMap(({ subnets }) => subnets),
  );
  return { zones, isWhole: groups.length > 0 && groups.every((group) => group.zones.length === 0) };
}
