import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], exclude: ['test/bench/**'], pool: 'threads', testTimeout: 60_000 },
});
