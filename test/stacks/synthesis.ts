import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { JsonObject } from '../../src/input/json/json.ts';
import { defineDeployment } from '../../stacks/deployment.ts';
import type { Settings } from '../../stacks/settings.ts';

export interface Stack {
  readonly text: string;
  /** The text, parsed. */
  readonly json: JsonObject;
  /** By address. */
  readonly resources: ReadonlyMap<string, JsonObject>;
}

/** Synthesised stacks by name. */
export type Stacks = ReadonlyMap<string, Stack>;

/** Synthesises in this process, to a folder that is gone when `use` is done with it. */
export async function synthesiseTo<T>(settings: Settings, use: (outdir: string) => Promise<T> | T): Promise<T> {
  const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    const app = new App({ outdir });
    defineDeployment(app, settings);
    app.synth();
    return await use(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The synthesised stacks, read. CDKTF takes a stack trace for every value, which is half of its time: here it gets none. */
export function synthesise(settings: Settings): Promise<Stacks> {
  return withoutTraces(() => synthesiseTo(settings, stacksIn));
}

/** Synthesis is done before there is anything to wait for. */
function withoutTraces<T>(make: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => '';
  try {
    return make();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}

export function stacksIn(outdir: string): Stacks {
  const stacks = join(outdir, 'stacks');
  return new Map(
    readdirSync(stacks)
      .toSorted()
      .map((name) => {
        const text = readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8');
        const json: JsonObject & Sections = JSON.parse(text);
        return [name, { text, json, resources: resourcesOf(json) }];
      }),
  );
}

interface Sections {
  readonly resource: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

function resourcesOf({ resource }: Sections): Map<string, JsonObject> {
  return new Map(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]): [string, JsonObject] => [`${type}.${name}`, block]),
    ),
  );
}

/** What differs between two syntheses: `stack:address` or `stack:address.argument`, sorted. */
export function differences(before: Stacks, after: Stacks): string[] {
  const found: string[] = [];
  for (const [stack, { resources }] of before) {
    const others = after.get(stack)?.resources;
    if (others === undefined) {
      found.push(`- ${stack}`);
      continue;
    }
    for (const [address, block] of resources) {
      const other = others.get(address);
      if (other === undefined) found.push(`- ${stack}:${address}`);
      else {
        for (const argument of new Set([...Object.keys(block), ...Object.keys(other)])) {
          if (JSON.stringify(block[argument]) !== JSON.stringify(other[argument])) {
            found.push(`~ ${stack}:${address}.${argument}`);
          }
        }
      }
    }
    for (const address of others.keys()) if (!resources.has(address)) found.push(`+ ${stack}:${address}`);
  }
  for (const stack of after.keys()) if (!before.has(stack)) found.push(`+ ${stack}`);
  return found.toSorted();
}
