// `npm run package`: builds the npm package `nonet`, and packs it into out/.
// --accept-api writes the report of the API anew; --pages writes pages about the API into out/api.
import { ensurePage } from './page.mjs';
import { ensureInstalled } from './setup.mjs';

ensureInstalled({ dev: true });
ensurePage();
const { register } = await import('tsx/esm/api');
register();
const { buildPackage } = await import('../packages/nonet/build/main.ts');
const has = (flag) => process.argv.includes(flag);
console.log(await buildPackage({ acceptApi: has('--accept-api'), pages: has('--pages') }));
