/**
 * A test for addresses. `*` stands for any text, also none; every other character is literal, brackets and quotes
 * included, because they are part of Terraform addresses. A pattern is matched against the whole address, and
 * against `stack:address`, so that one stack can be picked when several are judged together.
 */
export function pattern(text: string): (address: string, stack?: string) => boolean {
  const parts = text.split('*');
  return (address, stack) =>
    matches(parts, address) || (stack !== undefined && text.includes(':') && matches(parts, `${stack}:${address}`));
}

/** Greedy from the left, the last part at the end: linear in practice, and no regular expression to escape for. */
function matches(parts: readonly string[], text: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - last.length >= position && text.endsWith(last);
}
