import type { Resource } from '../../../input/deployment.ts';
import { own } from '../../../own.ts';
import type { NetworkBuilder } from '../../builder.ts';

/** Whether a backup plan copies a store; `open`: the inputs do not tell. */
export type Selected = 'yes' | 'no' | 'open';

/** How ARNs of stores begin behind the partition. */
const service: Readonly<Record<string, string>> = {
  aws_dynamodb_table: 'dynamodb',
  aws_efs_file_system: 'elasticfilesystem',
};

/**
 * By ARN, by pattern or by one of its tags, unless it is left out by ARN or does not meet all conditions.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function selects(net: NetworkBuilder, selection: Resource, store: Resource): Selected {
  const { attributes } = selection;
  const left = listed(net, selection, store, 'not_resources');
  const tagged = attributes
    .blocks('selection_tag')
    .map((block) => hasTag(store, block.string('key'), block.string('value')));
  const chosen = anyOf([listed(net, selection, store, 'resources'), ...tagged]);
  const conditions = attributes
    .blocks('condition')
    .flatMap((block) =>
      block
        .blocks('string_equals')
        .map((one) => hasTag(store, one.string('key')?.replace(/^aws:ResourceTag\//, ''), one.string('value'))),
    );
  const others = ['string_not_equals', 'string_like', 'string_not_like'].some((kind) =>
    attributes.blocks('condition').some((block) => block.blocks(kind).length > 0),
  );
  return allOf([chosen, not(left), ...conditions, ...(others ? (['open'] as const) : [])]);
}

function listed(net: NetworkBuilder, selection: Resource, store: Resource, path: string): Selected {
  const { references, literals, unresolved } = net.graph.resolve(selection, path, [store.type]);
  const found = references.find(({ target }) => target === store);
  if (found !== undefined) return found.certainty === 'guessed' ? 'open' : 'yes';
  const patterns = literals.map((text): Selected => {
    if (text === '*') return 'yes';
    const [, , of = ''] = text.split(':');
    return text.includes('*') && of === (service[store.type] ?? 'rds') ? 'open' : 'no';
  });
  return anyOf([...patterns, ...(unresolved.length > 0 && references.length === 0 ? (['open'] as const) : [])]);
}

function hasTag(store: Resource, key: string | undefined, value: string | undefined): Selected {
  if (key === undefined || value === undefined) return 'open';
  const written = own(store.tags, key);
  if (written !== undefined) return written === value ? 'yes' : 'no';
  const isKnown =
    store.attributes.read('tags').kind !== 'unknown' && store.attributes.read('tags_all').kind !== 'unknown';
  return isKnown && !store.secretTags?.includes(key) ? 'no' : 'open';
}

function anyOf(some: readonly Selected[]): Selected {
  return some.includes('yes') ? 'yes' : some.includes('open') ? 'open' : 'no';
}

function allOf(all: readonly Selected[]): Selected {
  return all.includes('no') ? 'no' : all.includes('open') ? 'open' : 'yes';
}

function not(one: Selected): Selected {
  return one === 'yes' ? 'no' : one === 'no' ? 'yes' : 'open';
}
