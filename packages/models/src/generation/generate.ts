// Draws image tokens one by one: all pictures of a prompt in one batch, with and, under guidance, without the prompt.
import type { ParameterValues, Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { CacheForm } from '../dalle-bart/attention-cache.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { SIDES, traceDecoderStep } from './cached-decoder.ts';
import { DrawnPictures, type GeneratedTokens, type GenerateOptions } from './drawn-pictures.ts';
import { GenerationQueue } from './generation-queue.ts';
import { PromptEncoder } from './prompt-encoder.ts';
import { checkSampling } from './sampler.ts';
import { TextsDecoder } from './texts-decoder.ts';

export type { GeneratedTokens, GenerateOptions } from './drawn-pictures.ts';

/** A DalleBart ready to draw. */
export class ImageTokenGenerator {
  readonly config: DalleBartConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #codes: number;
  readonly #encoder: PromptEncoder;
  #cacheForm: Promise<CacheForm> | undefined;
  readonly #decoders = new Map<string, Promise<Session>>();
  readonly #queue = new GenerationQueue((batch) => this.#drawTogether(batch));

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
   * Draws all tokens of some pictures. Requests are queued; two that fit are drawn in one batch, with the same result as
   * alone.
   * @throws NonetError `sampling-option`, `cancelled`
   */
  async generate(options: GenerateOptions): Promise<GeneratedTokens[]> {
    checkSampling(options);
    const request = new DrawnPictures(options, this.config, this.#codes);
    this.#queue.add(request);
    return request.drawn;
  }

  /** Draws requests of the same number of pictures until each has ended. */
  async #drawTogether(requests: readonly DrawnPictures[]): Promise<void> {
    const texts = requests.flatMap((request) => request.texts);
    const decoder = await this.startDecoding(texts, requests[0]!.count);
    for (let position = 0; position < this.config.imageLength; position++) {
      for (const request of requests) request.checkCancelled(position);
      if (requests.every(({ hasEnded }) => hasEnded)) return;
      const logitsOf = await decoder.step(
        requests.flatMap(({ texts: own, latest }) => own.map(() => latest)),
      );
      let firstText = 0;
      for (const request of requests) {
        const first = firstText;
        firstText += request.texts.length;
        await request.draw(position, (text, picture) => logitsOf(first + text, picture));
      }
    }
  }

  /** Starts decoding `count` pictures beside texts, `[maxTextLength]` each. */
  async startDecoding(texts: readonly BigInt64Array[], count: number): Promise<TextsDecoder> {
    const sessions = {
      encoder: this.#encoder,
      decoder: (sides: number) => this.#decoder(count, sides),
      cacheForm: await this.#formOfCache(),
      count,
    };
    return TextsDecoder.start(this.config, texts, sessions);
  }

  async release(): Promise<void> {
    await this.#encoder.release();
    for (const session of this.#decoders.values()) await (await session).release();
  }

  /** Models in 8 bits keep keys and values in 8 bits too, where dot products of bytes are fast and exact. */
  #formOfCache(): Promise<CacheForm> {
    this.#cacheForm ??= (async () => {
      const isQuantized = (this.#weights.inFile?.quantized?.size ?? 0) > 0;
      const preference = isQuantized ? await this.#compile.bytes?.() : undefined;
      return preference?.signedMatrices && !preference.saturates ? 'bytes' : 'float32';
    })();
    return this.#cacheForm;
  }

  #decoder(count: number, texts: number): Promise<Session> {
    const key = `${texts} x ${count}`;
    let session = this.#decoders.get(key);
    if (!session) {
      session = this.#formOfCache().then((form) =>
        this.#compile(traceDecoderStep(this.config, count, texts, form), this.#weights),
      );
      this.#decoders.set(key, session);
    }
    return session;
  }
}
