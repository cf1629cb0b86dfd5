// Puts the page, as it is before anything is drawn, into index.html: it is painted while its script is on the way.
// The account page begins empty; it gets a document of its own.
import { build, type Plugin, type UserConfig } from 'vite';

const EMPTY = '<div id="app"></div>';
/** What the page's markup is waited for by; an empty page would wait in vain. */
const WAITS = /<link rel="expect"[^>]*>/;

/** @param entry exports `prerender`, which gives markup @param config what the page itself is built with */
export const prerender = (entry: string, config: UserConfig): Plugin => ({
  name: 'prerender',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset' || !String(document.source).includes(EMPTY))
        throw new Error(`index.html: expected it to have ${EMPTY}`);
      const empty = String(document.source);
      this.emitFile({ type: 'asset', fileName: 'account.html', source: empty.replace(WAITS, '') });
      const markup = await run(entry, config);
      document.source = empty.replace(EMPTY, () => `<div id="app">${markup}</div>`);
    },
  },
});

/** Builds the page once more, for Node, and has it render itself. Files have the same addresses in both builds. */
async function run(entry: string, config: UserConfig): Promise<string> {
  const built = await build({
    ...config,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ...config.build,
      ssr: entry,
      write: false,
      rolldownOptions: { ...config.build?.rolldownOptions, output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('the page was not built for Node');
  const code = Buffer.from(output.output[0].code).toString('base64');
  const module = (await import(`data:text/javascript;base64,${code}`)) as { prerender(): string };
  // Files have the same names in both builds; for Node they are given from the root of a host.
  return module.prerender().replaceAll('="/assets/', '="./assets/');
}
