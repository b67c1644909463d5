import type { Resource } from '../../../input/deployment.ts';
import { time } from '../../../input/time.ts';
import type { Alternative, Time } from '../../network.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative, never } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { productClass } from '../catalogue/product-class.ts';
import { spread } from '../places/spread.ts';
import { flag, isSet } from '../settings.ts';

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
      of: servers ?? [],
      detection: 'end-to-end',
      switchTime: net.times.time('rds-multi-az-failover'),
    });
  },
};

/**
 * Primary and standby of a Multi-AZ database, which AWS keeps in two zones; undefined for a single server. Where the
 * plan does not tell there is a standby in the best world only.
 */
export function serversOf(net: NetworkBuilder, database: Resource): readonly Alternative[] | undefined {
  const multi = flag(database.attributes, 'multi_az', false);
  if (multi === false) return undefined;
  if (multi) {
    const [first, second] = spread(net, database, 2, { apart: true, atLeast: 2 });
    const primary = server(net, database, 'primary', first);
    const standby = server(net, database, 'standby', second);
    return [alternative(primary.index), alternative(standby.index, { active: false })];
  }
  const missing = argument(database, 'multi_az');
  const primary = server(net, database, 'primary', zoneOfSingle(net, database));
  if (primary.missing.length === 0) {
    primary.missing.push(missing);
    const { recovery, relocates } = alone(net, database, primary);
    primary.recovery = { down: recovery, degraded: never };
    primary.relocates = relocates;
  }
  const standby = server(net, database, 'standby', undefined);
  return [alternative(primary.index), alternative(standby.index, { active: false, world: 'best', missing: [missing] })];
}

function zoneOfSingle(net: NetworkBuilder, database: Resource): Zone | undefined {
  return spread(net, database, 1, { apart: false, fact: argument(database, 'availability_zone') })[0];
}

/** A copy for reading: it is not promoted by itself, so it is neither redundancy nor a service of its own. */
export function isReplica(database: Resource): boolean {
  return database.type === 'aws_db_instance' && isSet(database.attributes, 'replicate_source_db');
}

/**
 * A lone server is restored from its newest backup, in any zone: a base time and the volume. Without backups, which
 * is the provider's default, never.
 */
function alone(net: NetworkBuilder, database: Resource, node: Draft): { recovery: Time; relocates: readonly string[] } {
  const relocates = ['zone'];
  const at = database.attributes;
  const kept = at.read('backup_retention_period');
  if (kept.kind === 'omitted' || at.number('backup_retention_period') === 0) return { recovery: never, relocates };
  const [baseBest, baseWorst] = net.times.time('rds-restore-base').seconds;
  const [best, worst] = net.times.time('rds-restore-per-gib').seconds;
  const volume = at.number('allocated_storage');
  for (const path of ['backup_retention_period', 'allocated_storage']) {
    if (at.number(path) === undefined) node.missing.push(argument(database, path));
  }
  const isCertain = kept.kind === 'known' && volume !== undefined;
  const longest = isCertain ? baseWorst + worst * volume : Infinity;
  const recovery = time(baseBest + best * (volume ?? 0), longest, 'rds-restore-base', 'rds-restore-per-gib');
  return { recovery, relocates };
}

function server(net: NetworkBuilder, database: Resource, what: 'primary' | 'standby', zone: Zone | undefined): Draft {
  return net.part(database, `#${what}`, {
    title: { is: what, of: database.id },
    role: 'datastore',
    zone,
    productClass: productClass(database),
  });
}
