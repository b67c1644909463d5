import type { Resource } from '../../../input/deployment.ts';
import { settingOf } from '../settings.ts';
import { canonicalType } from '../type-aliases.ts';
import { entryOf } from './catalogue.ts';

/**
 * What a resource is compared by between tiers: its type with what tells kinds of it apart, `aws_mq_broker/RabbitMQ`. Where
 * the kind is not known it is the type alone.
 */
export function productClass(resource: Resource): string {
  const type = canonicalType(resource.type);
  const { compare } = entryOf(resource);
  if (compare === undefined) return type;
  const { kind } = settingOf(resource.attributes, compare.argument);
  const word = kind === 'omitted' ? compare.whenOmitted : resource.attributes.string(compare.argument);
  return word === undefined ? type : `${type}/${word}`;
}
