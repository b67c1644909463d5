import 'nospof/trace';
import { App } from 'cdktf';
import { faultsOf } from './check-settings.ts';
import { defineDeployment } from './deployment.ts';
import { reducedSettings } from './reductions.ts';
import { settings } from './settings.ts';

// NOSPOF_REDUCE=l4-switch takes one part away, to see the linter refuse the rest.
const reduced = reducedSettings(settings, process.env.NOSPOF_REDUCE);
const faults =
  typeof reduced === 'string' ? [reduced] : faultsOf(reduced).map((fault) => `stacks/settings.ts: ${fault}`);
if (typeof reduced === 'string' || faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 2;
} else {
  const app = new App();
  defineDeployment(app, reduced);
  app.synth();
}
