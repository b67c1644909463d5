import fc from 'fast-check';
import { expect, it } from 'vitest';

import { findJsonError } from '../../src/input/json/json-error.ts';
import { change, read, refusal } from './inputs.ts';

const plan = { format_version: '1.2', resource_changes: [change('aws_x.a', { name: 'a' }), change('aws_x.b', {})] };
const text = JSON.stringify(plan);
const pretty = JSON.stringify(plan, undefined, 2);

function utf16(content: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${content}` : content, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

it.each<[string, string | Uint8Array]>([
  ['plain', text],
  ['UTF-8 with byte order mark', `\ufeff${text}`],
  ['UTF-16LE with byte order mark', utf16(text, 'le')],
  ['UTF-16BE with byte order mark', utf16(text, 'be')],
  ['UTF-16LE without', utf16(text, 'le', false)],
  ['UTF-16BE without', utf16(text, 'be', false)],
  ['UTF-16LE saved again as UTF-8', Buffer.from(utf16(text, 'le')).toString('latin1')],
  ['UTF-8 mark taken for Latin-1', `ï»¿${text}`],
  ['an old code page in a text', Buffer.from(text.replace('"name":"a"', '"name":"\u00e9"'), 'latin1')],
  ['trailing %0A', `${text}%0A`],
  ['trailing %', `${text}%`],
  ['Windows line ends', pretty.replaceAll('\n', '\r\n')],
  ['a log around it', `[command]/usr/bin/terraform show -json p\n\u001b[1m${text}\n::debug::exit 0 {}\n`],
  ['a time before it', `2024-01-01T00:00:00.0000000Z ${text}`],
  ['other JSON before it', `{"level":"info","msg":"a { b"}\n${text}`],
  ['other JSON after it', `${text}\n{"level":"info"}`],
  ['a log around a pretty one', `Initialising ...\n${pretty}\nDone {`],
])('reads %s', async (_, input) => {
  expect((await read(input)).resources.map((each) => each.address)).toEqual(['aws_x.a', 'aws_x.b']);
});

it('reads a plan that setup-terraform prints three times as one', async () => {
  const tagged = { ...plan, resource_changes: [change('aws_x.a', { name: 'a%0A100%\n' })] };
  const once = JSON.stringify(tagged);
  const escaped = once.replaceAll('%', '%25');
  const log = `[command]/opt/terraform-bin show -json p\n${once}\n::debug::Terraform exited with code 0.\n::debug::stdout: ${escaped}%0A\n::debug::stderr: \n::set-output name=stdout::${escaped}%0A\n`;
  const [resource, ...others] = (await read(log)).resources;
  expect([others, resource?.attributes.string('name')]).toEqual([[], 'a%0A100%\n']);
});

it('takes the plan from a debug line where it stands nowhere else', async () => {
  const log = `::debug::stdout: ${text.replaceAll('"a"', '"50%25"')}\n`;
  expect((await read(log)).resources[0]?.attributes.string('name')).toBe('50%');
});

const expected = 'expected a plan or state in JSON, as "terraform show -json" gives it, or a CDKTF stack';

it.each<[string, string | Uint8Array | object, string]>([
  ['nothing', '', 'is empty, but a plan in JSON was expected'],
  ['spaces', ' \n\t', 'contains only whitespace, but a plan in JSON was expected'],
  ['an empty object', {}, `is JSON, but not a Terraform plan: ${expected}`],
  ['a list', '[]', `is JSON, but not a Terraform plan: ${expected}`],
  ['a number', '3', `is JSON, but not a Terraform plan: ${expected}`],
  ['other JSON', { data: { me: { id: 1 } } }, `is JSON, but not a Terraform plan: ${expected}`],
  ['a package', { name: 'x', version: '1' }, `is JSON, but not a Terraform plan: ${expected}`],
  ['prose', 'hello', `does not contain a JSON object; ${expected}`],
  ['HCL', 'resource "aws_lb" "a" {\n}\n', `is Terraform source, not JSON; ${expected}`],
  ['a plan for people', 'Plan: 3 to add, 0 to change\n', `is a plan as text for people, not JSON; ${expected}`],
  [
    'a PNG',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]),
    'is a picture, but a plan in JSON was expected',
  ],
  [
    'a plan file',
    new Uint8Array([0x50, 0x4b, 3, 4, 0]),
    'is a binary plan file; give the output of "terraform show -json PLANFILE" instead',
  ],
  ['gzip', new Uint8Array([0x1f, 0x8b, 8]), 'is compressed with gzip; unpack it first'],
  ['random bytes', new Uint8Array([1, 2, 3, 200]), `does not contain a JSON object; ${expected}`],
  ['a truncated plan', text.slice(0, 40), 'is not valid JSON at line 1, column 41: the text ends too early'],
  [
    'a truncated pretty plan',
    pretty.slice(0, pretty.indexOf('"managed"')),
    'is not valid JSON at line 6, column 15: the text ends too early',
  ],
  [
    'a truncated plan in a log',
    `log\n${text.slice(0, -1)}`,
    `is not valid JSON at line 2, column ${text.length}: the text ends too early`,
  ],
  [
    'a truncated plan that holds a state',
    `{"prior_state":{"format_version":"1.0","values":{"root_module":{}}},"x":`,
    'is not valid JSON at line 1, column 73: the text ends too early',
  ],
  [
    'a missing comma',
    '{"format_version":"1.2"\n "planned_values":{}}',
    'is not valid JSON at line 2, column 2: expected "," or "}"',
  ],
  ['two plans', `${text}\n${text.replace('"a"', '"c"')}`, 'holds 2 plans or states; give each in a file of its own'],
  [
    'a raw state',
    { version: 4, serial: 1, lineage: 'x', resources: [] },
    'is a raw state file; give the output of "terraform show -json" instead',
  ],
  [
    'a manifest',
    { version: '0.21.0', stacks: {} },
    'is the manifest of a CDKTF output folder; give the folder instead',
  ],
  [
    'a plan log',
    '{"@level":"info","@message":"x"}',
    'is the log of "terraform plan -json"; give the output of "terraform show -json PLANFILE" instead',
  ],
])('refuses %s', async (_, input, problem) => {
  expect(await refusal(input)).toBe(`standard input: ${problem}.`);
});

it('finds a mistake exactly where JSON.parse refuses a text', () => {
  const nearJson = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, noise]) => {
    const place = at % (json.length + 1);
    return json.slice(0, place) + noise + json.slice(place);
  });
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearJson, fc.string()), (candidate) => {
      let isValid = true;
      try {
        JSON.parse(candidate);
      } catch {
        isValid = false;
      }
      expect(findJsonError(candidate) === undefined).toBe(isValid);
    }),
    { numRuns: 2000 },
  );
});

it('says of every cut-off document that it ends too early', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
      const json = JSON.stringify(value);
      const cut = json.slice(0, 1 + (at % (json.length - 1)));
      expect(findJsonError(cut)?.problem).toBe('the text ends too early');
    }),
  );
});

it('never takes a part of a cut-off plan for the whole', async () => {
  for (let length = 1; length < text.length; length++) {
    expect(await refusal(text.slice(0, length))).toMatch(/^standard input: is not valid JSON at line 1/);
  }
});
