import { dirname, resolve } from 'node:path';
import { InputError } from '../input/error.ts';
import { shippedDigest, shippedValue } from '../input/shipped-value.ts';
import { didYouMean } from '../input/spelling.ts';
import { isOutside, repositoryOf } from '../input/repository.ts';
import { escapeKey } from '../input/yaml/json-pointer.ts';
import type { OwnChecks } from './checks/check.ts';
import { type Pack, type PackFile, type WrittenPolicy, type WrittenUse, toPolicy } from './pack-file.ts';
import { isStrict, type Lowered, type PackUsed, type Policy, type PolicySet } from './policy.ts';
import { rankOf, type Severity } from './severity.ts';

/** Files of the package that define policies, in the order reports list them. */
export const definitionFiles: readonly string[] = [
  'redundancy',
  'dependencies',
  'detection',
  'capacity',
  'test-tier',
  'change',
  'recovery',
  'ownership',
  'declarations',
];
const shippedPacks = ['recommended', 'strict'];
/** They say what was declared away or accepted, so that no declaration may switch them off, and no pack that extends strict lower them. */
const always: readonly string[] = ['declared-away', 'waiver-invalid'];

export interface PolicyChoice {
  /** Names of shipped packs, or paths of pack files; `recommended` when empty. */
  readonly extends?: readonly string[];
  /** Policies that are switched off, by id: the reason, and `nospof.yaml:12`. */
  readonly disable?: ReadonlyMap<string, { readonly at: string; readonly reason: string }>;
  /** The file that says so (nospof.yaml): paths are relative to it, and messages begin with it. */
  readonly from?: string;
  /** Packs may lie outside of the repository of the file that names them. */
  readonly allowOutside?: boolean;
  /**
   * Checks of the user's own, by name; `left-out` where they are not to run, so that policies that name them are switched off;
   * `not-asked` where nothing is judged.
   */
  readonly ownChecks?: OwnChecks | 'left-out' | 'not-asked';
}

/**
 * Reads the packs of a run.
 * @throws InputError for an unknown pack, policy, key or option, with file and line.
 */
export async function readPolicies(choice: PolicyChoice = {}): Promise<PolicySet> {
  const reading = new Reading(choice.allowOutside === true, choice.ownChecks ?? new Map());
  for (const file of definitionFiles) reading.define(shipped(file), false);
  const packs = choice.extends?.length ? choice.extends : ['recommended'];
  for (const pack of packs) await reading.read(pack, choice.from, choice.from ?? 'extends');
  return reading.finish(choice.disable ?? new Map());
}

class Reading {
  readonly #defined = new Map<string, Policy>();
  readonly #use = new Map<string, Severity>();
  /** Switched off by a pack, with the reason, or else where. */
  readonly #off = new Map<string, string>();
  readonly #rejectUnproven = new Set<number>();
  /** By path, or by name where they are shipped. */
  readonly #packs = new Map<string, PackUsed>();
  readonly #path: string[] = [];
  readonly #allowOutside: boolean;
  readonly #ownChecks: NonNullable<PolicyChoice['ownChecks']>;
  /** Policies whose check is left out, whatever packs say of them. */
  readonly #leftOut = new Set<string>();
  /** The repository that no file leads out of; undefined until the first file is read. */
  #repository: string | undefined;

  constructor(allowOutside: boolean, ownChecks: NonNullable<PolicyChoice['ownChecks']>) {
    this.#allowOutside = allowOutside;
    this.#ownChecks = ownChecks;
  }

  /** Reads a pack after the packs it extends, so that its own choice comes last. */
  async read(name: string, from: string | undefined, at: string): Promise<void> {
    const isShipped = shippedPacks.includes(name);
    const path = isShipped ? name : resolve(from === undefined ? '.' : dirname(from), name);
    if (this.#packs.has(path)) return;
    if (this.#path.includes(path)) throw new InputError(`${at}: the pack "${name}" extends itself`);
    if (!isShipped) {
      this.#repository ??= repositoryOf(from ?? path);
      // What is named on the command line may be anywhere.
      if (from !== undefined && !this.#allowOutside && isOutside(path, this.#repository)) {
        const where = 'is outside of the repository, expected a file in it, or --allow-outside';
        throw new InputError(`${at}: the policy pack ${name} ${where}`);
      }
    }
    const pack = isShipped ? shipped(name) : await usersOwn({ name, path, at }, this.#ownChecks);
    const same = isShipped ? undefined : shippedPacks.find((one) => shippedDigest(one) === pack.digest);
    if (same !== undefined) return this.read(same, from, at);
    this.#path.push(path);
    for (const [index, base] of (pack.file.extends ?? []).entries()) {
      // Shipped packs extend each other rightly; the line is only looked for in the user's own.
      const line = isShipped ? 0 : pack.document.line(`/extends/${index}`);
      await this.read(base, isShipped ? undefined : path, `${pack.document.file}:${line}`);
    }
    this.#path.pop();
    this.define(pack, true);
    const leftOut = (await pack.check?.()) ?? [];
    if (this.#ownChecks === 'left-out') for (const id of leftOut) this.#leftOut.add(id);
    const lowers: Lowered[] = [];
    for (const [id, written] of Object.entries(pack.file.use ?? {})) {
      const line = (): string => `${pack.document.file}:${pack.document.line(`/use/${escapeKey(id)}`)}`;
      const lowered = this.#choose(id, written, line);
      if (lowered !== undefined) lowers.push(lowered);
    }
    const { digest } = pack;
    const shippedName = isShipped ? name : undefined;
    this.#packs.set(path, {
      shipped: shippedName,
      file: name,
      digest,
      at: from === undefined ? undefined : at,
      lowers,
    });
    for (const grade of pack.file['reject-unproven']?.grade ?? []) this.#rejectUnproven.add(grade);
  }

  /** Takes the severity that a pack gives a policy; what that is, where it is less than the packs before it give. */
  #choose(id: string, written: WrittenUse, line: () => string): Lowered | undefined {
    if (!this.#defined.has(id)) {
      throw new InputError(`${line()}: unknown policy "${id}"${didYouMean(id, this.#defined.keys())}`);
    }
    const { severity: to, reason } = typeof written === 'string' ? { severity: written } : written;
    const from = this.#use.get(id);
    if (to !== 'off') {
      this.#use.set(id, to);
      this.#off.delete(id);
    } else if (always.includes(id)) {
      throw new InputError(`${line()}: "${id}" cannot be switched off, as it tells what is declared`);
    } else if (this.#use.delete(id)) {
      this.#off.set(id, reason ?? line());
    }
    const isLower = from !== undefined && (to === 'off' || rankOf(to) > rankOf(from));
    return isLower ? { at: line(), policy: id, from, to, reason } : undefined;
  }

  /** Where no shipped pack is in use, the last pack says what weighs less than by the recommended one, which would be in use without it. */
  #comparedWithShipped(packs: readonly PackUsed[]): readonly PackUsed[] {
    const last = packs.at(-1);
    if (last === undefined || packs.some((pack) => pack.shipped !== undefined)) return packs;
    const weaker = recommended().filter(([id, from]) => {
      const to = this.#use.get(id);
      return to === undefined || rankOf(to) > rankOf(from);
    });
    return [...packs.slice(0, -1), { ...last, weaker: weaker.map(([id]) => id) }];
  }

  define({ document, file }: Pack, use: boolean): void {
    for (const [index, written] of (file.policies ?? []).entries()) {
      const at = (): string => `${document.file}:${document.line(`/policies/${index}/id`)}`;
      if (this.#defined.has(written.id)) {
        throw new InputError(`${at()}: the policy "${written.id}" is already defined`);
      }
      const policy = use ? toPolicy(written, at()) : shippedPolicy(written);
      this.#defined.set(policy.id, policy);
      if (use && written.severity !== 'off') this.#use.set(policy.id, policy.severity);
    }
  }

  finish(disable: NonNullable<PolicyChoice['disable']>): PolicySet {
    for (const [id, { at }] of disable) {
      if (always.includes(id)) throw new InputError(`${at}: "${id}" cannot be disabled, as it tells what is declared`);
      if (this.#defined.has(id)) continue;
      throw new InputError(`${at}: unknown policy "${id}"${didYouMean(id, this.#defined.keys())}`);
    }
    const packs = this.#comparedWithShipped([...this.#packs.values()]);
    const leftOut = [...this.#leftOut].filter((id) => this.#use.has(id) && !disable.has(id));
    const severityOf = ({ id, severity }: Policy): Severity =>
      always.includes(id) && isStrict({ packs }) ? 'error' : (this.#use.get(id) ?? severity);
    const defined = [...this.#defined.values()].map((policy) => ({ ...policy, severity: severityOf(policy) }));
    return {
      defined,
      policies: defined.filter(({ id }) => this.#use.has(id) && !disable.has(id) && !this.#leftOut.has(id)),
      packs,
      disabled: new Map([
        ...this.#off,
        ...leftOut.map((id) => [id, '--no-plugins'] as const),
        ...[...disable].map(([id, { reason }]) => [id, reason] as const),
      ]),
      rejectUnproven: this.#rejectUnproven,
      ...(leftOut.length > 0 && { leftOut }),
    };
  }
}

/** What the recommended pack gives each policy. */
function recommended(): readonly (readonly [id: string, from: Severity])[] {
  const { file } = shipped('recommended');
  return Object.entries(file.use ?? {}).flatMap(([id, from]) =>
    typeof from === 'string' && from !== 'off' ? [[id, from] as const] : [],
  );
}

/** Those of shipped packs are made once: their values stay. */
function shippedPolicy(written: WrittenPolicy): Policy {
  const policy = policies.get(written) ?? toPolicy(written);
  policies.set(written, policy);
  return policy;
}

const policies = new WeakMap<WrittenPolicy, Policy>();

function shipped(name: string): Pack {
  const value = shippedValue(name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests check shipped packs against the schema
  const file = value as PackFile;
  return { document: { file: `policies/${name}.yaml`, value, line: () => 1 }, file, digest: shippedDigest(name) };
}

/** Loaded where there is one: the checks and all that they simulate come with it. */
async function usersOwn(
  named: { readonly name: string; readonly path: string; readonly at: string },
  ownChecks: NonNullable<PolicyChoice['ownChecks']>,
): Promise<Pack> {
  const { readUserPack } = await import('./user-pack.ts');
  return readUserPack(named, shippedPacks, ownChecks === 'not-asked' ? 'left-out' : ownChecks);
}
