// `npm start`: installs on first use, builds the page, then serves it, draws, and prints its address.
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled({ dev: false });
run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'packages/web', '--logLevel', 'warn']);
process.argv.splice(2, 0, 'serve', '--all');
await import('./nonet.mjs'); // in this process, so that Ctrl-C reaches it alone
