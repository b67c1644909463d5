/**
 * User data travels as base64. The text behind it, where what comes out is text; otherwise the text as it is.
 * Gzip and multipart archives stay closed.
 */
export function userDataText(path: string, text: string): string {
  if (!/(?:^|\.)user_data(?:_base64)?$/.test(path) || !/^[A-Za-z0-9+/\s]{16,}={0,2}\s*$/.test(text)) return text;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  // A byte that is no text means that it was not base64, or not of text.
  return /[^\P{Cc}\t\n\r]|\uFFFD/u.test(decoded) ? text : decoded;
}
