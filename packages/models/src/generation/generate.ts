// Draws image tokens one by one: every picture of a prompt in one batch, beside its unconditional twin.
import { NonetError, type ParameterValues, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { mixLogits, type WeightedTokens } from './blend.ts';
import { SIDES, traceDecoderStep } from './cached-decoder.ts';
import { FREE } from './keep.ts';
import { PromptEncoder } from './prompt-encoder.ts';
import { pictureStream } from './random.ts';
import { checkSampling, guide, logProbability, type SamplingOptions, sampleToken } from './sampler.ts';
import { TextsDecoder } from './texts-decoder.ts';

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
  readonly signal?: AbortSignal;
  /** Called after each position with the tokens so far, one array of imageLength per picture. */
  readonly onStep?: (position: number, tokens: readonly BigInt64Array[]) => void | Promise<void>;
}

/** One drawn picture, still as tokens. */
export interface GeneratedTokens {
  /** `[imageLength]` */
  readonly tokens: BigInt64Array;
  /**
   * How much likelier the prompt made what was drawn: sum of log p(token | prompt) - log p(token), in nats, over
   * the tokens that were not given; 0 if scores were not asked for. Ranks candidates at little cost.
   */
  readonly score: number;
}

/** A DalleBart ready to draw. */
export class ImageTokenGenerator {
  readonly config: DalleBartConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #codes: number;
  readonly #encoder: PromptEncoder;
  readonly #decoders = new Map<string, Promise<Session>>();

  /** @param codes number of image tokens that may be drawn: the codebook's size */
  constructor(config: DalleBartConfig, weights: ParameterValues, codes: number, compile: Compile) {
    this.config = config;
    this.#weights = weights;
    this.#compile = compile;
    this.#codes = Math.min(codes, config.imageVocabSize);
    this.#encoder = new PromptEncoder(config, weights, compile);
  }

  /** Compiles what drawing `count` pictures at once needs, with or without guidance. */
  async prepare(count: number, guided = true): Promise<void> {
    const texts = guided ? SIDES : 1;
    await Promise.all([this.#encoder.prepare(texts), this.#decoder(count, texts)]);
  }

  /**
   * Draws all tokens of some pictures.
   * @throws NonetError `sampling-option`, `cancelled`
   */
  async generate(options: GenerateOptions): Promise<GeneratedTokens[]> {
    checkSampling(options);
    const { config } = this;
    const count = options.pictures.length;
    const also = options.also ?? [];
    const weights = [1, ...also.map((prompt) => prompt.weight)];
    // Where nothing is compared with the unconditional logits, only prompts are decoded.
    const plain = options.guidanceScale === 1 && !options.scored;
    const texts = [options.prompt, ...also.map((prompt) => prompt.tokens)];
    if (!plain) texts.unshift(options.unconditional);
    const firstPrompt = plain ? 0 : 1;
    const decoder = await this.startDecoding(texts, count);
    const streams = options.pictures.map((picture) => pictureStream(options.seed, picture));
    const pictures = options.pictures.map(() => new BigInt64Array(config.imageLength));
    let latest = new BigInt64Array(count).fill(BigInt(config.decoderStartTokenId));
    const scores = options.pictures.map(() => 0);
    const mixed = new Float32Array(this.#codes);
    const guided = new Float32Array(this.#codes);
    for (let position = 0; position < config.imageLength; position++) {
      if (options.signal?.aborted)
        throw new NonetError('cancelled', `drawing was cancelled at token ${position}`);
      const logitsOf = await decoder.step(latest);
      const row = (text: number, index: number) => logitsOf(text, index).subarray(0, this.#codes);
      latest = BigInt64Array.from(pictures, (picture, index) => {
        const byPrompt = weights.map((_, prompt) => row(firstPrompt + prompt, index));
        const conditional = byPrompt.length === 1 ? byPrompt[0]! : mixLogits(byPrompt, weights, mixed);
        const unconditional = plain ? conditional : row(0, index);
        const logits = plain ? conditional : guide(unconditional, conditional, options.guidanceScale, guided);
        // Given tokens use up a random number too: what is drawn around them stays comparable.
        const drawn = sampleToken(logits, options, streams[index]!());
        const given = options.given?.[index]?.[position] ?? FREE;
        if (options.scored && given === FREE) {
          scores[index]! += logProbability(conditional, drawn) - logProbability(unconditional, drawn);
        }
        const token = BigInt(given === FREE ? drawn : given);
        picture[position] = token;
        return token;
      });
      await options.onStep?.(position, pictures);
    }
    return pictures.map((picture, index) => ({ tokens: picture, score: scores[index]! }));
  }

  /** Starts decoding `count` pictures beside texts, `[maxTextLength]` each. */
  async startDecoding(texts: readonly BigInt64Array[], count: number): Promise<TextsDecoder> {
    const sessions = {
      encoder: this.#encoder,
      decoder: (sides: number) => this.#decoder(count, sides),
      count,
    };
    return TextsDecoder.start(this.config, texts, sessions);
  }

  async release(): Promise<void> {
    await this.#encoder.release();
    for (const session of this.#decoders.values()) await (await session).release();
  }

  #decoder(count: number, texts: number): Promise<Session> {
    const key = `${texts} x ${count}`;
    let session = this.#decoders.get(key);
    if (!session) {
      session = this.#compile(traceDecoderStep(this.config, count, texts), this.#weights);
      this.#decoders.set(key, session);
    }
    return session;
  }
}
