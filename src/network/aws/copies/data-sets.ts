import type { Resource } from '../../../input/deployment.ts';
import { groupBy } from '../../../multimap.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { DataSet, Place } from '../../data-set.ts';
import { resourceTitle } from '../../title.ts';
import { automaticBackups } from './automatic-backups.ts';
import { plannedBackups } from './backup-plans.ts';
import { placesAt, whereaboutsOf } from './places.ts';
import { isReplica, replicasOf } from './replicas.ts';

/** Stores of what cannot be made again. A cache, an index and what a program brings along can. */
const types = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_dynamodb_table',
  'aws_efs_file_system',
];

/** The data that databases, tables and file systems keep, with every copy of it that the inputs have. */
export function dataSets(net: NetworkBuilder): readonly DataSet[] {
  const parts = groupBy(net.drafts, ({ resource }) => resource);
  return types
    .flatMap((type) => net.graph.ofType(type))
    .filter((store) => !isReplica(net, store) && !expires(store))
    .flatMap((store): DataSet | [] => {
      const own = net.find(store.id);
      if (own === undefined) return [];
      return {
        title: resourceTitle(store),
        origin: own.origin,
        at: own.facts?.at,
        of: (parts.get(store) ?? []).map(({ index }) => index),
        places: [...placesAt(whereaboutsOf(net, store)), ...statedPlaces(net, store)],
        copies: [...replicasOf(net, store), ...automaticBackups(net, store), ...plannedBackups(net, store)],
      };
    });
}

/** What removes its items by itself keeps sessions or tickets: nothing that has to be restored. */
function expires({ attributes }: Resource): boolean {
  return attributes.boolean('ttl.enabled') === true;
}

/** The zone of a store that has one only, and what nospof.yaml or tags say of where it stands. */
function statedPlaces(net: NetworkBuilder, store: Resource): readonly Place[] {
  const known = new Set(['region', 'site', 'account']);
  return (net.find(store.id)?.domains ?? []).flatMap(({ domain, world, missing }): Place | [] => {
    const of = net.domains[domain];
    return of === undefined || known.has(of.kind)
      ? []
      : { kind: of.kind, name: of.name, title: of.title, world, missing };
  });
}
