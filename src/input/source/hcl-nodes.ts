import type { Node } from 'web-tree-sitter';

/** Arguments and blocks directly within a file or a block. */
export function partsOf(node: Node): readonly Node[] {
  return node.namedChildren
    .filter(({ type }) => type === 'body')
    .flatMap((body) => body.namedChildren.filter(({ type }) => type === 'attribute' || type === 'block'));
}

/** What an argument or a block begins with: `resource "aws_lb" "web"` as three words; quotes may be left out. */
export function wordsOf(node: Node): readonly string[] {
  const words: string[] = [];
  for (const { type, text } of node.namedChildren) {
    if (type !== 'identifier' && type !== 'string_lit') break;
    words.push(type === 'identifier' ? text : text.slice(1, -1));
  }
  return words;
}
