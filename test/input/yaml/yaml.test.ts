import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { InputError } from '../../../src/input/error.ts';
import { readShippedSchema } from '../../../src/input/shipped.ts';
import { checkYaml } from '../../../src/input/yaml/yaml-schema.ts';
import { parseYaml } from '../../../src/input/yaml/yaml.ts';

function refusal(text: string): string {
  try {
    parseYaml(text, 'x.yaml');
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
}

test.each([
  ['', 'x.yaml: the file is empty, expected YAML'],
  ['# only a comment\n', 'x.yaml: the file is empty, expected YAML'],
  ['a: 1\nb:\n  c: 1\n  c: 2\n', 'x.yaml:4: "c" is written twice, expected it once'],
  ['a:\n  b: 1\n\tc: 2\n', 'x.yaml:3: a tab is used to indent, expected spaces'],
  ['a: b: c\n', 'x.yaml:1: not valid YAML, bad indentation of a mapping entry'],
  ['a: *nowhere\n', 'x.yaml:1: not valid YAML, unidentified alias "nowhere"'],
  ['a: 1\n---\nb: 1\n', 'x.yaml: expected a single document in the stream, but found more'],
  ['\u0089PNG\0', 'x.yaml: expected YAML text, found binary data'],
])('%j is refused in one sentence', (text, expected) => {
  expect(refusal(text)).toBe(expected);
});

test('every value knows the line of its key, or of itself in a list', () => {
  const document = parseYaml('a:\n  b/c: [1,\n    2]\nd: &x\n  - e: 1\n  - f~: 2\ng: *x\n', 'x.yaml');
  const pointers = ['', '/a', '/a/b~1c', '/a/b~1c/1', '/d/0', '/d/1/f~0', '/g', '/d/7/unknown'];
  expect(pointers.map((pointer) => document.line(pointer))).toEqual([1, 1, 2, 3, 5, 6, 7, 4]);
});

test('lines of a long file', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => `  - ${index}\n`).join('');
  const document = parseYaml(`list:\n${items}last: 1\n`, 'x.yaml');
  expect(['/list', '/list/0', '/list/1999', '/list/19999', '/last'].map((pointer) => document.line(pointer))).toEqual([
    1, 2, 2001, 20_001, 20_002,
  ]);
});

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    colour: { enum: ['red', 'green'] },
    size: { title: 'a size such as 3m', anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+m$' }] },
    parts: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: false, properties: { part: {} } }] },
    },
  },
};

test.each([
  ['name: x\ncolor: red\n', 'x.yaml:2: unknown key "color", did you mean "colour"?'],
  ['name: x\nzzzz: red\n', 'x.yaml:2: unknown key "zzzz", expected one of name, colour, size, parts'],
  ['colour: red\n', 'x.yaml:1: "name" is missing'],
  ['name: x\ncolour: gren\n', 'x.yaml:2: colour is "gren", did you mean "green"?'],
  ['name: x\ncolour: 7\n', 'x.yaml:2: colour is 7, expected one of red, green'],
  ['name: x\nsize: big\n', 'x.yaml:2: size is "big", expected a size such as 3m'],
  ['name: [x]\n', 'x.yaml:1: name is a list, expected text'],
  ['name: x\nparts:\n  - a\n  - { prat: 1 }\n', 'x.yaml:4: unknown key "prat" in parts[1], did you mean "part"?'],
  ['name: 1\nsize: big\n', 'x.yaml:1: name is 1, expected text'],
  ['- a\n', 'x.yaml:1: the file is a list, expected keys with values'],
])('%j does not fit, in one sentence', async (text, expected) => {
  await expect(checkYaml(parseYaml(text, 'x.yaml'), schema)).rejects.toThrow(new InputError(expected));
});

test('what fits comes back', async () => {
  await expect(checkYaml(parseYaml('name: x\nsize: 3m\n', 'x.yaml'), schema)).resolves.toEqual({
    name: 'x',
    size: '3m',
  });
});

test.each(['assumptions', 'nospof', 'pack'])('the schema %s is one', async (name) => {
  const ajv = new Ajv2020();
  await ajv.validateSchema(await readShippedSchema(name));
  expect(ajv.errors).toBeNull();
});
