import { printable } from './printable.ts';

/** Text a label of Mermaid can hold: everything Mermaid, Markdown or HTML would take as a sign becomes an entity. */
export function mermaidText(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N} .,:/_@×-]/gu, mermaidEntity);
}

/** `#35;`, which Mermaid shows as the character. */
export function mermaidEntity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
