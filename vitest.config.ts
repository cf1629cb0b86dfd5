// Tests sit beside the code; a tier runs alone by naming its folder, as in `npm test -- packages/tensor`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/random-seed.ts'],
    // Real processes on a shared machine: a test is tried once more there, and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
    maxWorkers: 2,
    pool: 'forks',
  },
});
