/**
 * Comments of one pull or merge request. Each call answers whether the platform did it; a token that may only read (a pull
 * request from a fork) is no error.
 * @typedef {{ id: string | number, body: string, author: unknown }} Comment
 * @typedef {{
 *   me: () => Promise<unknown>,
 *   list: () => AsyncIterable<Comment>,
 *   create: (body: string) => Promise<boolean>,
 *   update: (id: Comment['id'], body: string) => Promise<boolean>,
 *   remove: (id: Comment['id']) => Promise<boolean>,
 * }} Thread
 */

/**
 * Keeps one comment in a thread: makes it, or changes it in place, and only where its text changes. The first line of the
 * text marks the comment, and its author makes it ours: a token that may write can change the comments of others as well, who could
 * then write into it what they like. Where two runs made one each, the first stays.
 * @param {Thread} thread
 * @param {string} body the whole comment; the first line is the mark
 * @param {{ create: boolean }} options `create: false` changes a comment that is there, but makes none
 * @returns {Promise<'created' | 'updated' | 'unchanged' | 'not needed' | 'forbidden'>}
 */
export async function upsert(thread, body, { create }) {
  const mark = firstLine(body);
  /** @type {Comment[]} */
  const marked = [];
  for await (const comment of thread.list()) if (firstLine(comment.body) === mark) marked.push(comment);
  const me = marked.length > 0 ? await thread.me() : undefined;
  const ours = marked.filter(({ author }) => author === me);
  for (const [index, { id, body: before }] of ours.entries()) {
    const isSame = plain(before) === plain(body);
    if (!isSame && !(await thread.update(id, body))) return 'forbidden';
    for (const { id: other } of ours.slice(index + 1)) await thread.remove(other);
    return isSame ? 'unchanged' : 'updated';
  }
  if (!create) return 'not needed';
  return (await thread.create(body)) ? 'created' : 'forbidden';
}

/** @param {string} text */
function firstLine(text) {
  return plain(text).split('\n', 1)[0];
}

/**
 * Platforms write line ends in their own way, and drop blanks at the end.
 * @param {string} text
 */
function plain(text) {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
