// Builds the page into dist/. `vite dev packages/web` serves it with live reload beside a running `nonet serve`.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The page may load nothing but files: small ones must not become data: URLs, which its security policy forbids.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:4280' } },
});
