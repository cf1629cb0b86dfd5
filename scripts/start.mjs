// `npm start`: installs on first use, builds the page if it changed, then serves it, draws, and prints its address.
import { ensurePage } from './page.mjs';
import { ensureInstalled } from './setup.mjs';

ensureInstalled({ dev: false });
ensurePage();
process.argv.splice(2, 0, 'serve', '--all');
await import('./nonet.mjs'); // in this process, so that Ctrl-C reaches it alone
