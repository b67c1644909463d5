/** An IPv4 block as [first address, prefix length]; undefined for anything else. */
function block(text: string): readonly [first: number, length: number] | undefined {
  const [, address = '', length] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text) ?? [];
  const bytes = address.split('.').map(Number);
  if (length === undefined || Number(length) > 32 || bytes.some((byte) => byte > 255)) return undefined;
  return [bytes.reduce((sum, byte) => sum * 256 + byte, 0), Number(length)];
}

/**
 * Of IPv4 prefixes the longest that holds the whole of `inner`: the route a packet takes, as AWS picks it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function longestPrefix(prefixes: readonly string[], inner: string): string | undefined {
  const target = block(inner);
  if (!target) return undefined;
  let longest: { prefix: string; length: number } | undefined;
  for (const prefix of prefixes) {
    const outer = block(prefix);
    if (!outer || outer[1] > target[1]) continue;
    const size = 2 ** (32 - outer[1]);
    const holds = Math.floor(outer[0] / size) === Math.floor(target[0] / size);
    if (holds && (longest === undefined || outer[1] > longest.length)) longest = { prefix, length: outer[1] };
  }
  return longest?.prefix;
}
