import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { draw } from '../../src/draw.ts';
import { settings } from '../../stacks/settings.ts';
import { synthesiseTo } from './synthesis.ts';

it('is drawn in the README as it is (npm run picture draws it anew)', async () => {
  const drawn = await synthesiseTo(settings, (outdir) =>
    draw({ inputs: [outdir], config: 'stacks/nospof.yaml', format: 'svg' }),
  );
  expect(drawn).toBe(readFileSync('stacks/network.svg', 'utf8'));
});
