/** A little Terraform: what an expression is worth, and what the plan says of it. Enough to know the right answer. */
export type Node =
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'constant'; readonly value: string | number }
  | { readonly is: 'get'; readonly of: Node; readonly name: string }
  | { readonly is: 'at'; readonly of: Node; readonly key: Node }
  /** `x[*]`, `values(x)`, `[for v in x : v]`. */
  | { readonly is: 'list'; readonly of: Node }
  /** `{ for k, v in x : k => v }`. */
  | { readonly is: 'map'; readonly of: Node }
  | { readonly is: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node }
  /** `"${a}-${b}"`. */
  | { readonly is: 'text'; readonly parts: readonly Node[] }
  | { readonly is: 'tuple'; readonly parts: readonly Node[] }
  | { readonly is: 'object'; readonly fields: Readonly<Record<string, Node>> };

/** A resource instance stands for its id. */
export interface Instance {
  readonly address: string;
}

export type Worth = Instance | string | number | boolean | readonly Worth[] | ReadonlyMap<string | number, Worth>;

/** What the names of a scope are worth: `aws_subnet.s`, `module.net`, `var.in`, `each.key`. */
export type Names = (text: string) => Worth;

export function name(text: string): Node {
  return { is: 'name', text };
}

export function constant(value: string | number): Node {
  return { is: 'constant', value };
}

export function get(of: Node, attribute: string): Node {
  return { is: 'get', of, name: attribute };
}

export function at(of: Node, key: Node): Node {
  return { is: 'at', of, key };
}

export function worth(node: Node, names: Names): Worth {
  switch (node.is) {
    case 'name':
      return names(node.text);
    case 'constant':
      return node.value;
    case 'get': {
      const of = worth(node.of, names);
      return isInstance(of) ? of : member(of, node.name);
    }
    case 'at': {
      const key = worth(node.key, names);
      if (typeof key !== 'string' && typeof key !== 'number') throw new Error('not a key');
      return member(worth(node.of, names), key);
    }
    case 'list':
      return elements(worth(node.of, names));
    case 'map':
      return worth(node.of, names);
    case 'if':
      return worth(worth(node.test, names) === true ? node.yes : node.no, names);
    case 'text':
      return node.parts.map((part) => String(worth(part, names))).join('');
    case 'tuple':
      return node.parts.map((part) => worth(part, names));
    case 'object':
      break;
  }
  return new Map(Object.entries(node.fields).map(([field, value]) => [field, worth(value, names)]));
}

/** Traversals as the plan lists them: static traversals whole, everything else by its parts. */
export function traversals(node: Node): readonly string[] {
  const still = traversal(node);
  if (still !== undefined) return [still];
  switch (node.is) {
    case 'name':
    case 'constant':
      return [];
    case 'get':
    case 'list':
    case 'map':
      return traversals(node.of);
    case 'at':
      return [...traversals(node.of), ...traversals(node.key)];
    case 'if':
      return [...traversals(node.test), ...traversals(node.yes), ...traversals(node.no)];
    case 'text':
    case 'tuple':
      return node.parts.flatMap(traversals);
    case 'object':
      break;
  }
  return Object.values(node.fields).flatMap(traversals);
}

/** The instances in a value. */
export function instancesIn(value: Worth): readonly Instance[] {
  if (isInstance(value)) return [value];
  return typeof value === 'object' ? elements(value).flatMap(instancesIn) : [];
}

function traversal(node: Node): string | undefined {
  if (node.is === 'name') return node.text;
  if (node.is !== 'get' && node.is !== 'at') return undefined;
  const of = traversal(node.of);
  if (of === undefined) return undefined;
  if (node.is === 'get') return `${of}.${node.name}`;
  return node.key.is === 'constant' ? `${of}[${JSON.stringify(node.key.value)}]` : undefined;
}

function elements(value: Worth): readonly Worth[] {
  if (isList(value)) return value;
  if (value instanceof Map) return [...sorted(value)].map(([, one]) => one);
  return [value];
}

function sorted(map: ReadonlyMap<string | number, Worth>): readonly (readonly [string | number, Worth])[] {
  return [...map].toSorted(([a], [b]) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
}

function member(of: Worth, key: string | number): Worth {
  const found = isList(of) ? of[Number(key) % of.length] : of instanceof Map ? of.get(key) : undefined;
  if (found === undefined) throw new Error(`nothing at ${key}`);
  return found;
}

function isInstance(value: Worth): value is Instance {
  return typeof value === 'object' && 'address' in value;
}

function isList(value: Worth): value is readonly Worth[] {
  return Array.isArray(value);
}
