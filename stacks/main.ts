import 'nospof/trace';
import { readFileSync } from 'node:fs';
import { App } from 'cdktf';
import { defineDeployment } from './deployment.ts';
import { faultsOf } from './faults/faults.ts';
import { reducedSettings } from './reductions.ts';
import { settings } from './settings.ts';

// NOSPOF_REDUCE=l4-switch takes one part away, to see the linter refuse the rest.
const reduced = reducedSettings(settings, process.env.NOSPOF_REDUCE);
const text = readFileSync(new URL('settings.ts', import.meta.url), 'utf8');
const faults = typeof reduced === 'string' ? [reduced] : faultsOf(reduced, text);
if (typeof reduced === 'string' || faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 2;
} else {
  const app = new App();
  defineDeployment(app, reduced);
  app.synth();
}
