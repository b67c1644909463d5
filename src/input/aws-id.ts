/** What an id of AWS is the id of, by its beginning: `nat` of `nat-0123`. */
export function prefixOf(id: string): string {
  const [prefix = ''] = id.split('-', 1);
  return prefix;
}

/** `arn:…:log-group:x:*` and `arn:…:function:f:alias` name what stands before. */
export function arnPrefixes(word: string): readonly string[] {
  if (!word.startsWith('arn:')) return [];
  const prefixes: string[] = [];
  for (let place = word.length; place > 0 && prefixes.length < 4;) {
    place = Math.max(word.lastIndexOf(':', place - 1), word.lastIndexOf('/', place - 1));
    if (place > 0) prefixes.push(word.slice(0, place));
  }
  return prefixes;
}

/** An id that AWS makes up, of one resource in all the world: `vpc-` and 8 or 17 hexadecimal digits. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export function isGivenByAws(id: string): boolean {
  return /^(?:[a-z]+-)+(?:[\da-f]{8}|[\da-f]{17})$/.test(id);
}
