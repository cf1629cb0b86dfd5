// State of one generation request while it is drawn: random numbers, tokens and scores of its pictures.
import { NonetError } from '@nonet/core';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { mixLogits, type WeightedTokens } from './blend.ts';
import { FREE } from './keep.ts';
import { pictureStream } from './random.ts';
import { guide, logProbability, type SamplingOptions, sampleToken } from './sampler.ts';
import type { LogitsOf } from './texts-decoder.ts';

export interface GenerateOptions extends SamplingOptions {
  /** Text tokens of the prompt, padded to maxTextLength. */
  readonly prompt: BigInt64Array;
  /** Prompts blended with the first one, whose weight is 1. */
  readonly also?: readonly WeightedTokens[];
  /** Text tokens that guidance leads away from: of the empty text, or of a negative prompt. */
  readonly unconditional: BigInt64Array;
  readonly seed: number;
  /** Number of each picture: with the seed it decides the picture's random numbers. */
  readonly pictures: readonly number[];
  /** Tokens that are given, FREE where one is to be drawn: `[imageLength]` for each picture. */
  readonly given?: readonly Int32Array[];
  /** Whether to score the pictures. */
  readonly scored?: boolean;
  /** Whether to sum the log probabilities of the drawn tokens. */
  readonly measured?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each position with the tokens so far, one array of imageLength per picture. */
  readonly onStep?: (position: number, tokens: readonly BigInt64Array[]) => void | Promise<void>;
}

/** One drawn picture, still as tokens. */
export interface GeneratedTokens {
  /** `[imageLength]` */
  readonly tokens: BigInt64Array;
  /**
   * Log-likelihood ratio of the picture with and without the prompt: sum of log p(token | prompt) - log p(token), in nats,
   * over the tokens that were not given; 0 unless `scored`. Ranks candidates at little cost.
   */
  readonly score: number;
  /**
   * Sum of log p(token | prompt) in nats, at temperature 1 and without guidance; 0 unless `measured`. Intact drawings are
   * far more probable than broken ones.
   */
  readonly logProbability: number;
}

export class DrawnPictures {
  /** Text tokens that condition the decoder, `[maxTextLength]` each: the unconditional ones first, where they are needed. */
  readonly texts: readonly BigInt64Array[];
  /** Settles when the request has been drawn, has failed or was cancelled; the rest of its batch is not affected. */
  readonly drawn: Promise<GeneratedTokens[]>;
  /** The tokens before the next position, `[count]`. */
  latest: BigInt64Array;
  readonly #options: GenerateOptions;
  readonly #codes: number;
  /** Whether neither guidance nor scores need unconditional logits, so that only prompts are decoded. */
  readonly #plain: boolean;
  readonly #weights: readonly number[];
  readonly #streams: readonly (() => number)[];
  readonly #tokens: readonly BigInt64Array[];
  readonly #scores: number[];
  readonly #logProbabilities: number[];
  readonly #mixed: Float32Array;
  readonly #guided: Float32Array;
  #hasEnded = false;
  #resolve: (drawn: GeneratedTokens[]) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  /** @param codes number of image tokens that may be drawn */
  constructor(options: GenerateOptions, config: DalleBartConfig, codes: number) {
    const { prompt, also = [], unconditional, pictures, seed, guidanceScale, scored } = options;
    this.#options = options;
    this.#codes = codes;
    this.#plain = guidanceScale === 1 && !scored;
    this.#weights = [1, ...also.map(({ weight }) => weight)];
    const prompts = [prompt, ...also.map(({ tokens }) => tokens)];
    this.texts = this.#plain ? prompts : [unconditional, ...prompts];
    this.#streams = pictures.map((picture) => pictureStream(seed, picture));
    this.#tokens = pictures.map(() => new BigInt64Array(config.imageLength));
    this.latest = new BigInt64Array(pictures.length).fill(BigInt(config.decoderStartTokenId));
    this.#scores = pictures.map(() => 0);
    this.#logProbabilities = pictures.map(() => 0);
    this.#mixed = new Float32Array(codes);
    this.#guided = new Float32Array(codes);
    this.drawn = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get count(): number {
    return this.#options.pictures.length;
  }

  get signal(): AbortSignal | undefined {
    return this.#options.signal;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Fails the request if it was cancelled. */
  checkCancelled(position: number): void {
    if (this.signal?.aborted)
      this.fail(new NonetError('cancelled', `drawing was cancelled at token ${position}`));
  }

  fail(error: unknown): void {
    this.#hasEnded = true;
    this.#reject(error);
  }

  /** Resolves `drawn` with the tokens. */
  finish(): void {
    this.#hasEnded = true;
    this.#resolve(
      this.#tokens.map((tokens, index) => ({
        tokens,
        score: this.#scores[index]!,
        logProbability: this.#logProbabilities[index]!,
      })),
    );
  }

  /** Samples the tokens of a position and calls `onStep`. */
  async draw(position: number, logitsOf: LogitsOf): Promise<void> {
    if (this.#hasEnded) return;
    try {
      this.#sample(position, logitsOf);
      await this.#options.onStep?.(position, this.#tokens);
    } catch (error) {
      this.fail(error);
    }
  }

  #sample(position: number, logitsOf: LogitsOf): void {
    const options = this.#options;
    const firstPrompt = this.#plain ? 0 : 1;
    const row = (text: number, index: number) => logitsOf(text, index).subarray(0, this.#codes);
    this.latest = BigInt64Array.from(this.#tokens, (picture, index) => {
      const byPrompt = this.#weights.map((_, prompt) => row(firstPrompt + prompt, index));
      const conditional =
        byPrompt.length === 1 ? byPrompt[0]! : mixLogits(byPrompt, this.#weights, this.#mixed);
      const unconditional = this.#plain ? conditional : row(0, index);
      const logits = this.#plain
        ? conditional
        : guide(unconditional, conditional, options.guidanceScale, this.#guided);
      // Given tokens consume a random number too: the tokens around them stay comparable.
      const drawn = sampleToken(logits, options, this.#streams[index]!());
      const given = options.given?.[index]?.[position] ?? FREE;
      if (options.scored && given === FREE) {
        this.#scores[index]! += logProbability(conditional, drawn) - logProbability(unconditional, drawn);
      }
      if (options.measured) this.#logProbabilities[index]! += logProbability(conditional, drawn);
      const token = BigInt(given === FREE ? drawn : given);
      picture[position] = token;
      return token;
    });
  }
}
