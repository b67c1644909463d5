import { request } from './http.mjs';

/**
 * Comments of a pull or merge request, by a REST API that has them in pages of 100.
 * @param {{
 *   headers: Record<string, string>,
 *   page: (number: number) => string,
 *   all: string,
 *   one: (id: string | number) => string,
 *   change: 'PATCH' | 'PUT',
 *   me: { url: string, query?: string, idIn: (answer: any) => unknown },
 *   authorOf: (comment: any) => unknown,
 *   wait?: ((milliseconds: number) => Promise<void>) | undefined,
 * }} api addresses of a page of comments, of all of them, and of one; the method that changes one; where the platform says whose token it
 *   is (`query` is posted), and what tells accounts apart, there and in a comment
 * @returns {import('./upsert.mjs').Thread}
 */
export function threadAt({ headers, page, all, one, change, me, authorOf, wait }) {
  const options = { headers, ...(wait && { wait }) };
  /**
   * @param {string} method
   * @param {string} url
   * @param {string} [text]
   */
  const isDone = async (method, url, text) => {
    const body = text === undefined ? {} : { body: { body: text } };
    const { status } = await request(url, { ...options, method, ...body });
    if (status < 300) return true;
    if ([401, 403, 404].includes(status)) return false;
    throw new Error(`${method} ${url} answered ${status}`);
  };
  return {
    async me() {
      const { url, query } = me;
      const asked = query === undefined ? {} : { method: 'POST', body: { query } };
      const { status, body } = await request(url, { ...options, ...asked });
      const account = status < 300 ? me.idIn(body) : undefined;
      if (account !== undefined && account !== null) return account;
      throw new Error(
        `${url} answered ${status}: whose token it is has to be known, to tell our comment from others like it`,
      );
    },
    async *list() {
      for (let number = 1; ; number++) {
        const url = page(number);
        const { status, body } = await request(url, options);
        if (status !== 200 || !Array.isArray(body)) {
          throw new Error(`GET ${url} answered ${status}: the token has to be allowed to read its comments`);
        }
        for (const comment of body)
          yield { id: comment.id, body: String(comment.body ?? ''), author: authorOf(comment) };
        if (body.length < 100) return;
      }
    },
    create: (text) => isDone('POST', all, text),
    update: (id, text) => isDone(change, one(id), text),
    remove: (id) => isDone('DELETE', one(id)),
  };
}
