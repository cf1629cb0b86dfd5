// Draws image tokens one by one: every picture of a prompt in one batch, beside its unconditional twin.
import { NonetError, type ParameterValues, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { CachedDecoder, SIDES, traceDecoderStep, traceTextEncoder } from './cached-decoder.ts';
import { pictureStream } from './random.ts';
import { checkSampling, guide, logProbability, type SamplingOptions, sampleToken } from './sampler.ts';

export interface GenerateOptions extends SamplingOptions {
  /** Text tokens of the prompt, padded to maxTextLength. */
  readonly prompt: BigInt64Array;
  /** Text tokens that guidance leads away from: of the empty text, or of a negative prompt. */
  readonly unconditional: BigInt64Array;
  readonly seed: number;
  /** Number of each picture: with the seed it decides the picture's random numbers. */
  readonly pictures: readonly number[];
  readonly signal?: AbortSignal;
  /** Called after each position with the tokens so far, one array of imageLength per picture. */
  readonly onStep?: (position: number, tokens: readonly BigInt64Array[]) => void | Promise<void>;
}

/** One drawn picture, still as tokens. */
export interface GeneratedTokens {
  /** `[imageLength]` */
  readonly tokens: BigInt64Array;
  /**
   * How much likelier the prompt made this picture: sum of log p(token | prompt) - log p(token), in nats.
   * Ranks candidates at no cost.
   */
  readonly score: number;
}

/** A DalleBart ready to draw. */
export class ImageTokenGenerator {
  readonly config: DalleBartConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #codes: number;
  readonly #encoder: Promise<Session>;
  readonly #decoders = new Map<number, Promise<Session>>();

  /** @param codes number of image tokens that may be drawn: the codebook's size */
  constructor(config: DalleBartConfig, weights: ParameterValues, codes: number, compile: Compile) {
    this.config = config;
    this.#weights = weights;
    this.#compile = compile;
    this.#codes = Math.min(codes, config.imageVocabSize);
    this.#encoder = compile(traceTextEncoder(config), weights);
    this.#encoder.catch(() => {}); // reported by the first generate()
  }

  /** Compiles what drawing `count` pictures at once needs. */
  async prepare(count: number): Promise<void> {
    await Promise.all([this.#encoder, this.#decoder(count)]);
  }

  /**
   * Draws all tokens of some pictures.
   * @throws NonetError `sampling-option`, `cancelled`
   */
  async generate(options: GenerateOptions): Promise<GeneratedTokens[]> {
    checkSampling(options);
    const { config } = this;
    const count = options.pictures.length;
    const [encoder, decoder] = await Promise.all([this.#encoder, this.#decoder(count)]);
    const text = new BigInt64Array([...options.unconditional, ...options.prompt]);
    const cachedDecoder = new CachedDecoder(config, await encoder.run({ text }), decoder, count);
    const streams = options.pictures.map((picture) => pictureStream(options.seed, picture));
    const pictures = options.pictures.map(() => new BigInt64Array(config.imageLength));
    const tokens = new BigInt64Array(SIDES * count).fill(BigInt(config.decoderStartTokenId));
    const scores = options.pictures.map(() => 0);
    const guided = new Float32Array(this.#codes);
    const rowLength = config.imageVocabSize + 1;
    for (let position = 0; position < config.imageLength; position++) {
      if (options.signal?.aborted)
        throw new NonetError('cancelled', `drawing was cancelled at token ${position}`);
      const logits = await cachedDecoder.step(tokens);
      const row = (index: number) => logits.subarray(index * rowLength, index * rowLength + this.#codes);
      pictures.forEach((picture, index) => {
        guide(row(index), row(count + index), options.guidanceScale, guided);
        const token = sampleToken(guided, options, streams[index]!());
        scores[index] =
          scores[index]! + logProbability(row(count + index), token) - logProbability(row(index), token);
        picture[position] = BigInt(token);
        tokens[index] = BigInt(token);
        tokens[count + index] = BigInt(token);
      });
      await options.onStep?.(position, pictures);
    }
    return pictures.map((picture, index) => ({ tokens: picture, score: scores[index]! }));
  }

  async release(): Promise<void> {
    for (const session of [this.#encoder, ...this.#decoders.values()]) await (await session).release();
  }

  #decoder(count: number): Promise<Session> {
    let session = this.#decoders.get(count);
    if (!session) {
      session = this.#compile(traceDecoderStep(this.config, count), this.#weights);
      this.#decoders.set(count, session);
    }
    return session;
  }
}
