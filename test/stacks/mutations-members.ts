import { type Cuts, cut } from './cut.ts';
import { across, add, change, each, inTurn, get, keptInDatabase, remove, services, siteOf, zones } from './whole.ts';

/** Members that AWS may take away by itself, and stores that do not follow each other. */
export const members: Cuts = {
  ...each(services, (service, index) => {
    const stack = `production-${siteOf(index)}`;
    const pool = `aws_autoscaling_group.${service}-servers`;
    return {
      [`may shrink to ${index % 4 === 3 ? 'no server' : 'one server'}: ${service}`]: cut(pool, (whole) =>
        change(whole, stack, pool, { min_size: index % 4 === 3 ? 0 : 1 }),
      ),
      [`${index % 2 === 0 ? 'no server' : 'one server'} at night: ${service}`]: cut(
        [pool, 'aws_autoscaling_schedule.night'],
        (whole) => {
          const size = index % 2;
          add(whole, stack, 'aws_autoscaling_schedule.night', {
            scheduled_action_name: 'night',
            autoscaling_group_name: `\${${pool}.name}`,
            recurrence: '0 13 * * *',
            min_size: size,
            desired_capacity: size,
            max_size: size,
          });
        },
      ),
    };
  }),
  ...each(keptInDatabase, (service) => ({
    [`the copy of the database is in no global cluster: ${service}`]: cut(
      `aws_rds_*cluster.${service}-database*`,
      (whole) => {
        const cluster = get(whole, 'production-gwangju', `aws_rds_cluster.${service}-database`);
        for (const name of ['global_cluster_identifier', 'source_region', 'enable_global_write_forwarding'])
          delete cluster[name];
        Object.assign(cluster, { master_username: 'administrator', master_password_wo: '${var.password}' });
      },
    ),
  })),
  ...inTurn((site) => ({
    [`all instances of the database in one zone: saeol at ${site}`]: cut(
      'aws_rds_cluster*.saeol-database*',
      (whole) => {
        const first = get(whole, `production-${site}`, 'aws_rds_cluster_instance.saeol-database-instance-a');
        for (const zone of zones) {
          change(whole, `production-${site}`, `aws_rds_cluster_instance.saeol-database-instance-${zone}`, {
            availability_zone: first['availability_zone'],
          });
        }
      },
    ),
    [`servers packed onto one rack: gpki at ${site}`]: cut(
      ['aws_autoscaling_group.gpki-servers', 'aws_placement_group.packed'],
      (whole) => {
        add(whole, `production-${site}`, 'aws_placement_group.packed', { name: 'packed', strategy: 'cluster' });
        change(whole, `production-${site}`, 'aws_autoscaling_group.gpki-servers', {
          placement_group: '${aws_placement_group.packed.id}',
        });
      },
    ),
    [`all cache nodes in one zone: ${site}`]: cut(
      'aws_elasticache_replication_group.vaccine-booking-dates',
      (whole) => {
        const cache = get(whole, `production-${site}`, 'aws_elasticache_replication_group.vaccine-booking-dates');
        const [first] = cache['preferred_cache_cluster_azs'] as string[];
        Object.assign(cache, { preferred_cache_cluster_azs: zones.map(() => first), multi_az_enabled: false });
      },
    ),
  })),
  'both sites sign with the key of the first: mobile-id': cut(
    ['aws_kms_key.mobile-id-signing-key', 'aws_launch_template.mobile-id-*'],
    (whole) => {
      const key = across(whole, 'production-gwangju', 'production-daejeon', 'aws_kms_key.mobile-id-signing-key', 'arn');
      replaceIn(whole.stacks['production-gwangju']?.resource, '${aws_kms_replica_key.mobile-id-signing-key.arn}', key);
      remove(whole, 'production-gwangju', 'aws_kms_replica_key.mobile-id-signing-key');
    },
  ),
  'both sites write to the database of the first: saeol': cut(
    ['aws_rds_cluster.saeol-database', 'aws_launch_template.saeol-*', 'aws_route_table.network-isolated'],
    (whole) => {
      for (const attribute of ['endpoint', 'reader_endpoint']) {
        const there = across(
          whole,
          'production-gwangju',
          'production-daejeon',
          'aws_rds_cluster.saeol-database',
          attribute,
        );
        replaceIn(
          whole.stacks['production-gwangju']?.resource['aws_launch_template'],
          `\${aws_rds_cluster.saeol-database.${attribute}}`,
          there,
        );
      }
    },
  ),
  'both sites queue at the first: education': cut(
    ['aws_sqs_queue.education-print-orders', 'aws_launch_template.education-*'],
    (whole) => {
      const queue = across(
        whole,
        'production-gwangju',
        'production-daejeon',
        'aws_sqs_queue.education-print-orders',
        'url',
      );
      replaceIn(
        whole.stacks['production-gwangju']?.resource['aws_launch_template'],
        '${aws_sqs_queue.education-print-orders.url}',
        queue,
      );
    },
  ),
};

/** Every text in a value, with one part of it replaced; it must be there. */
export function replaceIn(value: unknown, from: string, to: string): void {
  const walk = (one: unknown): number => {
    if (typeof one !== 'object' || one === null) return 0;
    let found = 0;
    for (const [key, inner] of Object.entries(one)) {
      if (typeof inner === 'string' && inner.includes(from)) {
        Object.assign(one, { [key]: inner.replaceAll(from, to) });
        found++;
      } else found += walk(inner);
    }
    return found;
  };
  if (walk(value) === 0) throw new Error(`no ${from}`);
}
