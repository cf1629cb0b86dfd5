// Builds the service worker, which must be one file under one name, and tells it which files the build has.
import { build, type Plugin } from 'vite';

/** Builds `entry` as `sw.js`; in it, `BUILT_FILES` are the names of all files whose names change with their content. */
export const serviceWorker = (entry: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      const names = files.toSorted();
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        define: { BUILT_FILES: JSON.stringify(names) },
        build: { write: false, rolldownOptions: { input: entry, output: { format: 'iife' } } },
      });
      const [output] = Array.isArray(built) ? built : [built];
      if (!output || !('output' in output)) throw new Error('the service worker was not built');
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: output.output[0].code });
    },
  },
});
