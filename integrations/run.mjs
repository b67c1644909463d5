import { spawn } from 'node:child_process';

/**
 * Runs a program with arguments that no shell reads.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] all of ours unless given
 * @param {string} [cwd] its working folder, ours unless given
 * @returns {Promise<{ code: number, stdout: string }>} what it wrote to standard output; its standard error goes to ours
 */
export function run(program, args, env = process.env, cwd = process.cwd()) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 2, stdout: Buffer.concat(chunks).toString() }));
  });
}

/**
 * Installs nospof in a folder of its own: nothing of it runs while it is installed.
 * @param {string} wanted an npm package with its exact version, or a tarball
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its command
 * @throws {Error} a sentence, when npm cannot install it
 */
export async function install(wanted, folder, env) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--omit=dev'];
  const { code } = await run('npm', ['install', '--prefix', folder, ...options, wanted], env);
  if (code !== 0) throw new Error(`npm cannot install ${wanted} (exit code ${code})`);
  return `${folder}/node_modules/nospof/dist/cli.js`;
}

/**
 * @param {string | undefined} text
 * @returns {string[]} its lines, without blank ones
 */
export function linesOf(text = '') {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
