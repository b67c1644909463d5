import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';

/** One entry of a prefix list: the argument that has its block. */
export interface ListEntry {
  readonly owner: Resource;
  readonly at: Attributes;
  readonly name: string;
}

export interface ListEntries {
  readonly entries: readonly ListEntry[];
  /** Blocks that are known as texts only. */
  readonly texts: readonly string[];
  /** False where it may have others. */
  readonly isWhole: boolean;
}

export const listTypes = ['aws_ec2_managed_prefix_list', 'aws_prefix_list'];

/**
 * The entries of a prefix list: written in it, added to it, or read. Those of a list of AWS are in no plan, and an empty one
 * may be filled elsewhere.
 * https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
export function entriesOf(net: NetworkBuilder, list: Resource): ListEntries {
  const { attributes: at, document } = list;
  const added = net.pointingAt(list, entryType, 'prefix_list_id', [list.type]);
  const inline = [...at.blocks('entry'), ...at.blocks('entries')];
  const entries = [
    ...inline.map((one) => ({ owner: list, at: one, name: 'cidr' })),
    ...added.map((one) => ({ owner: one, at: one.attributes, name: 'cidr' })),
  ];
  const texts = at.strings('cidr_blocks');
  const { kind } = at.read('entry');
  // A plan leaves open what is not written; elsewhere it is a dynamic block.
  const isDynamic = document.kind !== 'plan' && at.isOpen('entry');
  const isUnknown = (kind === 'unknown' || kind === 'sensitive') && at.length('entry') !== inline.length;
  const isWhole = !isDynamic && !isUnknown && !net.once(looseEntries) && added.every(({ openNumber }) => !openNumber);
  return { entries, texts, isWhole: isWhole && entries.length + texts.length > 0 };
}

const entryType = 'aws_ec2_managed_prefix_list_entry';

/** An entry whose list cannot be told may be in any. */
function looseEntries(net: NetworkBuilder): boolean {
  return net.graph.ofType(entryType).some((one) => {
    const { references } = net.graph.resolve(one, 'prefix_list_id', listTypes);
    return references.length === 0 || references.some(({ certainty }) => certainty === 'guessed');
  });
}
