import { execSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { isBuilt } from './command.ts';

beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
});

it('the build leaves the command executable: npx runs it as it lies there', () => {
  const run = spawnSync('dist/cli.js', ['--version'], { encoding: 'utf8' });
  expect([run.error, run.status, run.stdout.trim()]).toEqual([undefined, 0, '0.1.0']);
});

it('the package is the command, the library, its types, the policies and the schemas, and nothing that leads to the sources', () => {
  const listed = execSync('npm pack --dry-run --json --ignore-scripts', {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files, unpackedSize }] = JSON.parse(listed) as [{ files: { path: string }[]; unpackedSize: number }];
  const paths = files.map(({ path }) => path);
  const kinds =
    /^(?:dist\/[\w/-]+\.c?js|dist\/[\w/-]+\.d\.c?ts|dist\/tree-sitter-terraform\.wasm|dist\/LICENSES\.txt|(?:policies|integrations)\/[\w/.-]+\.(?:yaml|yml|json|mjs)|docs\/[\w-]+\.(?:md|png)|examples\/[\w/.-]+\.(?:tf|json)|src\/report\/report\.schema\.json|LICENSE|README(?:\.ko)?\.md|package\.json)$/;
  expect(paths.filter((path) => !kinds.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/cli.js',
      'dist/library.js',
      'dist/library.d.ts',
      'policies/redundancy.yaml',
      'LICENSE',
    ]),
  );
  const scripts = paths.filter((path) => /\.c?js$/.test(path));
  expect(scripts.filter((path) => /^\/\/# sourceMappingURL/m.test(readFileSync(path, 'utf8')))).toEqual([]);
  expect(unpackedSize).toBeLessThan(3_800_000);
});

it('the licences of what is a part of the built files are with them', () => {
  expect(
    readFileSync('dist/LICENSES.txt', 'utf8').match(/^Copyright .*$|^\(The MIT License\)$|^ISC License$/gm),
  ).toHaveLength(4);
});

it('whatever is installed with the package may be used by anyone for anything', () => {
  const lock: { packages: Record<string, { dev?: boolean; optional?: boolean; license?: string }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  );
  const parts = new Set(['node_modules/commander', 'node_modules/picocolors']);
  const installed = Object.entries(lock.packages).filter(
    ([path, { dev }]) => parts.has(path) || (path !== '' && dev !== true),
  );
  const free = [
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    '0BSD',
    'PSF-2.0',
    'Python-2.0',
    'BlueOak-1.0.0',
  ];
  expect(installed.length).toBeGreaterThan(3);
  expect(installed.filter(([, { license = '' }]) => !free.includes(license))).toEqual([]);
});
