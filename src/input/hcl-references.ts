import { identifierAt, readSteps, stepsText } from './traversal.ts';
import type { Step } from './traversal.ts';

/** Names that begin an expression but refer to nothing. */
const keywords = new Set(['true', 'false', 'null', 'for', 'in', 'if', 'else', 'endif', 'endfor']);

/** Roots that are followed by one name; everything else is a resource type and a name. */
const namedRoots = new Set(['var', 'local', 'each', 'count', 'path', 'terraform', 'self']);

const space = /\s*/y;
const iteratorNames = /\s+([A-Za-z_][\w-]*)(?:\s*,\s*([A-Za-z_][\w-]*))?\s+in\b/y;
const comment = /(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//y;

/**
 * What a configuration string refers to, as a plan lists it: `${aws_subnet.a[0].id}` gives `aws_subnet.a[0].id`,
 * `aws_subnet.a[0]` and `aws_subnet.a`. References inside functions, strings and indexes count; names that a `for`
 * binds, texts and `$${` do not. A splat or a computed index ends the traversal, as in a plan. Never fails: what is no
 * valid expression refers to what can still be seen in it. One pass, no recursion.
 */
export function referencesIn(template: string): readonly string[] {
  const found = new Set<string>();
  if (template.includes('${') || template.includes('%{')) scan(template, found);
  return [...found];
}

/** Local address of a `depends_on` entry: `data.aws_vpc.a` of `${data.aws_vpc.a}` or `data.aws_vpc.a.id`. */
export function dependencyIn(text: string): string {
  const wrapped = text.includes('${') ? text : `\${${text}}`;
  return referencesIn(wrapped).at(-1) ?? text;
}

/** What is open around a position: text (outermost or quoted), or braces of an expression. */
type Frame = 'text' | 'quoted' | 'expression' | 'brace';

function scan(text: string, found: Set<string>): void {
  const frames: Frame[] = ['text'];
  const bound = new Set<string>();
  let at = 0;
  let afterDot = false;
  while (at < text.length) {
    const frame = frames.at(-1) ?? 'text';
    if (frame === 'text' || frame === 'quoted') {
      at = skipText(text, at, frame, frames);
      afterDot = false;
      continue;
    }
    const character = text[at] ?? '';
    if (character === '"') frames.push('quoted');
    else if (character === '{') frames.push('brace');
    else if (character === '}') frames.pop();
    const skipped = end(comment, text, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const root = identifierAt(text, at);
    if (root === undefined) {
      // A number may end in letters (1e5); they are no name.
      const number = end(/\d[\w.]*/y, text, at);
      if (!/\s/.test(character)) afterDot = character === '.';
      at = number ?? at + 1;
      continue;
    }
    at += root.length;
    if (root === 'for') bindIterators(text, at, bound);
    const isCall = text[end(space, text, at) ?? at] === '(' || text.startsWith('::', at);
    if (afterDot || isCall || keywords.has(root)) {
      afterDot = false;
      continue;
    }
    const { steps, end: next } = readSteps(text, at);
    at = next;
    if (!bound.has(root)) addReferences(root, steps, found);
  }
}

/** Moves over text to the next thing that matters, opening or closing a frame there. */
function skipText(text: string, from: number, frame: Frame, frames: Frame[]): number {
  const mark = /\$\$\{|%%\{|\$\{|%\{|\\[^]|"/g;
  mark.lastIndex = from;
  for (let next = mark.exec(text); next !== null; next = mark.exec(text)) {
    const [token] = next;
    if (token === '${' || token === '%{') {
      frames.push('expression');
      return mark.lastIndex;
    }
    if (token === '"' && frame === 'quoted') {
      frames.pop();
      return mark.lastIndex;
    }
    // Only a quoted text has escapes; elsewhere the character after a backslash is looked at again.
    if (token.startsWith('\\') && frame === 'text') mark.lastIndex -= 1;
  }
  return text.length;
}

function bindIterators(text: string, at: number, bound: Set<string>): void {
  iteratorNames.lastIndex = at;
  const names = iteratorNames.exec(text);
  for (const name of names?.slice(1) ?? []) if (name !== undefined) bound.add(name);
}

function addReferences(root: string, steps: readonly Step[], found: Set<string>): void {
  const traversal: readonly Step[] = [{ kind: 'attribute', name: root }, ...steps];
  const names = root === 'data' ? 3 : 2;
  if (traversal.length < names || traversal.slice(0, names).some(({ kind }) => kind === 'index')) return;
  let least = names;
  if (!namedRoots.has(root) && traversal[least]?.kind === 'index') least += 1;
  if (root === 'module' && traversal.length > least) least += 1;
  for (let length = traversal.length; length >= Math.min(least, traversal.length); length--)
    found.add(stepsText(traversal.slice(0, length)));
  // Of an instance, the resource or module itself is listed too; not so the module of an output of an instance.
  const isOutputOfInstance = root === 'module' && least === names + 2;
  const shortest = isOutputOfInstance ? names + 1 : names;
  for (let length = least - 1; length >= shortest; length--) found.add(stepsText(traversal.slice(0, length)));
}

/** End of a match at `from`, undefined when there is none. */
function end(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
