// `npm start`: installs on first use, builds the page, then serves it and prints its address.
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled();
run('npx', ['vite', 'build', 'packages/web', '--logLevel', 'warn']);
run(process.execPath, ['scripts/nonet.mjs', 'serve', ...process.argv.slice(2)]);
