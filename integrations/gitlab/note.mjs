#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { mergeRequest } from '../comment/gitlab.mjs';
import { upsert } from '../comment/upsert.mjs';

/**
 * Keeps one note in a merge request: `note.mjs REPORT.md`. Without a merge request or a token (`NOSPOF_TOKEN`, a project access
 * token with the scope `api`) it says so, and is no failure: a fork has none.
 * @param {string | undefined} file
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} what came of it
 */
async function note(file, env) {
  if (file === undefined) throw new Error('a report is expected: nospof lint --format markdown=REPORT.md');
  const body = readFileSync(file, 'utf8');
  const number = Number(env['CI_MERGE_REQUEST_IID']);
  const [api, token, project] = [env['CI_API_V4_URL'], env['NOSPOF_TOKEN'], env['CI_MERGE_REQUEST_PROJECT_ID']];
  if (!number || !api || !project) return 'no note, as this is no merge request';
  if (!token) return 'no note, as NOSPOF_TOKEN is not set';
  const done = await upsert(mergeRequest({ api, token, project, number }), body, { create: true });
  return done === 'forbidden' ? 'no note, as the token may not write one (it needs the scope api)' : `note ${done}`;
}

note(process.argv[2], process.env).then(
  (done) => process.stdout.write(`nospof: ${done}\n`),
  (error) => {
    process.stderr.write(
      `nospof: the note was not written: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
