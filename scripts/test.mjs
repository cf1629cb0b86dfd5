// `npm test`: installs on first use, then runs the tests. Arguments go to vitest (`npm test -- packages/tensor`).
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled();
run('npx', ['vitest', 'run', ...process.argv.slice(2)]);
