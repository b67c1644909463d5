import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { load } from 'js-yaml';

/** The YAML files of a folder by name. */
function yamlIn(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => [file.slice(0, -'.yaml'.length), readFileSync(`${folder}/${file}`)]);
}

/** The values of the shipped policies, read now: see `src/input/shipped-value.ts` and `src/input/shipped-translation.ts`. */
const shippedValues = {
  name: 'shipped values',
  setup(building) {
    building.onLoad({ filter: /shipped-translation\.ts$/ }, () => {
      const values = yamlIn('policies/ko').map(([name, bytes]) => [name, load(bytes.toString())]);
      return {
        contents: `const korean = new Map(JSON.parse(${JSON.stringify(JSON.stringify(values))}));
          export const shippedTranslation = () => korean;`,
      };
    });
    building.onLoad({ filter: /shipped-value\.ts$/ }, () => {
      const named = yamlIn('policies');
      const values = named.map(([name, bytes]) => [name, load(bytes.toString())]);
      const digests = named.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]);
      return {
        contents: `const values = new Map(JSON.parse(${JSON.stringify(JSON.stringify(values))}));
          export const shippedValue = (name) => values.get(name);
          const digests = new Map(JSON.parse(${JSON.stringify(JSON.stringify(digests))}));
          export const shippedDigest = (name) => digests.get(name);`,
      };
    });
  },
};

/**
 * What stands together in one file, of all that is loaded when it is asked for (`import()`): Node takes longer to find thirty small files
 * than to read one. What no group names is `judged`, with all that simulates.
 */
const groups = new Map(
  Object.entries({
    explained: ['tasks/explain-policy', 'tasks/list-policies', 'report/explanation', 'report/policy-list-text'],
    told: ['report/words/en/english'],
    korean: ['report/words/ko/korean', 'settings/translated-texts'],
    configured: ['input/declared/declared', 'input/yaml/yaml', 'judge/user-pack'],
    reported: ['text-report', 'json-report', 'formats/*'].map((name) => `report/${name}`),
  }).flatMap(([group, names]) => names.map((name) => [resolve('src', `${name}.ts`), group])),
);

const groupOf = (file) => groups.get(file) ?? groups.get(join(dirname(file), '*.ts')) ?? 'judged';

const grouped = {
  name: 'grouped',
  setup(building) {
    const sources = readdirSync('src', { recursive: true }).filter((file) => file.endsWith('.ts'));
    const asked = sources.flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      return [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, path]) => resolve('src', dirname(file), path));
    });
    building.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      return { path: groupOf(resolve(resolveDir, path)), namespace: 'group' };
    });
    building.onLoad({ filter: /./, namespace: 'group' }, ({ path }) => {
      const members = [...new Set(asked)].filter((file) => groupOf(file) === path);
      const contents = members
        .map((file) => `export * from ${JSON.stringify(`./${relative('src', file)}`)};`)
        .join('\n');
      return { contents, resolveDir: resolve('src') };
    });
  },
};

// A few files instead of the 400 of the sources, as loading these takes Node longer than judging a small plan. Names and lines stay
// readable: a stack trace leads to the function. What every command needs is a part of it, as two more packages would take a third of the
// time in which a policy is explained; the others are loaded where they are needed.
const parts = ['commander', 'picocolors'];
rmSync('dist', { recursive: true, force: true });
await build({
  // The pipeline is an entry as well, for scripts that score a build with the options of the command.
  entryPoints: ['src/cli.ts', 'src/lint.ts', 'src/library.ts', 'src/define-check.ts', 'src/testing.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // Paths in comments are as in a checkout of its own, wherever the packages are linked from.
  preserveSymlinks: true,
  external: Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies),
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  plugins: [shippedValues, grouped],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
  },
});
const licences = parts.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`);
writeFileSync('dist/LICENSES.txt', licences.join('\n\n'));
chmodSync('dist/cli.js', 0o755);

// What an app of CDKTF imports, which most run as CommonJS: it must not matter which of both the app is.
await build({
  entryPoints: ['src/cdktf/trace.ts', 'src/cdktf/validation.ts'],
  outdir: 'dist/cdktf',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  packages: 'external',
  format: 'cjs',
  ignoreAnnotations: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  define: { 'import.meta.url': 'hereAsUrl' },
  banner: { js: "const hereAsUrl = require('node:url').pathToFileURL(__filename).href;" },
});

// The grammar alone is copied (Apache-2.0, like this package): the package it is in compiles itself where it has no binary for the machine.
const grammar = 'tree-sitter-terraform.wasm';
copyFileSync(`node_modules/@tree-sitter-grammars/tree-sitter-hcl/${grammar}`, `dist/${grammar}`);

// `--no-types` builds what runs, which needs no compiler.
if (!process.argv.includes('--no-types')) writeTypes();

function writeTypes() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });

  // The types of what is CommonJS: each imports nothing but what has effects and no types.
  for (const name of ['trace', 'validation']) {
    const types = readFileSync(`dist/cdktf/${name}.d.ts`, 'utf8').replaceAll(/^import '[^']*';\n/gm, '');
    writeFileSync(`dist/cdktf/${name}.d.cts`, types);
  }
}
