import { endOfQuoted } from '../quoted.ts';
import type { ModuleStep } from './deployment.ts';

/** A resource address, taken apart. */
export interface Address {
  readonly module: readonly ModuleStep[];
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly key: string | number | undefined;
}

/**
 * Takes an address apart: `module.vpc["a.b"].data.aws_subnet.private[0]`. Keys may hold dots, slashes, brackets and
 * escaped quotes. Undefined when the text is no resource address.
 */
export function parseAddress(text: string): Address | undefined {
  const steps = stepsOf(text);
  if (steps === undefined) return undefined;
  const module: ModuleStep[] = [];
  let at = 0;
  while (steps[at]?.name === 'module' && steps.length - at > 2) {
    const step = steps[at + 1];
    if (step === undefined) return undefined;
    module.push(step);
    at += 2;
  }
  const isData = steps[at]?.name === 'data' && steps.length - at === 3;
  if (isData) at += 1;
  const [type, instance, ...rest] = steps.slice(at);
  if (type === undefined || instance === undefined || rest.length > 0) return undefined;
  return { module, mode: isData ? 'data' : 'managed', type: type.name, name: instance.name, key: instance.key };
}

/** Module path of `module.a["k"].module.b`; undefined when the text is something else. */
export function parseModule(text: string): readonly ModuleStep[] | undefined {
  if (text === '') return [];
  return parseAddress(`${text}.x.x`)?.module;
}

/**
 * The name within its module, short: `vpc.this[0]` for the id `net:module.net.module.vpc.aws_nat_gateway.this[0]`, without
 * keys `vpc.this`. What is no address stays as it is.
 */
export function shortAddress(id: string, withKeys = true): string {
  // A stack before the address; a colon after the first quote is one of a key.
  const address = parseAddress(id.replace(/^[^"]*:/, ''));
  if (address === undefined) return id;
  const key = (one: { readonly key: string | number | undefined }): string => (withKeys ? keyText(one.key) : '');
  const module = address.module.at(-1);
  const name = `${address.name}${key(address)}`;
  return module === undefined ? name : `${module.name}${key(module)}.${name}`;
}

/** The address of a block in its module: `data.aws_subnet.a`. */
export function blockAddress({ mode, type, name }: Pick<Address, 'mode' | 'type' | 'name'>): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** The address of the block it was made from: without the keys of count, for_each and modules. */
export function writtenAddress({ module, type, name }: Pick<Address, 'module' | 'type' | 'name'>): string {
  return [...module.map((step) => `module.${step.name}`), type, name].join('.');
}

/** Key as an address writes it: `[0]`, `["a"]`, or nothing. */
export function keyText(key: string | number | undefined): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

function stepsOf(text: string): readonly ModuleStep[] | undefined {
  const step = /([^.[\]"]+)(?:\[(?:(\d+)\]|(?=")))?/y;
  const steps: ModuleStep[] = [];
  for (let at = 0; at < text.length;) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return undefined;
    const [, name = '', index] = found;
    at = step.lastIndex;
    let quoted: string | undefined;
    if (text[at] === '"') {
      const end = endOfQuoted(text, at);
      if (text[at - 1] !== '[' || end === undefined || text[end] !== ']') return undefined;
      quoted = text.slice(at, end);
      at = end + 1;
    }
    steps.push({ name, key: index === undefined ? unquote(quoted) : Number(index) });
    if (at < text.length && text[at] !== '.') return undefined;
    at += 1;
  }
  return text.endsWith('.') ? undefined : steps;
}

function unquote(quoted: string | undefined): string | undefined {
  if (quoted === undefined) return undefined;
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === 'string' ? text : quoted;
  } catch {
    return quoted.slice(1, -1);
  }
}
