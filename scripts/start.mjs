// `npm start`: installs on first use, builds the page if it changed, then serves it, draws, and prints its address.
import { isPageBuilt } from './page.mjs';
import { ensureInstalled, run } from './setup.mjs';

ensureInstalled({ dev: false });
if (!isPageBuilt()) {
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'packages/web', '--logLevel', 'warn']);
}
process.argv.splice(2, 0, 'serve', '--all');
await import('./nonet.mjs'); // in this process, so that Ctrl-C reaches it alone
