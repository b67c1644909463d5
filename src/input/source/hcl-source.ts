import type { Node } from 'web-tree-sitter';

import { blockAddress } from '../address.ts';
import { commentText } from './comment-text.ts';
import type { Grammar } from './grammar.ts';
import { COMMENT_MARK, nothingWritten } from './place.ts';
import type { ModuleSource, Place, WrittenBlock } from './place.ts';
import { partsOf, wordsOf } from './hcl-nodes.ts';

/** A block that has an address, from its first line to its last. */
interface Span {
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

/** The resources, module calls and comments of a .tf file. What stands in a line that is no Terraform is left out. */
export function hclSource(text: string, file: string, parse: Grammar): ModuleSource {
  const found = nothingWritten();
  const tree = parse(text);
  if (tree === null) return { ...found, broken: [file] };
  const root = tree.rootNode;
  const spans: Span[] = [];
  for (const block of blocksBelow(root, root.hasError)) addBlock(block, file, found, spans);
  if (text.includes(COMMENT_MARK)) addComments(root, file, found, spans);
  if (root.hasError) found.broken.push(file);
  tree.delete();
  return found;
}

/** Those of the file. Where a bracket is missing, what follows seems to be within the block before: it is told by its two labels. */
function* blocksBelow(node: Node, hasErrors: boolean): Iterable<Node> {
  for (const child of node.namedChildren) {
    if (child.type === 'block') yield child;
    const isFile = node.type === 'config_file' || node.type === 'body' || node.type === 'ERROR';
    if (hasErrors ? child.type !== 'expression' : isFile && child.type === 'body') yield* blocksBelow(child, hasErrors);
  }
}

function addBlock(block: Node, file: string, found: ModuleSource, spans: Span[]): void {
  const [kind, ...labels] = wordsOf(block);
  const [type = '', name = ''] = labels;
  const at = placeOf(block, file);
  let address: string;
  if ((kind === 'resource' || kind === 'data') && labels.length === 2) {
    address = blockAddress({ mode: kind === 'data' ? 'data' : 'managed', type, name });
    found.resources.set(address, { block: writtenBlock(block, file) });
  } else if (kind === 'module' && labels.length === 1) {
    address = `module.${type}`;
    found.calls.set(type, { at, source: textArgument(block, 'source') });
  } else return;
  spans.push({ address, from: block.startPosition.row, to: block.endPosition.row });
}

function writtenBlock(block: Node, file: string, isDynamic = false): WrittenBlock {
  const written: WrittenBlock = {
    at: placeOf(block, file),
    arguments: new Map(),
    blocks: new Map(),
    ...(isDynamic && { isDynamic }),
  };
  for (const child of partsOf(block)) {
    const [name = '', label] = wordsOf(child);
    if (child.type === 'attribute') {
      written.arguments.set(name, placeOf(child, file));
    } else if (name === 'dynamic' && label !== undefined) {
      const content = partsOf(child).find((part) => part.type === 'block' && wordsOf(part)[0] === 'content');
      addNested(written, label, writtenBlock(content ?? child, file, true));
    } else {
      addNested(written, name, writtenBlock(child, file));
    }
  }
  return written;
}

function addNested(within: WrittenBlock, name: string, block: WrittenBlock): void {
  const same = within.blocks.get(name);
  if (same === undefined) within.blocks.set(name, [block]);
  else same.push(block);
}

function textArgument(block: Node, name: string): string | undefined {
  const argument = partsOf(block).find((part) => part.type === 'attribute' && wordsOf(part)[0] === name);
  const [text, ...others] = argument?.descendantsOfType('string_lit') ?? [];
  return text === undefined || others.length > 0 ? undefined : text.text.slice(1, -1);
}

/** A comment is at the block that it is in, or else at the one that begins directly below it. */
function addComments(root: Node, file: string, found: ModuleSource, spans: readonly Span[]): void {
  const comments = root.descendantsOfType('comment');
  const commented = new Map(comments.map(({ startPosition, endPosition }) => [startPosition.row, endPosition.row]));
  const begins = new Map(spans.map((span) => [span.from, span]));
  let reached = 0;
  for (const comment of comments) {
    const text = commentText(comment.text);
    if (!text.includes(COMMENT_MARK)) continue;
    let below = comment.endPosition.row + 1;
    for (let next = commented.get(below); next !== undefined && !begins.has(below); next = commented.get(below)) {
      below = next + 1;
    }
    const row = comment.startPosition.row;
    while ((spans[reached]?.from ?? Infinity) <= row) reached += 1;
    // The last that began: where a bracket is missing, a block seems to hold those behind it.
    const last = spans[reached - 1];
    const at = last !== undefined && row <= last.to ? last : begins.get(below);
    found.comments.push({ text, place: placeOf(comment, file), at: at?.address });
  }
}

function placeOf({ startPosition: { row, column } }: Node, file: string): Place {
  return { file, line: row + 1, column: column + 1 };
}
