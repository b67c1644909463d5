import { readFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { deploymentOf } from '../../src/input/contents.ts';
import { parseDeclared } from '../../src/input/declared/declared.ts';
import type { JsonObject } from '../../src/input/json/json.ts';
import { lint, type Report } from '../../src/lint.ts';
import { declared, readStacks } from './in-memory.ts';
import type { Whole } from './whole.ts';
import { reference } from './reference.ts';

const originals = new Map(Array.from(reference, ([name, { json }]) => [name, json]));
const facts = load(readFileSync('stacks/nospof.yaml', 'utf8')) as Whole['facts'];
const read = readStacks(originals);

/** What nospof says of the reference network after a change. */
export async function judgeMutation(change: (whole: Whole) => void): Promise<Report> {
  const whole = new Copy();
  change(whole);
  return lint({ inputs: whole.deployment(), config: await whole.declared(), asOf: '2026-11-28' });
}

/** The reference network for one change: what the change looks at is copied first and read anew, the rest stays. */
class Copy implements Whole {
  readonly stacks: Whole['stacks'] = {};
  readonly #copies = new Map<string, JsonObject>();
  #facts: Whole['facts'] | undefined;

  constructor() {
    for (const [name, json] of originals) {
      const get = () => {
        const copy = this.#copies.get(name) ?? structuredClone(json);
        this.#copies.set(name, copy);
        return copy;
      };
      Object.defineProperty(this.stacks, name, { get, enumerable: true, configurable: true });
    }
  }

  get facts(): Whole['facts'] {
    return (this.#facts ??= structuredClone(facts));
  }

  deployment() {
    const names = Object.keys(this.stacks);
    // A stack that is gone may be one that others read the outputs of.
    const known = names.length < originals.size ? [] : [...read].filter(([name]) => !this.#copies.has(name));
    const stacks = names.map((name) => [name, this.#copies.get(name) ?? originals.get(name) ?? {}] as const);
    return deploymentOf([...readStacks(new Map(stacks), new Map(known)).values()]);
  }

  async declared() {
    return this.#facts === undefined ? declared : parseDeclared(dump(this.#facts), 'nospof.yaml');
  }
}
