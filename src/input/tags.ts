import { isObject } from './json/json.ts';
import type { PlannedAttributes } from './plan/planned-attributes.ts';
import type { Resource } from './deployment.ts';
import { own } from '../own.ts';
import { type Json, known, omitted, unknown, type Value } from './value.ts';

/** Known tags of a resource: `tags_all`, else its own tags over the provider's default tags. */
export function tagsOf(
  attributes: PlannedAttributes,
  defaults: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const all = attributes.json('tags_all');
  if (isTexts(all)) return all;
  // `tags_all` is only a part of the truth while any tag in it is unknown, so what is known elsewhere is under it.
  return { ...defaults, ...attributes.texts('tags'), ...blockTags(attributes), ...attributes.texts('tags_all') };
}

/** Keys of tags whose value is sensitive. */
export function secretTagsOf(attributes: PlannedAttributes): readonly string[] {
  return [...new Set([...attributes.secretKeys('tags'), ...attributes.secretKeys('tags_all')])];
}

/** Tags that are known one and all. They are most of what a plan says, so they are not copied. */
function isTexts(tags: Json | undefined): tags is Readonly<Record<string, string>> {
  if (!isObject(tags)) return false;
  const texts = Object.values(tags);
  return texts.length > 0 && texts.every((text) => typeof text === 'string');
}

/** Auto Scaling groups have a block a tag. */
function blockTags(attributes: PlannedAttributes): Readonly<Record<string, string>> {
  const tags: [key: string, text: string][] = [];
  for (const block of attributes.blocks('tag')) {
    const key = block.string('key');
    const value = block.string('value');
    if (key !== undefined && value !== undefined) tags.push([key, value]);
  }
  return Object.fromEntries(tags);
}

/**
 * What a plan says of one tag of a resource: its text, that there is none, or that this is open. A sensitive text is open: whether
 * a pattern fits it would give it away.
 */
export function tagOf({ tags, secretTags = [], attributes }: Resource, key: string): Value {
  const text = own(tags, key);
  if (secretTags.includes(key)) return unknown('sensitive');
  if (text !== undefined) return known(text);
  for (const path of ['tags_all', 'tags']) {
    const all = attributes.read(path);
    // A dot in a key is not read as a step down: then what is open of any tag may be of this one.
    const one = all.kind === 'unknown' && !key.includes('.') ? attributes.read(`${path}.${key}`) : all;
    if (one.kind === 'unknown' || one.kind === 'sensitive') return unknown('known after apply');
  }
  const isOpen = attributes.blocks('tag').some((block) => {
    const called = block.read('key');
    return called.kind === 'unknown' || (called.kind === 'known' && called.value === key);
  });
  return isOpen ? unknown('known after apply') : omitted;
}
