#!/usr/bin/env node
import { writeFileSync } from 'node:fs';

/**
 * Fetches the plan of a run in HCP Terraform or Terraform Enterprise as JSON: `plan-json.mjs RUN_ID [FILE]`, so that
 * `nospof lint FILE` can check it. `TFE_TOKEN` is a user or team token that may read the plan; `TFE_ADDRESS` is the
 * installation (default https://app.terraform.io).
 * Source: https://developer.hashicorp.com/terraform/cloud-docs/api-docs/plans#retrieve-the-json-execution-plan
 * @param {string | undefined} run
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Uint8Array>} the bytes of the plan
 * @throws {Error} a sentence
 */
async function planOf(run, env) {
  if (run === undefined || !/^run-\w+$/.test(run))
    throw new Error('expected the id of a run, such as run-CZcmD7eagjhyX0vN');
  const token = env['TFE_TOKEN'];
  if (!token) throw new Error('TFE_TOKEN is not set: a user or team token that may read the plan is expected');
  const url = `${env['TFE_ADDRESS'] || 'https://app.terraform.io'}/api/v2/runs/${run}/plan/json-output`;
  // The platform answers with the address of a file, to which fetch does not send the token where it is another host.
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  if (response.status === 204) throw new Error(`${run} has no JSON plan yet: wait until its plan is finished`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: the token has to be allowed to read the plan`);
  return new Uint8Array(await response.arrayBuffer());
}

const [run, file = 'plan.json'] = process.argv.slice(2);
planOf(run, process.env).then(
  (bytes) => {
    writeFileSync(file, bytes);
    process.stdout.write(`nospof: the plan of ${run} is in ${file}\n`);
  },
  (error) => {
    process.stderr.write(`nospof: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
