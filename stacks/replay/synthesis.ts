import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { dump } from 'js-yaml';
import type { Facts } from './facts.ts';
import { inGoodOrder } from './good-order.ts';
import type { Incident } from './incident.ts';
import { IncidentStack } from './incident-stack.ts';

/** What the linter takes: a folder of synthesised stacks, and the facts no plan tells. */
export interface Synthesis {
  readonly stacks: string;
  readonly config: string;
}

/**
 * Synthesises one incident into a folder, with its nospof.yaml beside, and the same as a test environment where it had one.
 * @param name the name of its stack
 */
export function synthesise(
  incident: Incident,
  name: string,
  { mended, folder }: { readonly mended: boolean; readonly folder: string },
): Synthesis {
  const facts = inGoodOrder(incident.facts(mended), incident.day);
  const stacks = join(folder, 'cdktf.out');
  const stack = synthesised(stacks, name, 'production');
  const elsewhere = facts.tiers?.test?.elsewhere.plan;
  if (elsewhere !== undefined) synthesised(join(folder, elsewhere), `staging-${name}`, 'staging');
  const config = join(folder, 'nospof.yaml');
  writeFileSync(config, nospofYaml(facts, stack.sites));
  return { stacks, config };

  function synthesised(outdir: string, stackName: string, environment: 'production' | 'staging'): IncidentStack {
    const app = new App({ outdir });
    const made = new IncidentStack(app, stackName, environment);
    incident.define(made, mended);
    app.synth();
    return made;
  }
}

function nospofYaml(facts: Facts, sites: Readonly<Record<string, object>>): string {
  const production = { match: { tag: { Environment: 'production' } } };
  const content = { version: 1, extends: 'strict', sites, ...facts, tiers: { production, ...facts.tiers } };
  return dump(content, { skipInvalid: true, noRefs: true, lineWidth: 120 });
}
