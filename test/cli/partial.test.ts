import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, it } from 'vitest';
import { nospof, shop } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'plan.json'), readFileSync(shop));
writeFileSync(
  join(folder, 'nospof.yaml'),
  `version: 1
services:
  shop: { entry: shop:aws_lb.web }
  bank: { entry: bank:aws_lb.* }
disable: { no-test-tier: it is another plan }
`,
);

it.concurrent('one stack of several, by its name', async () => {
  const { stdout, stderr } = await nospof(['lint', 'shop=plan.json', '--partial'], { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^checked {4}shop \(plan, 12 resources\)$/m);
  expect(stdout).toMatch(/✗ broken {2}shop/);
  expect(stdout).toMatch(/^not in these inputs, assumed to be up: nospof\.yaml:4 bank:aws_lb\.\*$/m);
});

it.concurrent('the list is in the JSON report, as its schema says', async () => {
  const { stdout } = await nospof(['lint', 'shop=plan.json', '--partial', '--format', 'json'], { cwd: folder });
  const report: { coverage: { notInInputs?: readonly string[] } } = JSON.parse(stdout);
  expect(report.coverage.notInInputs).toEqual(['nospof.yaml:4 bank:aws_lb.*']);
  const schema: object = JSON.parse(
    readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strictTypes: false }).compile(schema);
  validate(report);
  expect(validate.errors).toBeNull();
});

it.concurrent('with all stacks, what matches nothing is an error', async () => {
  const { code, stderr } = await nospof(['lint', 'shop=plan.json'], { cwd: folder });
  expect([code, stderr]).toEqual([2, 'nospof: nospof.yaml:4: "bank:aws_lb.*" matches no resource in the inputs\n']);
});

it.concurrent('a picture of one stack', async () => {
  const { code, stdout } = await nospof(['graph', 'shop=plan.json', '--partial', '--format', 'mermaid'], {
    cwd: folder,
  });
  expect([code, stdout.includes('shop')]).toEqual([0, true]);
});

it.concurrent('a name does not hide an input from what would overwrite it', async () => {
  const args = ['lint', 'shop=plan.json', '--partial', '--format', 'json=plan.json'];
  const { code, stderr } = await nospof(args, { cwd: folder });
  expect([code, stderr]).toEqual([2, 'nospof: plan.json: is an input; write to another file.\n']);
});

it.concurrent('two inputs of one name', async () => {
  writeFileSync(join(folder, 'other.json'), readFileSync(shop));
  const { code, stderr } = await nospof(['lint', 'shop=plan.json', 'shop=other.json'], { cwd: folder });
  expect([code, stderr]).toEqual([2, 'nospof: other.json: is named "shop", and so is plan.json.\n']);
});
