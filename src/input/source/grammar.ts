import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Tree } from 'web-tree-sitter';

/** Reads a text as Terraform's language. What is wrong in it is left out of the tree, and the rest is read. */
export type Grammar = (text: string) => Tree | null;

const FILE = 'tree-sitter-terraform.wasm';

let grammar: Promise<Grammar> | undefined;

/**
 * The grammar of HCL as Terraform uses it, loaded when a file has to be read, once. Positions are in UTF-16 code units.
 * Source: https://github.com/tree-sitter-grammars/tree-sitter-hcl
 */
export function loadGrammar(): Promise<Grammar> {
  return (grammar ??= load());
}

async function load(): Promise<Grammar> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammarFile())));
  return (text) => parser.parse(text);
}

/** The build copies the file beside the program: the package it comes from compiles things when it is installed. */
function grammarFile(): string {
  const built = fileURLToPath(new URL(FILE, import.meta.url));
  if (existsSync(built)) return built;
  return createRequire(import.meta.url).resolve(`@tree-sitter-grammars/tree-sitter-hcl/${FILE}`);
}
