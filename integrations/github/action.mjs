#!/usr/bin/env node
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pullRequest } from '../comment/github.mjs';
import { upsert } from '../comment/upsert.mjs';
import { buildCheckout } from '../from-checkout.mjs';
import { install, linesOf, run } from '../run.mjs';

/**
 * What the GitHub Action does: checks the inputs, shows annotations, writes the summary of the job, and keeps one comment in the
 * pull request. Its inputs come as environment variables (see action.yml), and no shell reads them.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code of nospof: 0 accepted, 1 rejected, 2 not checked
 */
async function action(env) {
  const folder = mkdtempSync(join(env['RUNNER_TEMP'] ?? tmpdir(), 'nospof-'));
  const reports = {
    text: join(folder, 'nospof.txt'),
    json: join(folder, 'nospof.json'),
    sarif: join(folder, 'nospof.sarif'),
    markdown: join(folder, 'nospof.md'),
  };
  // What is installed and run needs no token.
  const { NOSPOF_TOKEN: token, ...others } = env;
  const wanted = env['NOSPOF_PACKAGE'];
  const command =
    env['NOSPOF_COMMAND'] || (await (wanted ? install(wanted, folder, others) : buildCheckout(folder, others)));
  const { code, stdout } = await run(process.execPath, [command, ...lintArguments(env, reports)], others);
  if (code === 2 || !existsSync(reports.json)) {
    show('::error title=nospof::The inputs were not checked; the step says why.');
    return 2;
  }
  show(readFileSync(reports.text, 'utf8'));
  show(stdout);
  const { verdict, changes, findings } = JSON.parse(readFileSync(reports.json, 'utf8'));
  const comment = readFileSync(reports.markdown, 'utf8');
  append(env['GITHUB_STEP_SUMMARY'], comment);
  append(env['GITHUB_OUTPUT'], `verdict=${verdict}\nreport=${reports.json}\nsarif=${reports.sarif}\n`);
  const tells =
    verdict === 'rejected' || (changes ? changes.introduced + changes.resolved.length : findings.length) > 0;
  if (env['NOSPOF_COMMENT'] !== 'false') show(await keepComment(env, token, comment, tells));
  return code;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Record<string, string>} reports
 */
function lintArguments(env, reports) {
  const base = env['NOSPOF_BASE'];
  return [
    base ? 'diff' : 'lint',
    '--no-color',
    ...given('--config', env['NOSPOF_CONFIG']),
    ...given('--pack', env['NOSPOF_PACK']),
    ...given('--fail-on', env['NOSPOF_FAIL_ON']),
    ...pluginArguments(env['NOSPOF_PLUGINS']),
    ...linesOf(env['NOSPOF_TEST_TIER']).flatMap((file) => ['--test-tier', file]),
    '--format',
    'github',
    ...Object.entries(reports).flatMap(([format, file]) => ['--format', `${format}=${file}`]),
    '--',
    ...(base ? [base] : []),
    ...linesOf(env['NOSPOF_INPUTS']),
  ];
}

/** @param {string | undefined} plugins */
function pluginArguments(plugins) {
  switch (plugins) {
    case undefined:
    case '':
      return [];
    case 'run':
      return ['--allow-plugins'];
    case 'left-out':
      return ['--no-plugins'];
    default:
      throw new Error(`plugins: ${plugins}: expected run or left-out`);
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} token
 * @param {string} body
 * @param {boolean} create
 * @returns {Promise<string>} what came of it, for the log
 */
async function keepComment(env, token, body, create) {
  const event = env['GITHUB_EVENT_PATH'] ? JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'], 'utf8')) : {};
  const number = event.pull_request?.number;
  if (!Number.isInteger(number)) return 'nospof: no comment, as this is no pull request';
  const [api, repository] = [env['GITHUB_API_URL'], env['GITHUB_REPOSITORY']];
  if (!api || !token || !repository) return 'nospof: no comment, as there is no token';
  try {
    const done = await upsert(pullRequest({ api, token, repository, number }), body, { create });
    if (done !== 'forbidden') return `nospof: comment ${done}`;
    return '::notice title=nospof::The token may not write comments (it may only read in a pull request from a fork, else the job needs "pull-requests: write"). The report is in the summary of this job.';
  } catch (error) {
    // The platform may be out of order: that says nothing about the plan.
    return `::warning title=nospof::The comment was not written: ${escaped(error instanceof Error ? error.message : String(error))}`;
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** @param {string} text */
function show(text) {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/**
 * @param {string | undefined} file
 * @param {string} text
 */
function append(file, text) {
  if (file) appendFileSync(file, text);
}

/**
 * @param {string} option
 * @param {string | undefined} value
 */
function given(option, value) {
  return value ? [option, value] : [];
}

action(process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    show(`::error title=nospof::${escaped(error instanceof Error ? error.message : String(error))}`);
    process.exitCode = 2;
  },
);
