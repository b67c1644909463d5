import { dump } from 'js-yaml';
import { label, output, type Output, printable } from '../printable.ts';
import type { InitialFacts, InitialTier } from './initial.ts';
import type { InitWords } from './words/init-words.ts';

/** Services that are written out; the others are counted. */
const MOST_SERVICES = 100;

/**
 * A first nospof.yaml. All that is judged by is what nospof takes anyway; what was found is there as comments, each of which is
 * valid without its `# `. Lines that begin with `## ` are for people.
 */
export function initialConfig(facts: InitialFacts, words: InitWords): Output {
  const blocks = [
    words.head(facts.inputs.map(label), facts.resources).map(prose),
    ['version: 1'],
    [...words.packs.map(prose), 'extends: [recommended]'],
    services(facts, words),
    tiers(facts, words),
    sites(facts, words),
    times(facts, words),
    ...(facts.noTestTier ? [words.noTestTier.map(prose)] : []),
    facts.notModelled.length === 0 ? [] : words.notModelled(facts.notModelled.map(label)).map(prose),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return output(`${text.join('\n\n')}\n`);
}

function services({ services: all }: InitialFacts, words: InitWords): readonly string[] {
  const shown = all.slice(0, MOST_SERVICES);
  const lines = shown.flatMap(({ key, title, tier, entry }) => [
    prose(`  ${words.service(label(title), tier, entry === undefined)}`),
    ...(entry === undefined ? [] : suggested({ [key]: { grade: 3, entry: [entry] } }, 1)),
  ]);
  const named = shown.some(({ entry }) => entry !== undefined);
  return [
    ...words.services(all.length).map(prose),
    ...(named ? ['# services:'] : []),
    ...lines,
    ...(all.length > shown.length ? [prose(`  ${words.more(all.length - shown.length)}`)] : []),
  ];
}

function tiers({ tiers: all, unstated }: InitialFacts, words: InitWords): readonly string[] {
  const told = all.map((one) => {
    const { tier, from, key, resources } = one;
    return prose(
      `  ${words.tier({ tier, from, key: key === undefined ? undefined : label(key), text: label(one.text), resources })}`,
    );
  });
  const matches = Object.fromEntries(
    (['production', 'test'] as const).flatMap((tier) => {
      const first = all.find((one) => one.tier === tier);
      const match = first && matchOf(first);
      return match === undefined ? [] : [[tier, { match }]];
    }),
  );
  return [
    ...words.tiers.map(prose),
    ...told,
    ...(unstated === 0 ? [] : [prose(`  ${words.unstated(unstated)}`)]),
    ...(Object.keys(matches).length === 0 ? [] : ['# tiers:', ...suggested(matches, 1)]),
  ];
}

/** The condition of nospof.yaml that says the same; undefined where there is none, or where its text cannot be written. */
function matchOf({ from, key, text }: InitialTier): object | undefined {
  if (!isPlain(text) || text.includes('*')) return undefined;
  if (from === 'tag') return key === undefined || !isPlain(key) ? undefined : { tag: { [key]: text } };
  if (from === 'stack') return { stack: text };
  return from === 'account' ? undefined : { workspace: text };
}

function sites({ regions }: InitialFacts, words: InitWords): readonly string[] {
  if (regions.length === 0) return [];
  const bySite = Object.fromEntries(regions.map((region) => [region, { regions: [region] }]));
  return [...words.sites(regions.length).map(prose), '# sites:', ...suggested(bySite, 1)];
}

function times({ times: all }: InitialFacts, words: InitWords): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.flatMap(({ name, value, meaning }) => [prose(`  ${meaning}`), ...suggested({ [name]: value }, 1)]);
  return [...words.times.map(prose), '# assumptions:', ...lines];
}

/** A line for people. */
function prose(text: string): string {
  return text === '' ? '##' : `## ${printable(text)}`;
}

/** YAML that is switched off: each line of it, however many a name of the input makes of it, is a comment. */
function suggested(value: object, depth: number): readonly string[] {
  return dump(value, { lineWidth: -1, flowLevel: 1 })
    .trimEnd()
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `# ${'  '.repeat(depth)}${line}`);
}

/** Of characters that can be seen, so that it is the same in the file. */
export function isPlain(text: string): boolean {
  return printable(text) === text && label(text) === text;
}
