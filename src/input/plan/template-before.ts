import type { ResourceTemplate } from '../deployment.ts';
import { isBlock } from '../expression.ts';
import { memberOf } from '../json/json.ts';
import type { Json } from '../value.ts';

/**
 * The template of a resource as far as it holds for the values before the apply. A plan has the new configuration only, so an
 * argument that this plan changes was written in another way: what it referred to is told by its value, an id or an ARN.
 */
export function templateBefore(
  template: ResourceTemplate,
  before: Json | undefined,
  after: Json | undefined,
): ResourceTemplate {
  const { expressions } = template;
  if (!isBlock(expressions)) return template;
  const same = Object.entries(expressions).filter(([name]) => isSame(memberOf(before, name), memberOf(after, name)));
  return { ...template, expressions: Object.fromEntries(same) };
}

/** Terraform writes keys and sets in one order. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
