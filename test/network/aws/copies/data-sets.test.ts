import { expect, test } from 'vitest';
import type { DataCopy, DataSet, Place } from '../../../../src/network/network.ts';
import { say } from '../../../networks.ts';
import { networkOf, subnets } from '../../deploy.ts';

const region = { provider: 'aws' };
const providers = {
  provider: {
    aws: [
      { region: 'ap-northeast-2', allowed_account_ids: ['111111111111'] },
      { region: 'ap-northeast-3', alias: 'second', allowed_account_ids: ['111111111111'] },
    ],
  },
};
const second = { provider: 'aws.second' };
const aurora = { engine: 'aurora-postgresql', master_username: 'admin' };

/** One line a copy: what it is, how far it is behind, where it lies. */
async function copies(resource: Parameters<typeof networkOf>[0]): Promise<Record<string, readonly string[]>> {
  const { dataSets } = await networkOf({ ...subnets('zone-a'), ...resource }, providers);
  return Object.fromEntries(dataSets.map((data) => [nameOf(data), data.copies.map(line)]));
}

function nameOf({ title, places }: DataSet): string {
  return `${say.title(title)} in ${places.map(told).join(', ')}`;
}

function line({ by, age, places, world, missing = [] }: DataCopy): string {
  const open = world === undefined ? '' : ` (${world}: ${missing.map(say.fact).join(', ')})`;
  return `${by} ${[...new Set(age.seconds)].join('-')} s in ${places.map(told).join(', ')}${open}`;
}

function told({ kind, name }: Place): string {
  return `${kind} ${name}`;
}

const here = 'region ap-northeast-2, account 111111111111';
const there = 'region ap-northeast-3, account 111111111111';

test('a database without backups has no copy, one with backups lags by minutes', async () => {
  const database = { engine: 'mysql', ...region };
  expect(await copies({ aws_db_instance: { d: database, e: { ...database, backup_retention_period: 7 } } })).toEqual({
    [`aws_db_instance.d in ${here}`]: [],
    [`aws_db_instance.e in ${here}`]: [`log 300 s in ${here}`],
  });
});

test('backups whose number of days is known only after apply are there in the better world', async () => {
  const found = await networkOf(
    { aws_db_instance: { d: { engine: 'mysql', backup_retention_period: '${var.days}' } } },
    { variable: { days: { type: 'number' } } },
  );
  expect(found.dataSets.flatMap((data) => data.copies.map(line))).toEqual([
    'log 300 s in region ap-northeast-2 (best: backup_retention_period of aws_db_instance.d)',
  ]);
});

test('the clusters of a global database are one set of data, as are a database and its replica', async () => {
  expect(
    await copies({
      aws_rds_global_cluster: { g: { global_cluster_identifier: 'g' } },
      aws_rds_cluster: {
        first: { ...aurora, global_cluster_identifier: '${aws_rds_global_cluster.g.id}' },
        second: {
          engine: 'aurora-postgresql',
          global_cluster_identifier: '${aws_rds_global_cluster.g.id}',
          source_region: 'ap-northeast-2',
          ...second,
        },
      },
      aws_db_instance: {
        d: { engine: 'mysql', backup_retention_period: 1 },
        r: { replicate_source_db: '${aws_db_instance.d.arn}', ...second },
      },
    }),
  ).toEqual({
    [`aws_rds_cluster.first in ${here}`]: [`replica 1-30 s in ${there}`, `log 300 s in ${here}`],
    [`aws_db_instance.d in ${here}`]: [`replica 1-300 s in ${there}`, `log 300 s in ${here}`],
  });
});

test('a table has its replicas and its own log; one whose items expire keeps nothing', async () => {
  const table = { hash_key: 'id', replica: [{ region_name: 'ap-northeast-3' }] };
  expect(
    await copies({
      aws_dynamodb_table: {
        t: { ...table, point_in_time_recovery: { enabled: true } },
        sessions: { hash_key: 'id', ttl: { attribute_name: 'expires', enabled: true } },
      },
    }),
  ).toEqual({ [`aws_dynamodb_table.t in ${here}`]: [`replica 1-10 s in ${there}`, `log 300 s in ${here}`] });
});

const vaults = {
  aws_backup_vault: { here: { name: 'here' }, there: { name: 'there', ...second } },
  aws_backup_plan: {
    p: {
      name: 'p',
      rule: [
        {
          rule_name: 'daily',
          target_vault_name: '${aws_backup_vault.here.name}',
          schedule: 'cron(0 16 * * ? *)',
          copy_action: [
            { destination_vault_arn: '${aws_backup_vault.there.arn}' },
            { destination_vault_arn: 'arn:aws:backup:ap-northeast-3:333333333333:backup-vault:last' },
          ],
        },
      ],
    },
  },
};
const daily = [
  `backup 86400 s in ${here}`,
  `backup 86400 s in ${there}`,
  'backup 86400 s in region ap-northeast-3, account 333333333333',
];

test.each([
  ['by ARN', { resources: ['${aws_efs_file_system.f.arn}'] }, daily],
  ['all', { resources: ['*'] }, daily],
  ['by tag', { selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'daily' }] }, daily],
  ['by another tag', { selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'no' }] }, []],
  ['all but it', { resources: ['*'], not_resources: ['${aws_efs_file_system.f.arn}'] }, []],
  ['another store', { resources: ['arn:aws:dynamodb:*:*:table/*'] }, []],
])('a backup plan copies what it selects, to each of its vaults: %s', async (_, selection, expected) => {
  const found = await copies({
    ...vaults,
    aws_efs_file_system: { f: { tags: { Backup: 'daily' } } },
    aws_backup_selection: { s: { name: 's', plan_id: '${aws_backup_plan.p.id}', ...selection } },
  });
  expect(found).toEqual({ [`aws_efs_file_system.f in ${here}`]: expected });
});

test('where a copy goes may be open: anywhere, or where the store is', async () => {
  const found = await networkOf(
    {
      aws_efs_file_system: { f: {} },
      aws_backup_plan: {
        p: {
          rule: [{ rule_name: 'r', target_vault_name: 'v', copy_action: [{ destination_vault_arn: '${var.vault}' }] }],
        },
      },
      aws_backup_selection: { s: { plan_id: '${aws_backup_plan.p.id}', resources: ['*'] } },
    },
    { variable: { vault: { type: 'string' } } },
  );
  expect(found.dataSets.flatMap((data) => data.copies.map(line))).toEqual([
    'backup 86400 s in region ap-northeast-2',
    'backup 86400 s in  (best: rule[0].copy_action[0].destination_vault_arn of aws_backup_plan.p)',
    'backup 86400 s in region ap-northeast-2 (worst: rule[0].copy_action[0].destination_vault_arn of aws_backup_plan.p)',
  ]);
});
