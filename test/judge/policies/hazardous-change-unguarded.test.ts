import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/input/json/json.ts';
import { type Done, planOf, reportOn } from '../applies.ts';
import { changed, stated } from './changes-stated.ts';

const policy = 'hazardous-change-unguarded';

describe('a declared step', () => {
  const found = (step: string) => stated(policy, changed(`steps: [{ title: S, ${step} }]`));

  it.each([
    ['does: access-list, to: [disk]', 'replaces the access list of disk without a dry run or a second person'],
    ['does: power, to: [a], guards: [second-person]', 'works on the power of a without switching the power off'],
    ['does: delete, to: [disk], guards: [dry-run, second-person]', 'deletes disk without a snapshot'],
  ])('fails: %s', async (step, message) => {
    expect(await found(step)).toEqual([`broken nospof.yaml:5: The step "S" ${message}`]);
  });

  it.each([
    'does: access-list, to: [disk], guards: [dry-run, second-person]',
    'does: power, to: [a], guards: [power-off, second-person]',
    'does: replace, to: [disk], guards: [snapshot, second-person]',
    // It holds no data.
    'does: replace, to: [a]',
    'does: update, to: [disk]',
  ])('passes: %s', async (step) => {
    expect(await found(step)).toEqual([]);
  });
});

describe('a store in a plan', () => {
  const replaced: Done = { replace: ['availability_zone'] };

  async function found(type: string, values: JsonObject, done: Done): Promise<string[]> {
    const { findings } = await reportOn(planOf({ [type]: { main: values } }, { [`${type}.main`]: done }));
    return findings
      .filter((one) => one.policy === policy)
      .map(({ severity, verdict, message, missing }) => [severity, verdict, message, ...missing].join(' | '));
  }

  it.each<[string, JsonObject, Done, string]>([
    [
      'aws_db_instance',
      { skip_final_snapshot: true },
      replaced,
      'broken | aws_db_instance.main is replaced by an empty one (because of availability_zone), and no copy of its data is made',
    ],
    [
      'aws_efs_file_system',
      {},
      'destroy',
      'broken | aws_efs_file_system.main is destroyed, and no copy of its data is made',
    ],
    [
      'aws_dynamodb_table',
      {},
      'destroy',
      'broken | aws_dynamodb_table.main is destroyed, and no copy of its data is made',
    ],
    [
      'aws_s3_bucket',
      { force_destroy: true },
      { ...replaced, createFirst: true },
      'broken | aws_s3_bucket.main is replaced by an empty one (because of availability_zone), and no copy of its data is made',
    ],
  ])('fails: %s', async (type, values, done, message) => {
    expect(await found(type, values, done)).toEqual([`warning | ${message}`]);
  });

  it.each<[string, JsonObject, Done]>([
    ['aws_db_instance', {}, replaced],
    ['aws_db_instance', { skip_final_snapshot: true, deletion_protection: true }, replaced],
    // A replica has no data of its own.
    ['aws_db_instance', { skip_final_snapshot: true, replicate_source_db: 'main' }, 'destroy'],
    ['aws_dynamodb_table', { point_in_time_recovery: [{ enabled: true }] }, 'destroy'],
    ['aws_s3_bucket', {}, 'destroy'],
    ['aws_efs_file_system', {}, { update: { throughput_mode: 'elastic' } }],
    ['aws_efs_file_system', {}, 'forget'],
  ])('passes: %s %o', async (type, values, done) => {
    expect(await found(type, values, done)).toEqual([]);
  });
});
