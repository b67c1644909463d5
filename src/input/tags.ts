import type { PlannedAttributes } from './planned-attributes.ts';

/** Known tags of a resource: `tags_all`, else its own tags over the provider's default tags. */
export function tagsOf(
  attributes: PlannedAttributes,
  defaults: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  // `tags_all` is only a part of the truth while any tag in it is unknown, so what is known elsewhere is under it.
  return { ...defaults, ...attributes.texts('tags'), ...blockTags(attributes), ...attributes.texts('tags_all') };
}

/** Auto Scaling groups have a block a tag. */
function blockTags(attributes: PlannedAttributes): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (const block of attributes.blocks('tag')) {
    const key = block.string('key');
    const value = block.string('value');
    if (key !== undefined && value !== undefined) tags[key] = value;
  }
  return tags;
}
