import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const checkout = fileURLToPath(new URL('..', import.meta.url));
/** Of what is needed for development, the build takes these two. */
const BUILT_WITH = ['esbuild', '@tree-sitter-grammars/tree-sitter-hcl'];

/**
 * Builds the nospof that this file belongs to in a folder of its own: what runs is the commit that the workflow names, and nothing
 * has to be published. npm compares what it installs with the digests of our lock file, and runs none of it.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its command
 * @throws {Error} a sentence, when it cannot be built
 */
export async function buildCheckout(folder, env) {
  const copy = join(folder, 'nospof');
  mkdirSync(copy);
  for (const name of ['build.mjs', 'policies', 'src'])
    cpSync(join(checkout, name), join(copy, name), { recursive: true });
  const manifest = json('package.json');
  const lock = json('package-lock.json');
  const devDependencies = Object.fromEntries(BUILT_WITH.map((name) => [name, manifest.devDependencies[name]]));
  write(join(copy, 'package.json'), { ...manifest, devDependencies });
  const packages = { ...lock.packages, '': { ...lock.packages[''], devDependencies } };
  write(join(copy, 'package-lock.json'), { ...lock, packages });
  await done('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], env, copy);
  await done(process.execPath, ['build.mjs', '--no-types'], env, copy);
  return join(copy, 'dist/cli.js');
}

/** @param {string} name */
function json(name) {
  return JSON.parse(readFileSync(join(checkout, name), 'utf8'));
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function write(file, value) {
  writeFileSync(file, JSON.stringify(value));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 */
async function done(program, args, env, folder) {
  const { code } = await run(program, args, env, folder);
  if (code !== 0) throw new Error(`nospof cannot be built: ${program} ${args[0]} ended with exit code ${code}`);
}
