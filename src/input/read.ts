import { pushAll } from '../multimap.ts';
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, normalize } from 'node:path';

import { deploymentOf, inputName } from './contents.ts';
import type { Contents, Origin } from './contents.ts';
import type { Deployment } from './deployment.ts';
import { uniqueNames } from './document-names.ts';
import { InputError } from './error.ts';
import { bytesIn, isFolder, piecesOf, readBytes } from './file.ts';
import { namedInput } from './named-input.ts';
import type { NamedInput } from './named-input.ts';
import { refuseTwice } from './same-file.ts';
import { recognise } from './json/json-text.ts';
import type { Recognised } from './json/json-text.ts';
import type { JsonObject } from './json/json.ts';
import { recogniseLarge } from './json/large-json.ts';
import { readPlan } from './plan/plan.ts';
import { readState } from './state.ts';
import { Expansion } from './synth/expansion.ts';
import { readFolder } from './synth/folder.ts';
import { type LocalModules, noModules, readLocalModules } from './synth/local-modules.ts';
import { stackNameOf } from './synth/remote-states.ts';
import type { Stack } from './synth/remote-states.ts';
import { readSynth } from './synth/synth.ts';
import { longestText, textOf } from './text.ts';
import { valuesDigest } from './values-digest.ts';

export interface ReadOptions {
  /** Gives the bytes of standard input, for the path `-`. */
  readonly stdin?: () => Promise<Uint8Array>;
  /** Inputs that are no files, by what they are called among the inputs. */
  readonly texts?: ReadonlyMap<string, Uint8Array>;
  /** Take plans that are not whole: errored, or made with `-target`. */
  readonly allowErrored?: boolean;
  /** Plans of the test tier, beside the inputs. */
  readonly testTier?: readonly TestTierInput[];
}

/** A plan that is given or declared to be all test tier. It is read like any input. */
export interface TestTierInput {
  readonly path: string;
  /** sha256 it must have, hexadecimal; any where undefined. */
  readonly digest?: string | undefined;
  /** Where it is declared; undefined where it is given on the command line. */
  readonly at?: string | undefined;
}

/** A document that is decoded and recognised. */
interface Sheet extends Recognised {
  readonly name: string;
  readonly path: string;
  readonly digest: string;
  /** See `Stack`. */
  readonly folder?: string | undefined;
  /** See `Stack`. */
  readonly modules?: LocalModules;
  /** One of the stacks of the folder at `path`. */
  readonly inFolder: boolean;
  readonly isTestTier: boolean;
  /** Its name was given with it, and is not made from its path. */
  readonly isNamed?: true;
}

/**
 * Reads all inputs of a run as one deployment: plan JSON, state JSON, a CDKTF output folder, one cdk.tf.json, or `-`.
 * The content decides the format, not the name. `NAME=PATH` says what a document is called. Throws InputError, naming the path as given, for everything else.
 */
export async function readDeployment(given: readonly string[], options: ReadOptions = {}): Promise<Deployment> {
  const { testTier = [] } = options;
  const inputs = given.map(namedInput);
  await refuseTwice([...inputs, ...testTier].map(({ path }) => path));
  const sheets: Sheet[] = [];
  for (const input of inputs) pushAll(sheets, called(input, await sheetsAt(input.path, options)));
  refuseNamedTwice(sheets);
  // What is judged is called the same, whether or not there is a plan of a test tier beside it.
  const isOnly = sheets.length === 1;
  for (const input of testTier) pushAll(sheets, await testTierSheets(input, sheets, options));
  const named = withUniqueNames(sheets);
  const stacks = named.filter((sheet) => sheet.format === 'synth').map(stackOf);
  const all = { stacks, expansion: new Expansion(), hasOthers: named.length > 1, options };
  return deploymentOf(named.map((sheet) => contentsOf(sheet, isOnly && !sheet.isTestTier, all)));
}

/** The same plan, made or written down another time. */
function isSamePlan({ json: { timestamp: _time, ...one } }: Sheet, sheets: readonly Sheet[]): boolean {
  return sheets.some(({ json: { timestamp: _otherTime, ...other } }) => {
    const [keys, others] = [one, other].map((json) => Object.keys(json).join(' '));
    return keys === others && JSON.stringify(one) === JSON.stringify(other);
  });
}

function refuseNamedTwice(sheets: readonly Sheet[]): void {
  const paths = new Map<string, string>();
  for (const { name, path, isNamed } of sheets) {
    const other = paths.get(name);
    if (isNamed && other !== undefined) throw new InputError(`${path}: is named "${name}", and so is ${other}.`);
    if (isNamed) paths.set(name, path);
  }
}

/** The sheet of an input that is given with a name. */
function called({ name, path }: NamedInput, sheets: readonly Sheet[]): readonly Sheet[] {
  if (name === undefined) return sheets;
  if (sheets.length > 1) {
    throw new InputError(
      `${inputName(path)}: contains ${sheets.length} stacks, which have names; give it without "${name}=".`,
    );
  }
  return sheets.map((sheet) => ({ ...sheet, name, isNamed: true }));
}

/**
 * The sheets of a plan that is all test tier.
 * @throws InputError when it is not there, is another one than was declared, or is one of the inputs once more.
 */
async function testTierSheets(
  { path, digest, at }: TestTierInput,
  inputs: readonly Sheet[],
  options: ReadOptions,
): Promise<readonly Sheet[]> {
  try {
    const sheets = await sheetsAt(path, options);
    const found = sheets[0]?.digest ?? '';
    if (digest !== undefined && digest.toLowerCase().replace(/^sha256:/, '') !== found) {
      throw new InputError(`${inputName(path)}: has the sha256 digest ${found}, but ${digest} is declared.`);
    }
    const same = inputs.find((input) => !input.isTestTier && (input.digest === found || isSamePlan(input, sheets)));
    if (same !== undefined) {
      throw new InputError(`${inputName(path)}: is the same as ${inputName(same.path)}, so it is no test environment.`);
    }
    return sheets.map((sheet) => ({ ...sheet, isTestTier: true }));
  } catch (error) {
    if (!(error instanceof InputError) || at === undefined) throw error;
    throw new InputError(`${at}: ${error.message}`, { cause: error });
  }
}

async function sheetsAt(path: string, { stdin, texts }: ReadOptions): Promise<readonly Sheet[]> {
  const text = texts?.get(path);
  if (text !== undefined) {
    const [found, digest] = atOnce(text, path);
    const stack = found.format === 'synth' ? stackNameOf(found.json) : undefined;
    return [{ ...found, name: stack ?? path, path, digest, inFolder: false, isTestTier: false }];
  }
  if (path === '-' && stdin === undefined) throw new InputError('standard input: cannot be read here.');
  if (path !== '-' && (await isFolder(path))) return folderSheets(path);
  const given = path === '-' ? await stdin?.() : undefined;
  const size = given?.length ?? (await bytesIn(path));
  const [found, digest] =
    size > longestText
      ? await inPieces(() => (given === undefined ? piecesOf(path) : [given]), path)
      : atOnce(given ?? (await readBytes(path)), path);
  const stackName = found.format === 'synth' ? stackNameOf(found.json) : undefined;
  const place = found.format === 'synth' && path !== '-' ? await placeOf(found.json, path) : undefined;
  return [{ ...found, name: stackName ?? baseName(path), path, digest, ...place, inFolder: false, isTestTier: false }];
}

/** Where a stack file is, without symbolic links, and the modules that it calls there. */
async function placeOf(json: JsonObject, path: string): Promise<Required<Pick<Stack, 'folder' | 'modules'>>> {
  const folder = await realpath(dirname(path));
  return { folder, modules: await readLocalModules(json, folder) };
}

function atOnce(bytes: Uint8Array, path: string): readonly [found: Recognised, digest: string] {
  return [recognise(textOf(bytes, path), path), digestOf([bytes])];
}

async function inPieces(
  open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  path: string,
): Promise<readonly [found: Recognised, digest: string]> {
  let hash = createHash('sha256');
  async function* hashed(): AsyncIterable<Uint8Array> {
    hash = createHash('sha256');
    for await (const piece of open()) {
      hash.update(piece);
      yield piece;
    }
  }
  const found = await recogniseLarge(hashed, path);
  return [found, hash.digest('hex')];
}

async function folderSheets(path: string): Promise<readonly Sheet[]> {
  const files = await readFolder(path);
  const digest = digestOf(files.map(({ bytes }) => bytes));
  const sheets = files.map(async (file) => {
    const found = recognise(textOf(file.bytes, file.path), file.path);
    if (found.format !== 'synth') {
      throw new InputError(`${file.path}: is a ${found.format}, but a synthesised stack was expected.`);
    }
    return {
      ...found,
      name: stackNameOf(found.json) ?? baseName(file.path),
      path,
      digest,
      ...(await placeOf(found.json, file.path)),
      inFolder: true,
      isTestTier: false,
    };
  });
  return Promise.all(sheets);
}

/** What the documents of a run have in common. */
interface Run {
  readonly stacks: readonly Stack[];
  readonly expansion: Expansion;
  readonly hasOthers: boolean;
  readonly options: ReadOptions;
}

function contentsOf(sheet: Sheet, isOnly: boolean, { stacks, expansion, hasOthers, options }: Run): Contents {
  const { format, json, name, path, digest, isTestTier, isNamed = false } = sheet;
  const values = hasOthers ? valuesDigest(json) : undefined;
  const common = { name, path, digest, isOnly, isTestTier, isNamed };
  const origin: Origin = values === undefined ? common : { ...common, values };
  if (format === 'plan') return readPlan(json, origin, options.allowErrored === true);
  if (format === 'state') return readState(json, origin);
  return readSynth(stacks.find((stack) => stack.json === json) ?? stackOf(sheet), stacks, origin, expansion);
}

function stackOf({ name, path, folder, modules = noModules, json }: Sheet): Stack {
  return { name, stackName: stackNameOf(json) ?? name, path, folder, modules, json };
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function baseName(path: string): string {
  return path === '-' ? 'stdin' : basename(path).replace(/(?:\.tfplan|\.plan|\.tf)?\.json$/i, '');
}

/** A path of a file is told apart by its folders, a stack of an output folder by that folder and those above it. */
function withUniqueNames(sheets: readonly Sheet[]): readonly Sheet[] {
  const placed = sheets.map(({ name, path, inFolder, isNamed }) => ({
    name,
    folders: isNamed ? [] : foldersOf(path, inFolder),
  }));
  const names = uniqueNames(placed);
  // What is judged has the name it has without a plan of a test tier beside it.
  const ofJudged = uniqueNames(placed.filter((_, index) => sheets[index]?.isTestTier === false));
  return sheets.map((sheet, index) => ({
    ...sheet,
    name: (sheet.isTestTier ? undefined : ofJudged[index]) ?? names[index] ?? sheet.name,
  }));
}

function foldersOf(path: string, inFolder: boolean): readonly string[] {
  const steps = normalize(path)
    .split(/[\\/]/)
    .filter((step) => step !== '' && step !== '.');
  return inFolder ? steps : steps.slice(0, -1);
}
