import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isSet } from '../settings.ts';
import { kinds } from './database-kind.ts';

/** Databases whose data is copied by AWS only where they are members of one global database, or one is a copy of the other. */
export interface SharedData {
  /** Equal for databases with the same data. */
  readonly keyOf: (database: Resource) => string;
  /** It has a copy, or is one. */
  readonly isCopied: (database: Resource) => boolean;
  /** Whether it is a copy the plan does not tell. */
  readonly isOpen: (database: Resource) => boolean;
}

/** What makes a database a copy of another, by the argument that names that. */
const sources = ['global_cluster_identifier', 'replication_source_identifier', 'replicate_source_db', 'source_region'];

export const databaseTypes: readonly string[] = [...kinds.map(({ cluster }) => cluster), 'aws_db_instance'];

/**
 * Which databases hold the same data.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
 */
export function sharedData(net: NetworkBuilder): SharedData {
  const leader = new Map<string, string>();
  const copied = new Set<string>();
  const find = (key: string): string => {
    const next = leader.get(key);
    return next === undefined ? key : find(next);
  };
  const join = (one: string, other: string): void => {
    copied.add(one).add(other);
    const [from, to] = [find(one), find(other)];
    if (from !== to) leader.set(from, to);
  };
  for (const { cluster, global } of kinds) {
    for (const one of net.graph.ofType(cluster)) {
      for (const { id } of net.targets(one, 'global_cluster_identifier', [global])) join(one.id, id);
      for (const { id } of net.targets(one, 'replication_source_identifier', databaseTypes)) join(one.id, id);
      const written = one.attributes.string('global_cluster_identifier');
      if (written !== undefined && written !== '') join(one.id, `${global} ${written}`);
    }
    for (const one of net.graph.ofType(global)) {
      for (const { id } of net.targets(one, 'source_db_cluster_identifier', [cluster])) join(one.id, id);
      const written = one.attributes.string('global_cluster_identifier');
      if (written !== undefined) join(one.id, `${global} ${written}`);
    }
  }
  for (const one of net.graph.ofType('aws_db_instance')) {
    for (const { id } of net.targets(one, 'replicate_source_db', databaseTypes)) join(one.id, id);
  }
  return {
    keyOf: ({ id }) => find(id),
    isCopied: ({ id }) => copied.has(id),
    isOpen: ({ id, attributes }) => !copied.has(id) && sources.some((path) => isSet(attributes, path)),
  };
}
