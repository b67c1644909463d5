import { expect, test } from 'vitest';
import { networkOf, subnets } from './deploy.ts';

test('parts and needs say which assumptions their times rest on', async () => {
  const { components } = await networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_db_subnet_group: { g: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
    aws_db_instance: {
      pair: { engine: 'mysql', multi_az: true, db_subnet_group_name: '${aws_db_subnet_group.g.name}' },
      kept: { engine: 'mysql', backup_retention_period: 7, allocated_storage: 10 },
      lost: { engine: 'mysql' },
    },
  });
  const found = components.flatMap(({ id, assumptions, needs }) => [
    [id, assumptions] as const,
    ...needs.map((need) => [`${id} needs ${need.label}`, need.assumptions] as const),
  ]);
  expect(found.filter(([, assumptions]) => assumptions !== undefined)).toEqual([
    ['aws_db_instance.pair needs a server of aws_db_instance.pair', ['rds-multi-az-failover']],
    ['aws_db_instance.kept', ['rds-restore-base', 'rds-restore-per-gib']],
  ]);
});
