// Tests sit beside the code; a tier runs alone by naming its folder, as in `npm test -- packages/tensor`.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What starts services, browsers and models takes longest. It begins first, so that at the end no worker waits for one
 * long file of the other; a fresh clone has no times of a run before to go by.
 */
const LONGEST =
  /\/(test|packages\/cli\/src\/commands|packages\/server\/src\/bench|scene-drawing|catalogue)\//;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => (LONGEST.test(moduleId) ? 0 : 1);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Pure functions: these files need no module graph of their own, and reading one takes longer than most of their tests. */
const PURE = ['api/src', 'scenes/src', 'tensor/src', 'models/src/understanding', 'models/src/tokenizer'].map(
  (folder) => `packages/${folder}/**/*.test.ts`,
);

/** The service: its module graph is the largest, and its tests keep their state in nodes and databases of their own. */
const SERVICE = ['packages/server/src/**/*.test.ts'];
/** Except what is about a process: its signals, its listeners, its end. */
const PROCESSES = [
  'packages/server/src/{bench,worker}/**/*.test.ts',
  'packages/server/src/{log-file,main,outlive-errors}.test.ts',
];

const globalSetup = ['test/shared-postgres.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'isolated',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...PURE, ...SERVICE],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'processes', include: PROCESSES, globalSetup } },
      {
        extends: true,
        test: { name: 'service', include: SERVICE, exclude: PROCESSES, isolate: false, globalSetup },
      },
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
    ],
    setupFiles: ['test/random-seed.ts'],
    // Real processes on a shared machine: a test is tried once more there, and the report says so.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
  },
});
