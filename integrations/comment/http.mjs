/**
 * One request to a platform's API, as JSON. What is busy (429, 5xx) is asked again, three times in all.
 * @param {string} url
 * @param {{ method?: string, headers: Record<string, string>, body?: unknown, wait?: (milliseconds: number) => Promise<void> }} request
 *   `wait` is for tests; it takes as long as it is told unless given
 * @returns {Promise<{ status: number, body: unknown }>} any status below 500 but 429
 * @throws {Error} a sentence, when the platform stays busy or cannot be reached
 */
export async function request(url, { method = 'GET', headers, body, wait = pause }) {
  let problem = '';
  for (const delay of [0, 1000, 5000]) {
    if (delay > 0) await wait(delay);
    try {
      const response = await fetch(url, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', 'user-agent': 'nospof', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await response.text();
      if (response.status !== 429 && response.status < 500) return { status: response.status, body: parsed(text) };
      problem = `status ${response.status}`;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }
  throw new Error(`${method} ${url} failed three times (${problem})`);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
