/**
 * A test for addresses. `*` stands for any text, also none; every other character is literal, brackets and quotes
 * included, because they are part of Terraform addresses. A pattern is matched against the whole address, and
 * against `stack:address`, so that one stack can be picked when several are judged together.
 */
export function pattern(text: string): (address: string, stack?: string) => boolean {
  const matches = matcher(text);
  const mayNameStack = text.includes(':');
  return (address, stack) =>
    matches(address) || (mayNameStack && stack !== undefined && matches(`${stack}:${address}`));
}

/** Greedy from the left, the last part at the end: linear in practice, and no regular expression to escape for. */
function matcher(written: string): (text: string) => boolean {
  const [first = '', ...rest] = written.split('*');
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let position = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, position);
      if (found < 0) return false;
      position = found + part.length;
    }
    return text.length - last.length >= position;
  };
}
