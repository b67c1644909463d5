import { App } from 'cdktf';
import { defineDeployment } from './deployment.ts';
import { reducedSettings } from './reductions.ts';
import { settings } from './settings.ts';
import { traceSources } from './source-trace.ts';

// NOSPOF_REDUCE=l4-switch takes one part away, to see the linter refuse the rest.
const reduced = reducedSettings(settings, process.env.NOSPOF_REDUCE);
if (typeof reduced === 'string') {
  process.stderr.write(`${reduced}\n`);
  process.exitCode = 2;
} else {
  traceSources();
  const app = new App();
  defineDeployment(app, reduced);
  app.synth();
}
