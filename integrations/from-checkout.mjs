import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const checkout = fileURLToPath(new URL('..', import.meta.url));
/** Of what is needed for development, the build takes these, and the types of the library the other two. */
const BUILT_WITH = ['esbuild', '@tree-sitter-grammars/tree-sitter-hcl', 'commander', 'picocolors'];
const TYPES_WITH = ['typescript', '@types/node'];

/**
 * Builds the nospof that this file belongs to in a folder of its own: what runs is the commit that the workflow names, and nothing
 * has to be published. npm compares what it installs with the digests of our lock file, and runs none of it.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its command
 * @throws {Error} a sentence, when it cannot be built
 */
export async function buildCheckout(folder, env) {
  const copy = await copied(folder, ['build.mjs', 'policies', 'src'], BUILT_WITH, env);
  await done(process.execPath, ['build.mjs', '--no-types'], env, copy);
  return join(copy, 'dist/cli.js');
}

/**
 * The same, as the tarball that `npm pack` makes after `npm ci`, without the half gigabyte that develops nospof. What is only for
 * development is left out of its manifest: npm warns of scripts, whether it runs them or not.
 * @param {string} folder
 * @param {string} destination where to put the tarball
 * @param {boolean} withTypes for programs in TypeScript that import the library; the compiler is three quarters of what is installed
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its path
 * @throws {Error} a sentence, when it cannot be built
 */
export async function packCheckout(folder, destination, withTypes, env) {
  const { scripts: _scripts, devDependencies: _dev, ...manifest } = json('package.json');
  const packed = manifest.files.filter((/** @type {string} */ name) => name !== 'dist');
  const built = ['build.mjs', 'policies', 'src', 'tsconfig.json', 'tsconfig.build.json'];
  // npm packs these whatever `files` says.
  const always = readdirSync(checkout).filter((name) => /^(?:README|LICENSE)/.test(name));
  const names = new Set([...built, ...packed, ...always]);
  const copy = await copied(folder, [...names], withTypes ? [...BUILT_WITH, ...TYPES_WITH] : BUILT_WITH, env);
  await done(process.execPath, withTypes ? ['build.mjs'] : ['build.mjs', '--no-types'], env, copy);
  write(join(copy, 'package.json'), manifest);
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination];
  return join(destination, (await done('npm', pack, env, copy)).trim());
}

/**
 * @param {string} folder
 * @param {readonly string[]} names of what to copy
 * @param {readonly string[]} tools packages that build it
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} a copy with all that it takes to run and to build it
 */
async function copied(folder, names, tools, env) {
  const copy = join(folder, 'nospof');
  mkdirSync(copy);
  for (const name of names) cpSync(join(checkout, name), join(copy, name), { recursive: true });
  const manifest = json('package.json');
  const lock = json('package-lock.json');
  const devDependencies = Object.fromEntries(tools.map((name) => [name, manifest.devDependencies[name]]));
  write(join(copy, 'package.json'), { ...manifest, devDependencies });
  const packages = { ...lock.packages, '': { ...lock.packages[''], devDependencies } };
  write(join(copy, 'package-lock.json'), { ...lock, packages });
  await done('npm', ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'], env, copy);
  return copy;
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
 * @returns {Promise<string>} what it wrote
 */
async function done(program, args, env, folder) {
  const { code, stdout } = await run(program, args, env, folder);
  if (code !== 0) throw new Error(`nospof cannot be built: ${program} ${args[0]} ended with exit code ${code}`);
  return stdout;
}
