import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the build leaves the command executable: npx runs it as it lies there', () => {
  const { scripts, bin }: { scripts: Record<string, string>; bin: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  expect(scripts['build']).toContain(`chmodSync('${bin['nospof']}', 0o755)`);
});
