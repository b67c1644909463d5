import { dirname } from 'node:path';
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';

import { blockAddress } from '../address.ts';
import { constructOf, sourceOf } from '../synth/source.ts';
import type { Json } from '../value.ts';
import { COMMENT_MARK, nothingWritten } from './place.ts';
import type { Made, ModuleSource, Place, WrittenBlock } from './place.ts';

/** The place of an offset of a text. */
type At = (node: Node) => Place;

/** The resources, module calls and comments (`"//": "…"`) of a .tf.json file. */
export function jsonSource(text: string, file: string): ModuleSource {
  const found = nothingWritten();
  const root = parseTree(text, [], { disallowComments: true });
  if (root === undefined) return { ...found, broken: [file] };
  const at = placesIn(text, file);
  for (const [section, mode] of [['resource', 'managed'] as const, ['data', 'data'] as const]) {
    for (const [type, ofType] of membersOf(memberOf(root, section))) {
      for (const [name, body, key] of membersOf(ofType)) {
        const address = blockAddress({ mode, type, name });
        found.resources.set(address, { block: writtenBlock(body, at(key), at), ...madeBy(body, file) });
        addComments(body, address, at, found);
      }
    }
  }
  for (const [name, body, key] of membersOf(memberOf(root, 'module'))) {
    const source = memberOf(body, 'source')[0]?.value as unknown;
    found.calls.set(name, {
      at: at(key),
      source: typeof source === 'string' ? source : undefined,
      ...madeBy(body, file),
    });
    addComments(body, `module.${name}`, at, found);
  }
  return found;
}

/** The construct, and the line of the program, where CDKTF or CDK Terrain made the file and wrote them down. */
function madeBy(body: readonly Node[], file: string): Made {
  const [metadata] = memberOf(body, '//');
  if (metadata?.type !== 'object') return {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is parsed from JSON
  const value = getNodeValue(metadata) as Json;
  const made = { '//': value };
  return { madeAt: sourceOf(made, dirname(file)), construct: constructOf(made) };
}

function writtenBlock(bodies: readonly Node[], place: Place, at: At): WrittenBlock {
  const written: WrittenBlock = { at: place, arguments: new Map(), blocks: new Map() };
  for (const [name, values, key] of membersOf(bodies)) {
    // A list of objects and an object may be blocks or a value: the path that is asked for tells.
    const blocks = values.filter(({ type }) => type === 'object');
    if (name === 'dynamic') {
      for (const [label, ofLabel, labelKey] of membersOf(values)) {
        const content = writtenBlock(memberOf(ofLabel, 'content'), at(labelKey), at);
        written.blocks.set(label, [{ ...content, isDynamic: true }]);
      }
    } else if (blocks.length > 0 && blocks.length === values.length) {
      written.blocks.set(
        name,
        values.map((value, index) => writtenBlock([value], at(index === 0 ? key : value), at)),
      );
    } else if (name !== '//') written.arguments.set(name, at(key));
  }
  return written;
}

function addComments(body: readonly Node[], address: string, at: At, found: ModuleSource): void {
  for (const comment of memberOf(body, '//')) {
    const text = comment.value as unknown;
    if (typeof text === 'string' && text.includes(COMMENT_MARK)) {
      found.comments.push({ text: text.trim(), place: at(comment), at: address });
    }
  }
}

/** The values of a member of objects: an object may stand for a list of one, at every level. */
function memberOf(nodes: Node | readonly Node[], name: string): readonly Node[] {
  return membersOf('type' in nodes ? [nodes] : nodes).flatMap(([key, values]) => (key === name ? values : []));
}

function membersOf(nodes: readonly Node[]): (readonly [name: string, values: readonly Node[], key: Node])[] {
  return nodes.flatMap((node) =>
    (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), elementsOf(value), key] as const],
    ),
  );
}

function elementsOf(value: Node): readonly Node[] {
  return value.type === 'array' ? (value.children ?? []) : [value];
}

function placesIn(text: string, file: string): At {
  const lines = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.push(end + 1);
  return ({ offset }) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
  };
}
