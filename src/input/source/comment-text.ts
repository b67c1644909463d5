/** What a comment says, without the signs that make it one: `#`, `//`, and those at both ends of several lines. */
export function commentText(comment: string): string {
  const text = comment.startsWith('/*') ? comment.slice(2).replace(/\*\/$/, '') : comment.replace(/^(?:#+|\/\/+)/, '');
  return text.trim();
}
