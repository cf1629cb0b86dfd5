// Makes a document of the page in each language, as the page is before anything is drawn: it is painted while its script
// is on the way. index.html is for browsers that want none of the languages. The account page begins empty.
import { build, type Plugin, type UserConfig } from 'vite';
import type { Prerendered } from '../src/prerender.tsx';

/** Parts of index.html that each language has its own of. */
const PARTS = {
  html: '<html lang="en">',
  description: 'content="Type any text, get nine pictures."',
  messages: '<!-- messages -->',
  noscript: '<!-- noscript -->',
  page: '<div id="app"></div>',
} as const;
/** What the page's markup is waited for by; an empty page would wait in vain. */
const WAITS = /<link rel="expect"[^>]*>/;

type Prerender = () => Prerendered[];

/** @param entry exports `prerender` @param config what the page itself is built with */
export const prerender = (entry: string, config: UserConfig): Plugin => ({
  name: 'prerender',
  // While it is worked on, the page is in English, and empty until its script is there.
  transformIndexHtml: {
    order: 'post',
    async handler(html, { server }) {
      if (!server) return html;
      const module = (await server.ssrLoadModule(entry)) as { prerender: Prerender };
      return fill(html, { ...module.prerender().find(({ isDefault }) => isDefault)!, page: '' }).replace(
        WAITS,
        '',
      );
    },
  },
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset') throw new Error('index.html: expected the build to make it');
      const template = String(document.source);
      for (const language of await run(entry, config)) {
        const page = fill(template, language);
        const account = fill(template, { ...language, page: '' }).replace(WAITS, '');
        if (language.isDefault) document.source = page;
        this.emitFile({ type: 'asset', fileName: `index.${language.language}.html`, source: page });
        this.emitFile({ type: 'asset', fileName: `account.${language.language}.html`, source: account });
      }
    },
  },
});

/** Puts the parts of a language into the document. @throws Error if it has no place for one */
function fill(
  template: string,
  { language, direction, description, messages, noscript, page }: Prerendered,
): string {
  const parts: Readonly<Record<keyof typeof PARTS, string>> = {
    html: `<html lang="${language}" dir="${direction}">`,
    description: `content="${description}"`,
    messages,
    noscript,
    page: `<div id="app">${page}</div>`,
  };
  return Object.entries(PARTS).reduce((html, [name, place]) => {
    if (!html.includes(place)) throw new Error(`index.html: expected it to have ${place}`);
    return html.replace(place, () => parts[name as keyof typeof PARTS]);
  }, template);
}

/** Builds the page once more, for Node, and has it render itself. Files have the same addresses in both builds. */
async function run(entry: string, config: UserConfig): Promise<Prerendered[]> {
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
  const module = (await import(`data:text/javascript;base64,${code}`)) as { prerender: Prerender };
  // Files have the same names in both builds; for Node they are given from the root of a host.
  return module
    .prerender()
    .map((language) => ({ ...language, page: language.page.replaceAll('="/assets/', '="./assets/') }));
}
