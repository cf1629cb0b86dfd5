// Property tests try the same cases every time; `NONET_TEST_SEED=7 npm test` tries others.
import fc from 'fast-check';

const DEFAULT_SEED = 2022;

fc.configureGlobal({ seed: Number(process.env['NONET_TEST_SEED'] ?? DEFAULT_SEED) });
