import markdownIt from 'markdown-it';
import type { Report } from '../../../src/report/report.ts';

const reader = markdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

/** HTML that nospof writes. */
const ours = /^(?:<!-- nospof:report -->|<details><summary>[^<>&]*<\/summary>|<\/details>)\n?$/;
const known = new Set([
  'heading',
  'paragraph',
  'bullet_list',
  'list_item',
  'strong',
  'text',
  'inline',
  'code_inline',
  'html_block',
  'fence',
]);
/** What platforms make links of after Markdown is rendered, outside of code. */
const reference = /@\w|#\d|\bGH-\d|:\/\/|(?<![\p{L}\p{N}])[!$~%]\d/u;

/** What is wrong with a comment: too long, no marker, or something in it that nospof did not write. */
export function markdownMistakes(text: string, { verdict }: Report): readonly string[] {
  const mistakes: string[] = [];
  if (text.length > 65_536) mistakes.push(`${text.length} characters`);
  if (!text.startsWith('<!-- nospof:report -->\n')) mistakes.push('no marker');
  if (!shownText(text).includes(`nospof: ${verdict}`)) mistakes.push('no verdict');
  let open = 0;
  for (const token of reader.parse(text, {}).flatMap((one) => [one, ...(one.children ?? [])])) {
    const type = token.type.replace(/_(?:open|close)$/, '');
    if (!known.has(type)) mistakes.push(`${token.type}: ${token.content}`);
    if (type === 'html_block') {
      if (!ours.test(token.content)) mistakes.push(`html: ${token.content}`);
      open += token.content.startsWith('<details>') ? 1 : token.content.startsWith('</details>') ? -1 : 0;
    }
    if (type === 'fence' && (token.info !== 'mermaid' || !isFlowchart(token.content))) mistakes.push(token.content);
    if (type === 'text' && reference.test(token.content)) mistakes.push(`reference: ${token.content}`);
  }
  if (open !== 0) mistakes.push('a fold is not closed');
  return mistakes;
}

/** What a reader sees of it, without what cannot be seen. */
export function shownText(text: string): string {
  return reader
    .parse(text, {})
    .flatMap(({ children }) => (children === null ? [] : [children.map(({ content }) => content).join('')]))
    .join('\n')
    .replaceAll('\u200b', '');
}

const lines = [
  /^flowchart LR$/,
  /^ {2,4}n\d+(?:\["[^"`[\]<>|{}]*"\]|\(\["[^"`[\]<>|{}]*"\]\))(?::::(?:fails|stops))?$/,
  /^ {2}n\d+ --> n\d+$/,
  /^ {2}subgraph d\d+\["[^"`[\]<>|{}]*"\]$/,
  /^ {2}end$/,
  /^ {2}class d\d+ lost$/,
  /^ {2}classDef (?:fails|stops|lost) [\w:#,\- ]+$/,
];

function isFlowchart(text: string): boolean {
  return text
    .trimEnd()
    .split('\n')
    .every((line) => lines.some((form) => form.test(line)));
}
