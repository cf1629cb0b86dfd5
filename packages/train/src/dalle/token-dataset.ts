// Captioned image tokens in a fixed order: made once by a worker thread, kept on disk, shuffled anew each epoch.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import type { ComposerOptions } from '../data/index.ts';
import { permutation, uniformStream } from '../random.ts';
import { RequestWorker } from '../request-worker.ts';
import { BLOCK_SCENES, readBlock, type TokenBlock } from './token-block.ts';

export interface TokenDatasetOptions extends Pick<ComposerOptions, 'mix' | 'split' | 'steady'> {
  readonly dataDir: string;
  /** Path of the VQGAN without its endings `.safetensors` and `.config.json`. */
  readonly vqgan: string;
  /** Tokens of a picture. */
  readonly positions: number;
  /** Different scenes; after these the next epoch begins. Rounded up to whole blocks. */
  readonly scenes: number;
  readonly seed: number;
}

export interface TokenWorkerOptions extends TokenDatasetOptions {
  readonly folder: string;
}

export interface CaptionedTokens {
  readonly caption: string;
  readonly tokens: Uint16Array;
}

/** An endless run of training examples; each is decided by its number. */
export interface TokenSource {
  sample(index: number): Promise<CaptionedTokens>;
}

/** Blocks that are being made before they are asked for. */
const AHEAD = 2;

export class TokenDataset implements TokenSource {
  readonly #options: TokenDatasetOptions;
  readonly #folder: string;
  readonly #blocks = new Map<number, Promise<TokenBlock>>();
  readonly #worker: RequestWorker<number, TokenBlock>;
  /** Blocks in an epoch. */
  readonly blockCount: number;
  #epoch: { number: number; order: Uint32Array } = { number: -1, order: new Uint32Array() };

  constructor(options: TokenDatasetOptions) {
    this.#options = options;
    this.blockCount = Math.ceil(options.scenes / BLOCK_SCENES);
    // Blocks of another VQGAN, data set, seed, mix or steady share must never be mixed up with these.
    const key = createHash('sha256');
    for (const file of [`${options.vqgan}.safetensors`, join(options.dataDir, 'manifest.jsonl')])
      key.update(readFileSync(file));
    key.update(JSON.stringify([options.seed, options.mix, options.split, options.steady ?? 0]));
    this.#folder = join(options.dataDir, 'tokens', key.digest('hex').slice(0, 16));
    makeFolder(this.#folder);
    const workerData: TokenWorkerOptions = { ...options, folder: this.#folder };
    this.#worker = new RequestWorker(new URL('./token-worker.ts', import.meta.url), workerData);
  }

  /** Sample `index` of an endless run through the data: epoch 0 in order, later ones shuffled. */
  async sample(index: number): Promise<CaptionedTokens> {
    const length = this.blockCount * BLOCK_SCENES;
    const scene = this.#ordered(Math.floor(index / length), index % length);
    const blockIndex = Math.floor(scene / BLOCK_SCENES);
    const block = await this.block(blockIndex);
    const { positions } = this.#options;
    const row = scene % BLOCK_SCENES;
    return {
      caption: block.captions[row]!,
      tokens: block.tokens.subarray(row * positions, (row + 1) * positions),
    };
  }

  /** A whole block, made now if need be; begins on the blocks after it too. */
  async block(index: number): Promise<TokenBlock> {
    for (let ahead = 0; ahead <= AHEAD; ahead++) this.#begin((index + ahead) % this.blockCount);
    return this.#blocks.get(index)!;
  }

  close(): Promise<void> {
    return this.#worker.close();
  }

  #ordered(epoch: number, place: number): number {
    if (epoch === 0) return place;
    if (this.#epoch.number !== epoch) {
      const uniform = uniformStream(this.#options.seed, `epoch ${epoch}`);
      this.#epoch = { number: epoch, order: permutation(this.blockCount * BLOCK_SCENES, uniform) };
    }
    return this.#epoch.order[place]!;
  }

  #begin(index: number): void {
    if (this.#blocks.has(index)) return;
    const stored = readBlock(this.#folder, index, this.#options.positions);
    const block = stored ? Promise.resolve(stored) : this.#worker.ask(index);
    block.catch(() => {}); // an error ahead of time is thrown when its block is asked for
    this.#blocks.set(index, block);
  }
}
