import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the platform does to one request instead of answering it: a status, such as 403 for a token that may only read. */
export type Refusal = (method: string, path: string) => number | undefined;

export interface Account {
  readonly id: number;
  readonly login: string;
}

/** Whose the token is: that of a workflow is an app's. */
const ourselves: Account = { id: 41_898_282, login: 'github-actions[bot]' };

/** GitHub and GitLab as far as a comment needs them, on loopback. */
export class FakePlatform {
  /** Comments of the pull or merge request, by id. */
  readonly comments = new Map<number, string>();
  /** Who wrote a comment, by its id; ourselves unless it is here. */
  readonly authors = new Map<number, Account>();
  /** `POST /repos/…`, as they came. */
  readonly requests: string[] = [];
  refuse: Refusal = () => undefined;
  #server: Server | undefined;
  #next = 1;

  /** The address of the API. */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = 'GET', url = '/' } = request;
        const [status, body] = this.#answer(method, url, Buffer.concat(chunks).toString(), request.headers);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(status === 204 ? undefined : JSON.stringify(body));
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  #answer(
    method: string,
    url: string,
    text: string,
    headers: Readonly<Record<string, unknown>>,
  ): readonly [status: number, body: unknown] {
    const path = url.replace(/\?.*/, '');
    const isQuestion = path === '/graphql';
    // It is posted, and changes nothing.
    this.requests.push(`${isQuestion ? 'GET' : method} ${path}`);
    const isKnown = headers['authorization'] === 'Bearer secret' || headers['private-token'] === 'secret';
    const refused = isKnown ? this.refuse(method, path) : 401;
    if (refused !== undefined) return [refused, { message: 'refused' }];
    if (isQuestion) return [200, { data: { viewer: { login: ourselves.login } } }];
    if (path === '/user') return [200, { id: ourselves.id }];
    const id = Number(/\/(?:comments|notes)\/(\d+)$/.exec(path)?.[1] ?? 0);
    if (method === 'GET') return [200, this.#page(Number(/[?&]page=(\d+)/.exec(url)?.[1] ?? 1))];
    if (id !== 0 && !this.comments.has(id)) return [404, {}];
    if (method === 'DELETE') return [this.comments.delete(id) ? 204 : 404, {}];
    const { body }: { body: string } = JSON.parse(text);
    const at = id === 0 ? this.#next++ : id;
    this.comments.set(at, body);
    return [id === 0 ? 201 : 200, { id: at, body }];
  }

  #page(page: number): unknown {
    return [...this.comments].slice((page - 1) * 100, page * 100).map(([id, body]) => {
      const account = this.authors.get(id) ?? ourselves;
      return { id, body, user: { login: account.login }, author: { id: account.id } };
    });
  }
}
