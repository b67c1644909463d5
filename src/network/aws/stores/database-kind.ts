import type { Resource } from '../../../input/deployment.ts';

/** The three databases that are clusters: what their resources are called. */
export interface Kind {
  readonly cluster: string;
  readonly instance: string;
  /** Prefix of the assumed times: `aurora-failover`, `aurora-instance-recreate`. */
  readonly times: string;
  readonly global: string;
  /** Only a primary has one, so that it tells a primary from a secondary. */
  readonly hasMasterUser: boolean;
}

export const kinds: readonly Kind[] = [
  {
    cluster: 'aws_rds_cluster',
    instance: 'aws_rds_cluster_instance',
    times: 'aurora',
    global: 'aws_rds_global_cluster',
    hasMasterUser: true,
  },
  {
    cluster: 'aws_docdb_cluster',
    instance: 'aws_docdb_cluster_instance',
    times: 'docdb',
    global: 'aws_docdb_global_cluster',
    hasMasterUser: true,
  },
  {
    cluster: 'aws_neptune_cluster',
    instance: 'aws_neptune_cluster_instance',
    times: 'neptune',
    global: 'aws_neptune_global_cluster',
    hasMasterUser: false,
  },
];

export function kindOf(cluster: Resource): Kind {
  const kind = kinds.find((one) => one.cluster === cluster.type);
  if (!kind) throw new Error(`${cluster.type} is no database cluster`);
  return kind;
}
