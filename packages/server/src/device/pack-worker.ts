// Packs and compresses a model in a thread of its own, so that requests are answered meanwhile.
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, constants } from 'node:zlib';
import { packModel } from '@nonet/models/node';

export interface PackedModel {
  readonly digest: string;
  readonly bytes: number;
  readonly compressed: Uint8Array;
}

/** Weights are nearly noise: more effort takes many times as long and saves next to nothing. */
const QUALITY = 5;

const packed = packModel(workerData as string);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: QUALITY,
  [constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
};
parentPort!.postMessage({
  digest: createHash('sha256').update(packed).digest('hex'),
  bytes: packed.length,
  compressed: brotliCompressSync(packed, { params }),
} satisfies PackedModel);
