/**
 * Where a quoted text ends: behind the quote that closes it, which no odd number of backslashes stands before. Undefined where none
 * does. A loop, as a regular expression that repeats a choice overflows the stack on a text of some megabytes.
 * @param from place of the quote that opens it
 */
export function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (at - 1 - slashes > from && text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return undefined;
}
