import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { typeExplanationOf } from '../../../src/tasks/explain-type.ts';
import { InputError } from '../../../src/input/error.ts';
import { typesWhere } from '../../../src/network/aws/catalogue/catalogue.ts';
import { knownType, typesKnown } from '../../../src/network/aws/catalogue/known-type.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { variants } from '../../../src/network/aws/specimens/variants.ts';

const modelled = typesWhere((entry) => entry.plumbing !== true);

it.each(modelled)('%s is explained by what is drawn of it, with the page of AWS', async (type) => {
  const { is, source, ways, scope, role, times } = (await typeExplanationOf(type)).toldIn(english);
  expect([is, source]).toEqual(['modelled', expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/)]);
  expect(ways.length).toBeGreaterThan(0);
  // What stands in zones, or has lines of its own, is drawn with its parts.
  const drawn = ways.flatMap(({ parts, needs }) => [...parts, ...needs]);
  const isPlaced = knownType(type).entry.place !== undefined;
  expect([!isPlaced || drawn.length > 0, role !== undefined || scope === 'through']).toEqual([true, true]);
  expect(times.filter((time) => time.source === '')).toEqual([]);
});

it('every type that is read is known', () => {
  const texts = ['src/network', 'src/graph'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/'(aws_[a-z0-9]+(?:_[a-z0-9]+)*)'/g)].map(([, type = '']) => type)),
  );
  // An argument.
  named.delete('aws_device');
  const unknown = [...named, ...typesKnown()].filter((type) => knownType(type).is === 'unknown');
  expect(unknown).toEqual([]);
});

it('specimens are of types that are modelled', () => {
  expect(Object.keys(variants).filter((type) => knownType(type).is !== 'modelled')).toEqual([]);
});

it('a NAT gateway: one part in one zone, or none below the Region', async () => {
  const { ways, policies, placedBy } = (await typeExplanationOf('awscc_ec2_nat_gateway')).toldIn(english);
  expect(
    ways.map(({ set, parts }) => [set, parts.map(({ count, role, zones, alone }) => [count, role, zones, alone])]),
  ).toEqual([
    [['availability_mode = "zonal"'], [[1, 'router', 1, true]]],
    [['availability_mode = "regional"'], []],
  ]);
  expect(policies).toEqual(['single-router', 'single-zone', 'single-site', 'gray-failure-unseen']);
  expect(placedBy).toEqual(['subnet_id']);
});

it('a database: the standby takes over within the time that is assumed', async () => {
  const { ways, times } = (await typeExplanationOf('aws_db_instance')).toldIn(english);
  const [alone, pair] = ways;
  expect([alone?.parts, alone?.needs]).toMatchObject([[{ count: 1, zones: 'open' }], []]);
  expect([pair?.parts, pair?.needs]).toMatchObject([
    [{ count: 2, zones: 2 }],
    [{ k: 1, of: 2, standby: 1, detection: 'end-to-end' }],
  ]);
  expect(times.map(({ name }) => name)).toEqual(['rds-multi-az-failover']);
});

it.each([
  ['aws_lb_listener', 'setting', ['aws_lb']],
  ['aws_s3_bucket_versioning', 'setting', ['aws_s3_bucket']],
  ['aws_iam_role', 'setting', []],
  ['random_id', 'values', []],
  ['aws_transfer_server', 'dependency', []],
  ['aws_ecs_task_set', 'read', []],
])('%s is a %s of %j', async (type, is, of) => {
  expect((await typeExplanationOf(type)).toldIn(english)).toMatchObject({ is, of, ways: [] });
});

it('an unknown type is refused, with the nearest one', async () => {
  await expect(typeExplanationOf('aws_nat_gatway')).rejects.toThrow(
    new InputError(
      'nothing is known of the resource type "aws_nat_gatway": lint lists it as not modelled, did you mean "aws_nat_gateway"?',
    ),
  );
});
