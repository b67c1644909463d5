import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { draw } from '../../src/tasks/draw.ts';
import { declared, deployed } from './in-memory.ts';
import { reference } from './reference.ts';

it('is drawn in the README as it is (npm run picture draws it anew)', async () => {
  const drawn = await draw({ inputs: deployed(reference), config: declared, format: 'svg' });
  expect(drawn).toBe(readFileSync('stacks/network.svg', 'utf8'));
});
