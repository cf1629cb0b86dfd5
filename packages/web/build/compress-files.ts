// Writes files compressed with Brotli beside those of the build, for the server to send. Large ones are compressed once
// and kept in node_modules/.cache under the digest of their content.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(?:js|mjs|css|html|svg|wasm|webmanifest)$/;
/** Best for files of the page; ONNX Runtime's would take half a minute with it, for 10 % less. */
const LARGE = 1 << 20;
const [BEST, QUICK] = [11, 5];

export const compressFiles = (cache: string): Plugin => ({
  name: 'compress-files',
  apply: 'build',
  writeBundle({ dir }) {
    mkdirSync(cache, { recursive: true });
    for (const name of readdirSync(dir!, { recursive: true, encoding: 'utf8' })) {
      const path = join(dir!, name);
      if (COMPRESSIBLE.test(name) && statSync(path).isFile()) {
        writeFileSync(`${path}.br`, compressed(readFileSync(path), cache));
      }
    }
  },
});

function compressed(content: Buffer, cache: string): Buffer {
  const kept = join(cache, `${createHash('sha256').update(content).digest('hex')}.br`);
  if (existsSync(kept)) return readFileSync(kept);
  const result = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? QUICK : BEST,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  const unfinished = join(dirname(kept), `${process.pid}.tmp`);
  writeFileSync(unfinished, result);
  renameSync(unfinished, kept);
  return result;
}
