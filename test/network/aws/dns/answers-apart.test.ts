import { expect, test } from 'vitest';
import { say } from '../../../networks.ts';
import { networkOf } from '../../deploy.ts';
import { type Answer, needApart } from '../../../../src/network/aws/dns/answers-apart.ts';
import type { Draft, NetworkBuilder } from '../../../../src/network/builder.ts';

const far = { provider: 'aws.far' };
const setup = {
  variable: { open: {} },
  provider: { aws: [{ region: 'ap-northeast-2' }, { alias: 'far', region: 'ap-northeast-3' }] },
};

interface Options {
  /** Of the database at either side. */
  readonly near?: object;
  readonly far?: object;
  /** What the program of the far side names besides. */
  readonly reads?: string;
  readonly secondary?: object;
  readonly more?: Readonly<Record<string, object>>;
}

/** A failover pair over two Regions, each a program with a database. */
function pair(options: Options) {
  const record = (type: string, target: string) => ({
    zone_id: 'Z1',
    name: 'www.example.org',
    type: 'A',
    ttl: 60,
    set_identifier: type,
    failover_routing_policy: [{ type }],
    records: [`\${aws_eip.${target}.public_ip}`],
    health_check_id: 'elsewhere',
  });
  const program = (reads: string) => ({ ami: 'ami', instance_type: 't3.micro', user_data: reads });
  return {
    aws_rds_cluster: {
      near: { engine: 'aurora-mysql', master_username: 'a', ...options.near },
      far: { engine: 'aurora-mysql', ...far, ...options.far },
    },
    aws_rds_cluster_instance: Object.fromEntries(
      ['near', 'far'].map((one) => [
        one,
        { cluster_identifier: `\${aws_rds_cluster.${one}.id}`, ...(one === 'far' && far) },
      ]),
    ),
    aws_rds_global_cluster: { g: { global_cluster_identifier: 'g' }, h: { global_cluster_identifier: 'h' } },
    aws_instance: {
      near: program('${aws_rds_cluster.near.endpoint}'),
      far: { ...program(`\${aws_rds_cluster.far.endpoint} ${options.reads ?? ''}`), ...far },
    },
    aws_eip: { near: { instance: '${aws_instance.near.id}' }, far: { instance: '${aws_instance.far.id}', ...far } },
    aws_route53_record: {
      primary: record('PRIMARY', 'near'),
      secondary: { ...record('SECONDARY', 'far'), ...options.secondary },
    },
    ...options.more,
  };
}

const global = (one: string) => ({ global_cluster_identifier: `\${aws_rds_global_cluster.${one}.id}` });

/** The mistakes that keep one side from standing in for the other, and what is open about them. */
async function mistakes(options: Options): Promise<readonly string[]> {
  const { components } = await networkOf(pair(options), setup);
  return components
    .flatMap(({ needs }) => needs)
    .flatMap(({ mistake, missing }) => {
      if (mistake === undefined) return [];
      const facts = (missing ?? []).map(say.fact);
      return [[mistake.is, mistake.origin.address, mistake.to, ...facts].join(' ')];
    });
}

test('databases of one global database hold the same data', async () => {
  expect(await mistakes({ near: global('g'), far: global('g') })).toEqual([]);
  const copy = { replication_source_identifier: '${aws_rds_cluster.near.arn}' };
  expect(await mistakes({ far: copy })).toEqual([]);
});

test.each([
  ['the copy', { near: global('g') }, 'aws_rds_cluster.far aws_rds_cluster.near'],
  ['the original', { far: global('g') }, 'aws_rds_cluster.near aws_rds_cluster.far'],
  ['a copy of another', { near: global('g'), far: global('h') }, 'aws_rds_cluster.far aws_rds_cluster.near'],
])('%s outside the global database of the other has no data of it', async (_, options, expected) => {
  expect(await mistakes(options)).toEqual([`no-copy ${expected}`]);
});

test('whether two databases without any link hold the same data is open', async () => {
  expect(await mistakes({})).toEqual([
    'no-copy aws_rds_cluster.far aws_rds_cluster.near whether aws_rds_cluster.far receives the data of aws_rds_cluster.near',
  ]);
  expect(await mistakes({ near: global('g'), far: { global_cluster_identifier: '${var.open}' } })).toEqual([]);
});

const linked = { near: global('g'), far: global('g') };

test('a secret, a queue or a table of the lost Region keeps the other side from taking over', async () => {
  const secret = (more: object) => ({ aws_secretsmanager_secret: { s: { name: 's', ...more } } });
  const reads = '${aws_secretsmanager_secret.s.arn}';
  const needs = (of: string) => [`needs-lost-region ${of} ap-northeast-2`];
  expect(await mistakes({ ...linked, reads, more: secret({}) })).toEqual(needs('aws_secretsmanager_secret.s'));
  expect(await mistakes({ ...linked, reads, more: secret({ replica: [{ region: 'ap-northeast-3' }] }) })).toEqual([]);
  expect(await mistakes({ ...linked, reads, more: secret(far) })).toEqual([]);
  const queue = { aws_sqs_queue: { q: { name: 'q' } } };
  expect(await mistakes({ ...linked, reads: '${aws_sqs_queue.q.url}', more: queue })).toEqual(needs('aws_sqs_queue.q'));
  const table = (more: object) => ({ aws_dynamodb_table: { t: { name: 'the-table', hash_key: 'k', ...more } } });
  const named = '${aws_dynamodb_table.t.arn}';
  expect(await mistakes({ ...linked, reads: named, more: table({}) })).toEqual(needs('aws_dynamodb_table.t'));
  const replica = [{ region_name: 'ap-northeast-3' }];
  expect(await mistakes({ ...linked, reads: named, more: table({ replica }) })).toEqual([]);
});

test('both records lead to one target', async () => {
  const secondary = { records: ['${aws_eip.near.public_ip}'] };
  expect(await mistakes({ ...linked, secondary })).toEqual([
    'same-target aws_route53_record.secondary aws_route53_record.primary',
  ]);
});

test('of many answers of one Region each is looked at, not each with each', () => {
  const count = 1000;
  let looked = 0;
  const draft = () => {
    looked++;
    return { resource: { type: 'aws_instance', region: 'ap-northeast-2' }, needs: [] };
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not needed for answers that all serve
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not needed for answers that all serve
  const net = { draft } as unknown as NetworkBuilder;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
  const from = {} as Draft;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
  const answers = Array.from({ length: count }, (_, component) => ({ component, serves: true }) as unknown as Answer);
  needApart(net, from, answers);
  expect(looked).toBe(2 * count);
});
