/** An address block: what a route leads to. */
export interface Block {
  readonly family: 4 | 6;
  /** First address, as a number. */
  readonly first: bigint;
  /** Number of leading bits that count. */
  readonly length: number;
}

const bits = { 4: 32, 6: 128 } as const;

/** A block as it is written, `10.0.0.0/8` or `2001:db8::/32`; undefined for anything else. Bits behind the prefix do not count. */
export function block(text: string): Block | undefined {
  const [, address = '', digits] = /^([\d.]+|[\da-f:]*:[\da-f:.]*)\/(\d{1,3})$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const length = Number(digits);
  const all = family === 4 ? quad(address) : colons(address);
  if (all === undefined || length > bits[family]) return undefined;
  const rest = BigInt(bits[family] - length);
  return { family, first: (all >> rest) << rest, length };
}

/** True when every address of `inner` is one of `outer`. */
export function holds(outer: Block, inner: Block): boolean {
  if (outer.family !== inner.family || outer.length > inner.length) return false;
  const rest = BigInt(bits[outer.family] - outer.length);
  return outer.first >> rest === inner.first >> rest;
}

/** The first address behind a block. */
export function afterLast({ family, first, length }: Block): bigint {
  return first + (1n << BigInt(bits[family] - length));
}

/** The leading bits of a block, as many as `length`. */
export function startOf({ family, first }: Block, length: number): bigint {
  return first >> BigInt(bits[family] - length);
}

function quad(address: string): bigint | undefined {
  const bytes = address.split('.');
  if (bytes.length !== 4 || bytes.some((byte) => byte === '' || Number(byte) > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** RFC 4291, section 2.2: `::` stands for as many zero groups as it takes; the last two groups may be a quad. */
function colons(address: string): bigint | undefined {
  const halves = address.split('::');
  const [head, tail] = halves.map(groups);
  if (halves.length > 2 || !head || (halves.length === 2 && !tail)) return undefined;
  const zeros = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined;
  const all = [...head, ...Array.from({ length: zeros }, () => 0n), ...(tail ?? [])];
  return all.reduce((sum, group) => sum * 65536n + group, 0n);
}

function groups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const found: bigint[] = [];
  for (const part of text.split(':')) {
    if (part.includes('.')) {
      const value = quad(part);
      if (value === undefined) return undefined;
      found.push(value / 65536n, value % 65536n);
    } else if (/^[\da-f]{1,4}$/i.test(part)) found.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return found;
}
