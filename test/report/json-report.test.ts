import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { renderJson } from '../../src/report/json-report.ts';
import { accepted, finding, rejected } from './reports.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strictTypes: false, allErrors: true }).compile(schema);

it.each([
  ['accepted', accepted()],
  ['rejected', rejected()],
])('an %s report is as the schema says', (_, report) => {
  validate(JSON.parse(renderJson(report)));
  expect(validate.errors).toBeNull();
});

it('an unknown field, a missing field and a count of outages are refused by the schema', () => {
  expect(validate({ ...accepted(), extra: 1 })).toBe(false);
  expect(validate({ ...accepted(), verdict: undefined })).toBe(false);
  const services = [{ name: 'a', declared: true, outage: [1], limit: null }];
  expect(validate({ ...accepted(), findings: [{ ...finding(), services }] })).toBe(false);
});

it('every field of the schema is described', () => {
  const undescribed: string[] = [];
  const visit = (node: object, path: string) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null) continue;
      const isField = path.endsWith('/properties') || path.endsWith('/$defs');
      if (isField && typeof value.description !== 'string') undescribed.push(`${path}/${key}`);
      visit(value, `${path}/${key}`);
    }
  };
  visit(schema, '');
  expect(undescribed).toEqual([]);
});

it('reads back as the same report, and ends with one line end', () => {
  const text = renderJson(rejected());
  expect(JSON.parse(text)).toEqual(rejected());
  expect(text.endsWith('}\n')).toBe(true);
  expect(text.split('\n')[1]).toBe('  "version": 1,');
});

it('what a terminal could obey is escaped, and reads back', () => {
  const report = accepted({ findings: [finding({ message: 'a\u001b[31m\u009b2J\u202eb' })] });
  const text = renderJson(report);
  expect(text.match(/"message": .*/)?.[0]).toBe('"message": "a\\u001b[31m\\u009b2J\\u202eb",');
  expect(JSON.parse(text)).toEqual(report);
});

it('what has no end is null, whoever wrote it', () => {
  const services = [{ name: 'a', declared: true, outage: [30, Infinity] as const, limit: Infinity }];
  const text = renderJson(accepted({ findings: [finding({ services })] }));
  expect(text.includes('Infinity')).toBe(false);
  validate(JSON.parse(text));
  expect(validate.errors).toBeNull();
});
