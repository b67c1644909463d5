import { existsSync } from 'node:fs';

/** An input as it is given: `plan.json`, `-`, or `NAME=plan.json`, where NAME is what its stack is called. */
export interface NamedInput {
  readonly path: string;
  readonly name: string | undefined;
}

/** Takes a name off an input. A file whose own name has a `=` is that file. */
export function namedInput(given: string): NamedInput {
  const at = given.indexOf('=');
  const [name, path] = [given.slice(0, Math.max(at, 0)), given.slice(at + 1)];
  const isName = name !== '' && path !== '' && !/[/\\]/.test(name) && !existsSync(given);
  return isName ? { name, path } : { name: undefined, path: given };
}
