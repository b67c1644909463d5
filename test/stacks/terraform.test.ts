import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { JsonObject } from '../../src/input/json/json.ts';
import { reference } from './reference.ts';

/**
 * Whether Terraform takes every stack: arguments, references and cycles. It needs Terraform and a folder of providers as `terraform
 * providers mirror` makes it (NOSPOF_TERRAFORM_PLUGINS=FOLDER npx vitest run test/stacks/terraform.test.ts); it is skipped without
 * either, as the provider is half a gigabyte.
 */
const plugins = process.env['NOSPOF_TERRAFORM_PLUGINS'];
const isMissing = plugins === undefined || spawnSync('terraform', ['version']).status !== 0;

/** Arguments that are newer than 5.100 of the provider. */
const newer = ['deletion_protection_enabled'];

const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.skipIf(isMissing).each([...reference])(
  'is valid: %s',
  (name, { json }) => {
    const at = join(folder, name);
    mkdirSync(at);
    writeFileSync(join(folder, 'rc'), `provider_installation { filesystem_mirror { path = "${plugins}" } }`);
    writeFileSync(join(at, 'cdk.tf.json'), JSON.stringify(ofAnyVersion(json)));
    expect(terraform(at, 'init', '-input=false').status).toBe(0);
    const { stdout } = terraform(at, 'validate', '-json');
    const { diagnostics }: { diagnostics: readonly { readonly severity: string; readonly detail: string }[] } =
      JSON.parse(stdout);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ detail }) => detail);
    expect(errors.filter((detail) => !newer.some((one) => detail.includes(`"${one}"`)))).toEqual([]);
  },
  300_000,
);

function terraform(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'rc'), CHECKPOINT_DISABLE: '1' };
  return spawnSync('terraform', [...args, '-no-color'], { cwd, env, encoding: 'utf8' });
}

/** Whatever version of the provider there is will do, and no state is kept. */
function ofAnyVersion(stack: JsonObject): object {
  const { required_version } = stack['terraform'] as JsonObject;
  return { ...stack, terraform: { required_version, required_providers: { aws: { source: 'hashicorp/aws' } } } };
}
