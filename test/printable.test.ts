import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { label, labelled, output, printable, sentence } from '../src/printable.ts';

test.each([
  ['plain text: 새올, é, ✓', 'plain text: 새올, é, ✓'],
  ['a\tb\r\nc\nd', 'a b c d'],
  ['\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['\u009b2J\u0000\u007f\u0085', '\\u{9b}2J\\u{0}\\u{7f}\\u{85}'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each([
  ['zero-width', 'a\u200bb', 'a\\u{200b}b'],
  ['turned around', '\u202eabc\u2066', '\\u{202e}abc\\u{2066}'],
  ['a tag', 'a\u{e0041}', 'a\\u{e0041}'],
  ['a soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
  ['a variation selector', 'a\ufe0f\u{e0100}', 'a\\u{fe0f}\\u{e0100}'],
  ['a line separator', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['a filler', '\u3164\u115f\u2800', '\\u{3164}\\u{115f}\\u{2800}'],
  ['half of a pair', 'a\ud83d', 'a\\u{d83d}'],
])('what cannot be seen is shown as such: %s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each([
  ['GitHub', '::add-mask::production', '\\u{3a}:add-mask::production'],
  ['GitHub, after blanks', 'x\n  ::error::broken', 'x   \\u{3a}:error::broken'],
  ['GitHub, in its older form', 'x ##[error]broken', 'x \\u{23}#[error]broken'],
  ['Azure', '##vso[task.complete result=Succeeded;]', '\\u{23}#vso[task.complete result=Succeeded;]'],
  ['TeamCity', "##teamcity[buildStatus text='ok']", "\\u{23}#teamcity[buildStatus text='ok']"],
  ['GitLab', 'section_start:1:a\r\u001b[0Ka', '\\u{73}ection_start:1:a \\u{1b}[0Ka'],
  ['a heading', '[command]rm', '\\u{5b}command]rm'],
])('what a CI service reads as a command is none: %s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each(['::/0', 'to 2001:db8::a', 'aws_lb.a["x::y"]', '#hash', 'a [command] b', 'section_start'])(
  '%j is no command within a line',
  (text) => {
    expect(printable(`to ${text}`)).toBe(`to ${text}`);
  },
);

test('parts that are no command are none when they are put together', () => {
  expect(output([':', ':add-mask::x\n  ', '#', '#[a]\n'].join(''))).toBe('\\u{3a}:add-mask::x\n  \\u{23}#[a]\n');
  expect(output('\u001b[2m::add-mask::x')).toBe('\u001b[2m\\u{3a}:add-mask::x');
});

test('a name is as long as can be read, and different ones stay different', () => {
  const [one, other] = ['a', 'b'].map((letter) => label(`module.${'x'.repeat(9000)}${letter}${'x'.repeat(9000)}.end`));
  expect(one).toMatch(/^module\.x+…sha256:[0-9a-f]{12}…x+\.end$/);
  expect(one).toHaveLength(200);
  expect(one).not.toBe(other);
  expect(label('x'.repeat(200))).toBe('x'.repeat(200));
  expect(sentence('x'.repeat(9000))).toHaveLength(2000);
});

test('every text of a fact is a label, keys too, and one named __proto__', () => {
  const fact = { is: 'a\u200b', and: ['::add-mask::x'], part: { of: '\u0007', number: 1 }, none: undefined };
  expect(labelled(fact)).toEqual({
    is: 'a\\u{200b}',
    and: ['\\u{3a}:add-mask::x'],
    part: { of: '\\u{7}', number: 1 },
    none: undefined,
  });
  const counts: unknown = JSON.parse('{"__proto__":1,"constructor":2}');
  expect(JSON.stringify(labelled(counts))).toBe('{"__proto__":1,"constructor":2}');
});

it('leaves nothing that a second pass would take', () => {
  const pieces = fc.constantFrom(
    ':',
    '::',
    '#',
    '##',
    '[',
    'vso[',
    'error::',
    'section_',
    'start:',
    ' ',
    '\n',
    '\u200b',
    'a',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (one) => {
      for (const shown of [printable, label]) expect(shown(shown(one))).toBe(shown(one));
      expect(output(printable(one))).toBe(printable(one));
      expect(printable(one)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
    { numRuns: 500 },
  );
});

it('takes as long as a text is', () => {
  for (const piece of [' ', ':', '[', '#', 's', '\u200b', ' :', '##', '\n ']) {
    expect(output(printable(piece.repeat(300_000))).length).toBeGreaterThan(0);
  }
});
