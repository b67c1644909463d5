import { expect, it } from 'vitest';
import { lint } from '../../../../src/lint.ts';
import { tinyNetwork, unknown } from '../../../../src/testing/tiny-network.ts';
import { deployed } from '../../../stacks/in-memory.ts';
import { parseDeclared } from '../../../../src/input/declared/declared.ts';
import type { JsonObject } from '../../../../src/input/json/json.ts';

async function found(type: string, argument: string, version: string, asOf: string): Promise<readonly string[]> {
  const stack = tinyNetwork({ [type]: { main: { [argument]: version } } }) as JsonObject;
  const config = await parseDeclared('version: 1\nextends: strict\n', 'nospof.yaml');
  const { findings } = await lint({ inputs: deployed([['tiny', { json: stack }]]), config, asOf, allowEmpty: true });
  return findings.flatMap(({ policy, message }) => (policy === 'past-support' ? message : []));
}

it('fails from the day after AWS stops to support a version', async () => {
  expect(await found('aws_lambda_function', 'runtime', 'nodejs20.x', '2026-05-01')).toEqual([
    'aws_lambda_function.main runs nodejs20.x, which AWS has not supported since 2026-04-30',
  ]);
  expect(await found('aws_lambda_function', 'runtime', 'nodejs20.x', '2026-04-30')).toEqual([]);
  expect(await found('aws_eks_cluster', 'version', '1.29', '2026-03-24')).toEqual([
    'aws_eks_cluster.main runs 1.29, which AWS has not supported since 2026-03-23',
  ]);
});

it('says nothing of versions that it does not know', async () => {
  expect(await found('aws_lambda_function', 'runtime', 'nodejs99.x', '2099-01-01')).toEqual([]);
  expect(await found('aws_lambda_function', 'runtime', unknown, '2099-01-01')).toEqual([]);
});
