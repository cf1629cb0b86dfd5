// `npm test`: installs on first use, then runs the tests. Arguments go to vitest (`npm test -- packages/tensor`).
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled({ dev: true });
run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
