// Compares an int8 model with the model that it was made from, both fed the same tokens.
import { NonetError } from '@nonet/core';
import { PORTABLE_BYTES } from '@nonet/tensor';
import { pictureStream } from '../generation/random.ts';
import { guide, sampleToken } from '../generation/sampler.ts';
import { openParts } from '../open-model-node.ts';
import type { PipelineParts } from '../pipeline.ts';
import { randomTokens } from '../vqgan/random-tokens.ts';
import { peakSignalToNoise } from './peak-signal-to-noise.ts';

export interface CompareOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  /** Tokens drawn of each picture; all of them if there are fewer. */
  readonly steps?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ModelDifference {
  /** Rows of logits in which the float32 model's top two differ by more than CLEAR. */
  readonly clear: number;
  /** How many of them have the same argmax in both models. */
  readonly same: number;
  /** The same of what is drawn from: guided logits, whose differences are `guidanceScale` times as large. */
  readonly clearGuided: number;
  readonly sameGuided: number;
  /** Worst picture against float32, of drawn and of random tokens, in decibels; Infinity for equal ones. */
  readonly psnr: number;
  /** The same with kernels of convolutions in 7 bits, as processors draw whose products of bytes saturate. */
  readonly psnrSevenBits: number;
}

/** In logits: the top token is then 10 % more probable than the next. */
const CLEAR = 0.1;
const PICTURES = 9;
const PROMPT = 'a lighthouse on a hill in winter, oil painting';

/**
 * Draws nine pictures with the first model and feeds its tokens to the second as well.
 * @param folder of the float32 model
 * @param other of the model made of it
 * @throws NonetError `compare-models` if they are of different sizes, `cancelled`, and those of opening models
 */
export async function compareModels(
  folder: string,
  other: string,
  { threads = 0, steps = Infinity, signal, onProgress }: CompareOptions = {},
): Promise<ModelDifference> {
  const [reference, candidate] = [openParts(folder, { threads }), openParts(other, { threads })];
  const inSevenBits = openParts(other, { threads, bytes: PORTABLE_BYTES });
  refuseDifferentSizes(reference, candidate);
  const { config } = reference.generator;
  const total = Math.min(steps, config.imageLength);
  try {
    const texts = ['', PROMPT].map((prompt) =>
      BigInt64Array.from(reference.tokenizer.encode(prompt, config.maxTextLength).ids, BigInt),
    );
    const expected = await reference.generator.startDecoding(texts, PICTURES);
    const got = await candidate.generator.startDecoding(texts, PICTURES);
    const [rows, guidedRows] = [new Tally(CLEAR), new Tally(CLEAR * reference.defaults.guidanceScale)];
    const codes = reference.codec.config.nEmbed;
    const streams = Array.from({ length: PICTURES }, (_, picture) => pictureStream(1, picture));
    const drawn = streams.map(() => new BigInt64Array(config.imageLength));
    const [guided, theirs] = [new Float32Array(codes), new Float32Array(codes)];
    let latest = new BigInt64Array(PICTURES).fill(BigInt(config.decoderStartTokenId));
    for (let step = 0; step < total; step++) {
      if (signal?.aborted) throw new NonetError('cancelled', 'the comparison was cancelled');
      const [ofReference, ofCandidate] = [await expected.step(latest), await got.step(latest)];
      latest = BigInt64Array.from(drawn, (picture, index) => {
        const sides = (logitsOf: typeof ofReference) =>
          [0, 1].map((text) => logitsOf(text, index).subarray(0, codes)) as [Float32Array, Float32Array];
        const [ours, others] = [sides(ofReference), sides(ofCandidate)];
        for (const text of [0, 1] as const) rows.add(ours[text], others[text]);
        guide(...ours, reference.defaults.guidanceScale, guided);
        guide(...others, reference.defaults.guidanceScale, theirs);
        guidedRows.add(guided, theirs);
        picture[step] = BigInt(sampleToken(guided, reference.defaults, streams[index]!()));
        return picture[step]!;
      });
      onProgress?.(step + 1, total);
    }
    const pictures = [...drawn.slice(0, 3), randomTokens(reference.codec.config, 11)];
    const pixels = await reference.codec.decode(pictures, signal);
    const worst = async ({ codec }: PipelineParts) =>
      worstPicture(pixels, await codec.decode(pictures, signal));
    return {
      clear: rows.clear,
      same: rows.same,
      clearGuided: guidedRows.clear,
      sameGuided: guidedRows.same,
      psnr: await worst(candidate),
      psnrSevenBits: await worst(inSevenBits),
    };
  } finally {
    for (const { generator, codec } of [reference, candidate, inSevenBits]) {
      await generator.release();
      await codec.release();
    }
  }
}

/** Counts the rows in which the argmax is clear, and those where another row has the same. */
class Tally {
  readonly #clear: number;
  clear = 0;
  same = 0;

  constructor(clear: number) {
    this.#clear = clear;
  }

  add(expected: Float32Array, got: Float32Array): void {
    const best = indexOfLargest(expected);
    const second = expected.reduce(
      (most, value, i) => (i === best ? most : Math.max(most, value)),
      -Infinity,
    );
    if (expected[best]! - second <= this.#clear) return;
    this.clear++;
    if (indexOfLargest(got) === best) this.same++;
  }
}

function indexOfLargest(numbers: Float32Array): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! > numbers[best]!) best = i;
  return best;
}

const worstPicture = (expected: readonly Uint8Array[], got: readonly Uint8Array[]): number =>
  Math.min(...expected.map((pixels, i) => peakSignalToNoise(pixels, got[i]!)));

function refuseDifferentSizes(reference: PipelineParts, candidate: PipelineParts): void {
  const sizes = ({ generator, codec }: PipelineParts) => JSON.stringify([generator.config, codec.config]);
  if (sizes(reference) === sizes(candidate)) return;
  throw new NonetError('compare-models', 'the two models have different configurations: expected the same');
}
