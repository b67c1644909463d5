import { endOfQuoted } from '../../quoted.ts';

const members = String.raw`\[((?:[^[\]()"]|\[\d+\])+)\]`;
const splat = String.raw`((?:data\.)?[\w-]+\.[\w-]+)(?:\[\*\]|\.\*)\.(\w+)`;
const traversal = String.raw`((?:[\w-]+\.)+[\w-]+)`;
const place = String.raw`\s*,\s*(\d+)\s*`;

const call = (name: string, list: string, ...places: readonly string[]) =>
  new RegExp(String.raw`\b${name}\(\s*${list}${places.join('')}\)`, 'gu');

const sliceOfSplat = call('slice', splat, place, place);
const sliceOfList = call('slice', members, place, place);
const sliceOfTraversal = call('slice', traversal, place, place);
const elementOfSplat = call('element', splat, place);
const elementOfList = call('element', members, place);
const elementOfTraversal = call('element', traversal, place);
const indexOfSplat = new RegExp(String.raw`\b${splat}\[(\d+)\]`, 'gu');
const indexOfList = new RegExp(String.raw`(?<![\w\])])${members}\[(\d+)\]`, 'gu');

/** Longer slices are left as they are. */
const mostElements = 100;

/**
 * An expression in which what `slice` and `element` take out of a splat or a list by numbers is written as what it is:
 * `aws_subnet.a[1].id` for `element(aws_subnet.a[*].id, 1)`. Beyond the end `element` begins again.
 * https://developer.hashicorp.com/terraform/language/functions/element
 */
export function withoutNumbers(text: string): string {
  return text
    .replaceAll(sliceOfSplat, (whole, of: string, name: string, from: string, to: string) =>
      counted(whole, from, to, (index) => `${of}[${index}].${name}`),
    )
    .replaceAll(sliceOfTraversal, (whole, of: string, from: string, to: string) =>
      counted(whole, from, to, (index) => `${of}[${index}]`),
    )
    .replaceAll(sliceOfList, (whole, list: string, from: string, to: string) => {
      const all = separated(list);
      return counted(whole, from, to, (index) => all[index] ?? '');
    })
    .replaceAll(elementOfSplat, '$1[$3].$2')
    .replaceAll(indexOfSplat, '$1[$3].$2')
    .replaceAll(elementOfTraversal, '$1[$2]')
    .replaceAll(elementOfList, chosen)
    .replaceAll(indexOfList, chosen);
}

function counted(whole: string, from: string, to: string, at: (index: number) => string): string {
  const length = Number(to) - Number(from);
  if (length <= 0 || length > mostElements) return whole;
  return `[${Array.from({ length }, (_, index) => at(Number(from) + index)).join(', ')}]`;
}

function chosen(whole: string, list: string, index: string): string {
  const all = separated(list);
  return all[Number(index) % all.length] ?? whole;
}

/**
 * The elements of `${[aws_subnet.a.id, "subnet-1"]}`, or of several such lists put together by `concat`, each as a text of its
 * own; undefined for what is no written list.
 */
export function elementsWritten(text: string): readonly string[] | undefined {
  const [, whole = ''] = /^\$\{([^]*)\}$/u.exec(text) ?? [];
  const [, expression = whole] = /^\s*(?:tolist|toset|distinct)\(([^]*)\)\s*$/u.exec(whole) ?? [];
  const [, joined] = /^\s*concat\(([^]*)\)\s*$/u.exec(expression) ?? [];
  const lists = joined === undefined ? [expression.trim()] : separated(joined);
  if (!lists.every((list) => list.startsWith('[') && endOfBrackets(list) === list.length)) return undefined;
  const all = lists.flatMap((list) => separated(list.slice(1, -1)));
  if (all.length === 0 || all.some((one) => /^for\b/u.test(one) || one.endsWith('...'))) return undefined;
  return all.map((one) => /^"((?:[^"\\$%])*)"$/u.exec(one)?.[1] ?? `\${${one}}`);
}

/**
 * The elements of a written list of which an instance takes one by its own index, each as a text of its own:
 * `${element([aws_subnet.a.id, aws_subnet.b.id], count.index)}`. Undefined for everything else.
 */
export function elementsByIndex(text: string): readonly string[] | undefined {
  const [, whole = ''] = /^\$\{\s*(?:element\(\s*)?(\[[^]*)\}$/u.exec(text) ?? [];
  const end = endOfBrackets(whole);
  if (end === undefined || !/^\s*[,[]\s*count\.index\b[^,[\]()]*[\])]\s*$/u.test(whole.slice(end))) return undefined;
  return elementsWritten(`\${${whole.slice(0, end)}}`);
}

/** Texts between the commas of a list that are in no brackets and no quotes; a comma at the end adds none. */
function separated(text: string): readonly string[] {
  const found: string[] = [];
  let begin = 0;
  for (const [at, character, depth] of outsideQuotes(text)) {
    if (character !== ',' || depth > 0) continue;
    found.push(text.slice(begin, at).trim());
    begin = at + 1;
  }
  const last = text.slice(begin).trim();
  return last === '' ? found : [...found, last];
}

/** Where the brackets that open first are closed. */
function endOfBrackets(text: string): number | undefined {
  for (const [at, character, depth] of outsideQuotes(text)) {
    if (depth === 0 && ')]}'.includes(character)) return at + 1;
  }
  return undefined;
}

/** Every character outside of quotes, with the brackets that are open behind it. */
function* outsideQuotes(text: string): Iterable<readonly [at: number, character: string, depth: number]> {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = (endOfQuoted(text, at) ?? text.length) - 1;
      continue;
    }
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    yield [at, character, depth];
  }
}
