import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { defineDeployment } from '../../stacks/deployment.ts';
import type { Settings } from '../../stacks/settings.ts';

type Block = Readonly<Record<string, unknown>>;

/** Synthesised stacks by name: the text, and every resource by address. */
export type Stacks = ReadonlyMap<string, { readonly text: string; readonly resources: ReadonlyMap<string, Block> }>;

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

/** The synthesised stacks, read. */
export function synthesise(settings: Settings): Promise<Stacks> {
  return synthesiseTo(settings, (outdir) => {
    const stacks = join(outdir, 'stacks');
    return new Map(
      readdirSync(stacks)
        .toSorted()
        .map((name) => {
          const text = readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8');
          return [name, { text, resources: resourcesOf(text) }];
        }),
    );
  });
}

function resourcesOf(text: string): Map<string, Block> {
  const { resource }: { resource: Readonly<Record<string, Readonly<Record<string, Block>>>> } = JSON.parse(text);
  return new Map(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]): [string, Block] => [`${type}.${name}`, block]),
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
