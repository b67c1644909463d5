import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const { version }: { version: string } = JSON.parse(read('package.json'));

/** Fields of a YAML file that a test asks for. */
type Fields = Readonly<Record<string, any>>; // oxlint-disable-line typescript/no-explicit-any -- any YAML

function yaml(file: string): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests check its form
  return load(read(file)) as Fields;
}

it.each([
  ['action.yml', 'github-action'],
  ['integrations/github/pull-request.yml', 'github-workflow'],
  ['integrations/github/cdktf.yml', 'github-workflow'],
  ['integrations/gitlab/nospof.gitlab-ci.yml', 'gitlab-ci'],
])('%s is as its schema says', (file, schema) => {
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(read(`test/integrations/schemas/${schema}.json`)));
  validate(yaml(file));
  expect(validate.errors).toBeNull();
});

it('no file installs what is not published, and a tarball has the name of this version', () => {
  const files = ['action.yml', 'integrations/gitlab/nospof.gitlab-ci.yml', 'integrations/atlantis/repos.yaml'];
  for (const file of files) expect(read(file)).not.toMatch(/nospof@\d/);
  const tarballs = files.flatMap((file) => read(file).match(/nospof-[\d.]+\.tgz/g) ?? []);
  expect(new Set(tarballs)).toEqual(new Set([`nospof-${version}.tgz`]));
});

it.each(['pull-request', 'cdktf'])('%s.yml names actions of others by their commits', (name) => {
  const used = read(`integrations/github/${name}.yml`).match(/uses: .*/g) ?? [];
  const others = used.filter((one) => !one.includes('OWNER/nospof@COMMIT'));
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((one) => !/@[\da-f]{40} # v[\d.]+$/.test(one))).toEqual([]);
});

it('no input of the action is a part of a command', () => {
  const { runs } = yaml('action.yml');
  for (const { run } of runs.steps) expect(run).not.toContain('${{');
});

it('every input of the action is handed on, and read', () => {
  const { inputs, runs } = yaml('action.yml');
  const script = read('integrations/github/action.mjs');
  const given: Readonly<Record<string, string>> = runs.steps[0].env;
  expect(Object.values(given)).toEqual(Object.keys(inputs).map((name) => `\${{ inputs.${name} }}`));
  for (const name of Object.keys(given)) expect(script).toContain(name);
});

it.each(['pull-request', 'cdktf'])('the workflow %s asks for no more than it needs', (name) => {
  const { permissions, jobs } = yaml(`integrations/github/${name}.yml`);
  expect(permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  const inputs = Object.keys(yaml('action.yml')['inputs']);
  const [step] = jobs.nospof.steps.filter(({ uses = '' }) => uses.includes('nospof'));
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(step.with)));
});

it('the hook of pre-commit has all that pre-commit asks for, and runs the command of the package', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test checks its form
  const [hook] = load(read('.pre-commit-hooks.yaml')) as readonly Fields[];
  expect(hook).toMatchObject({ id: 'nospof', name: 'nospof', entry: 'nospof lint', language: 'node' });
  const files = new RegExp(String(hook?.['files']));
  expect(['plan.json', 'infra/nospof.yml', 'cdktf.out/stacks/net/cdk.tf.json'].every((file) => files.test(file))).toBe(
    true,
  );
  expect(files.test('src/main.ts')).toBe(false);
});

it('Atlantis checks the plan that it shows, and a rejection fails the step', () => {
  const { workflows } = yaml('integrations/atlantis/repos.yaml');
  const steps: readonly unknown[] = workflows.nospof.plan.steps;
  expect(steps.slice(0, 2)).toEqual(['init', 'plan']);
  expect(steps.slice(2)).toEqual([
    { run: 'terraform show -json "$PLANFILE" > "$SHOWFILE"' },
    { run: 'nospof lint --no-color --fail-on new "$SHOWFILE"' },
  ]);
});
