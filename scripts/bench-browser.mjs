// `npm run bench:browser`: drawing in a real browser, measured.
import { ensureInstalled } from './setup.mjs';

ensureInstalled({ dev: true });
const { register } = await import('tsx/esm/api');
register();
const { benchBrowser } = await import('../test/bench-browser.ts');
await benchBrowser(process.argv.includes('--json'));
