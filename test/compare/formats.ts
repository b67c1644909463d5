import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answers, planOf } from '../cases.ts';
import { corpus } from '../corpus.ts';
import { mistakesOn } from '../report/formats/mistakes.ts';

// The reports on all plans of the corpus and all cases, in every format: `node --import tsx test/compare/formats.ts`
const plans = readdirSync(join(corpus, 'plans')).filter((name) => name.endsWith('.json'));
const paths = [...plans.map((name) => join(corpus, 'plans', name)), ...Object.keys(answers()).map(planOf)];
let wrong = 0;
for (const path of paths) {
  for (const mistake of await mistakesOn(path)) {
    wrong++;
    process.stdout.write(`${path}: ${mistake}\n`);
  }
}
process.stdout.write(`${paths.length} reports in every format, ${wrong} mistakes\n`);
process.exitCode = wrong === 0 ? 0 : 1;
