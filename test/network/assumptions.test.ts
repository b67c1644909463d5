import { expect, test } from 'vitest';
import { written } from '../../src/network/title.ts';
import { say } from '../networks.ts';
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
  const called = (index: number) => say.title(components[index]?.title ?? written(''));
  const found = components.flatMap(({ id, recovery, needs }) => [
    [id, recovery.down.assumptions] as const,
    ...needs.map(({ alternatives, switchTime }) => {
      const either = alternatives.map(({ component }) => called(component)).join(' or ');
      return [`${id} needs ${either}`, switchTime.assumptions] as const;
    }),
  ]);
  expect(found.filter(([, assumptions]) => assumptions.length > 0)).toEqual([
    [
      'aws_db_instance.pair needs the primary of aws_db_instance.pair in zone-a or the standby of aws_db_instance.pair in zone-b',
      ['rds-multi-az-failover'],
    ],
    ['aws_db_instance.kept', ['rds-restore-base', 'rds-restore-per-gib']],
  ]);
});
