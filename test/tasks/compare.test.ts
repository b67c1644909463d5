import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, it } from 'vitest';
import { compare } from '../../src/tasks/compare.ts';
import { renderJson } from '../../src/report/json-report.ts';
import { shop } from '../cli/command.ts';
import { mistakes } from '../report/formats/mistakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the report on two plans is as the schema says, and valid in every format', async () => {
  const better = join(folder, 'better.json');
  writeFileSync(better, readFileSync(shop, 'utf8').replaceAll(/"multi_az": ?false/g, '"multi_az":true'));
  const waivers = join(folder, 'waivers.yaml');
  writeFileSync(waivers, 'version: 1\nwaivers: [{ policy: single-datastore, addresses: aws_db_instance.main }]\n');
  const schema: object = JSON.parse(readFileSync('src/report/report.schema.json', 'utf8'));
  const validate = new Ajv2020({ strictTypes: false, allErrors: true }).compile(schema);
  for (const [base, head] of [
    [better, shop],
    [shop, better],
  ] as const) {
    const report = await compare({ base, head, waivers, asOf: '2026-12-01' });
    validate(JSON.parse(renderJson(report)));
    expect(validate.errors).toBeNull();
    expect(await mistakes(report)).toEqual([]);
    expect(report.findings.filter(({ change }) => change === undefined).map(({ policy }) => policy)).toEqual([
      'waiver-invalid',
    ]);
  }
});
