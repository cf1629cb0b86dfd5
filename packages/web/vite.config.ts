// Builds the page into dist/. `vite dev packages/web` serves it with live reload beside a running `nonet serve`.
import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';
import { compressFiles } from './build/compress-files.ts';
import { prerender } from './build/prerender.ts';
import { serviceWorker } from './build/service-worker.ts';

const here = import.meta.dirname;

const page: UserConfig = {
  root: here,
  base: './', // wherever a proxy puts the page
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // ONNX Runtime's own files stay files: it starts its threads from one of them.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  build: {
    // The page may load nothing but files: small ones must not become data: URLs, which its security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } }, // it is known what takes long: compressing
  },
};

export default defineConfig(({ command }) => {
  // What is built is for visitors, also where tests, which set another NODE_ENV, have it built.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    ...page,
    plugins: [
      prerender(join(here, 'src/prerender.tsx'), page),
      serviceWorker(join(here, 'src/service-worker/main.ts')),
      compressFiles(join(here, '../../node_modules/.cache/nonet-web')),
    ],
    worker: { format: 'es' },
    server: { proxy: { '/api': 'http://127.0.0.1:4280' } },
  };
});
