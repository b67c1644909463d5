import { expect, it } from 'vitest';
import { factTags, taggedComponent } from '../../../src/input/declared/fact-tags.ts';
import { factWords, knownKinds } from '../../../src/input/declared/fact-words.ts';
import { tagHints } from '../../../src/input/declared/tag-hints.ts';
import { InputError } from '../../../src/input/error.ts';
import { change, read } from '../inputs.ts';

async function hints(...tags: readonly Record<string, string>[]) {
  const resource_changes = tags.map((one, index) => change(`aws_x.r${index}`, { tags: one }));
  const { resources } = await read({ format_version: '1.2', resource_changes });
  return tagHints(resources).map(({ is, tag, meant, of }) => [is, tag, meant, of.length]);
}

it('a tag that is to leave a resource out, and words that are nearly known', async () => {
  expect(await hints({ 'nospof:ignore': 'true' }, { 'nospof:ignore': 'true', 'nospof:vendr': 'cisco' })).toEqual([
    ['no-waiver', 'nospof:ignore', undefined, 2],
    ['near-word', 'nospof:vendr', 'nospof:vendor', 1],
  ]);
  expect(await hints({ 'NOSPOF:Rooom': 'a', nospof_vendor: 'x', 'nosopf:vendor': 'x', Enviroment: 'staging' })).toEqual(
    [
      ['near-word', 'NOSPOF:Rooom', 'nospof:room', 1],
      ['not-a-fact', 'nospof_vendor', 'nospof:vendor', 1],
      ['not-a-fact', 'nosopf:vendor', 'nospof:vendor', 1],
      ['near-tier', 'Enviroment', 'Environment', 1],
    ],
  );
});

it('what is meant as it is written gives no hint', async () => {
  const tags = {
    'nospof:room': 'a',
    'nospof:grid': 'b',
    'nospof:carrier': 'c',
    Environment: 'x',
    env: 'y',
    Name: 'n',
    Owner: 'o',
  };
  expect(await hints(tags)).toEqual([]);
});

it('a tag that is to leave a resource out opens no failure domain, a kind of its own does', () => {
  const facts = factTags({ id: 'x', tags: { 'nospof:ignore': 'true', 'nospof:vendr': 'cisco' } });
  expect([...taggedComponent('x', facts).domains]).toEqual([['vendr', ['cisco']]]);
});

it('every word of a fact is known, and a kind is none of them', () => {
  // A value that no fact has: as a kind of domain it would be taken.
  const isKind = (word: string) => taggedComponent('x', { [word]: '?' }).domains.has(word);
  const known = [...factWords].filter((word) => {
    try {
      return !isKind(word);
    } catch (error) {
      return error instanceof InputError;
    }
  });
  expect(known).toEqual([...factWords]);
  expect(isKind('tower')).toBe(true);
  expect([...knownKinds].filter((kind) => factWords.has(kind))).toEqual([]);
});
