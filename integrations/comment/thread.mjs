import { request } from './http.mjs';

/**
 * Comments of a pull or merge request, by a REST API that has them in pages of 100.
 * @param {{
 *   headers: Record<string, string>,
 *   page: (number: number) => string,
 *   all: string,
 *   one: (id: string | number) => string,
 *   change: 'PATCH' | 'PUT',
 *   wait?: ((milliseconds: number) => Promise<void>) | undefined,
 * }} api addresses of a page of comments, of all of them, and of one; the method that changes one
 * @returns {import('./upsert.mjs').Thread}
 */
export function threadAt({ headers, page, all, one, change, wait }) {
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
    async *list() {
      for (let number = 1; ; number++) {
        const url = page(number);
        const { status, body } = await request(url, options);
        if (status !== 200 || !Array.isArray(body)) {
          throw new Error(`GET ${url} answered ${status}: the token has to be allowed to read its comments`);
        }
        for (const { id, body: text } of body) yield { id, body: String(text ?? '') };
        if (body.length < 100) return;
      }
    },
    create: (text) => isDone('POST', all, text),
    update: (id, text) => isDone(change, one(id), text),
    remove: (id) => isDone('DELETE', one(id)),
  };
}
