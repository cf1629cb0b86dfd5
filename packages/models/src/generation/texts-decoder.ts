// Decodes pictures beside any number of texts: each decoder takes two, the last one what is left.
import type { Session } from '@nonet/tensor';
import type { CacheForm } from '../dalle-bart/attention-cache.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { CachedDecoder, SIDES } from './cached-decoder.ts';
import type { PromptEncoder } from './prompt-encoder.ts';

interface DecodingSessions {
  readonly encoder: PromptEncoder;
  /** Of `traceDecoderStep(config, count, texts, cacheForm)`. */
  readonly decoder: (texts: number) => Promise<Session>;
  readonly cacheForm: CacheForm;
  /** Pictures of each text. */
  readonly count: number;
}

/** Logits of the next position, by place of text and picture: `[imageVocabSize + 1]`. */
export type LogitsOf = (text: number, picture: number) => Float32Array;

export class TextsDecoder {
  readonly #decoders: readonly CachedDecoder[];
  readonly #texts: number;
  readonly #count: number;

  private constructor(decoders: readonly CachedDecoder[], texts: number, count: number) {
    this.#decoders = decoders;
    this.#texts = texts;
    this.#count = count;
  }

  /** @param texts tokens of each text, `[maxTextLength]` */
  static async start(
    config: DalleBartConfig,
    texts: readonly BigInt64Array[],
    { encoder, decoder, cacheForm, count }: DecodingSessions,
  ): Promise<TextsDecoder> {
    const decoders: CachedDecoder[] = [];
    for (let first = 0; first < texts.length; first += SIDES) {
      const sides = texts.slice(first, first + SIDES);
      // The first time, the decoder is compiled while the texts are encoded.
      const [encoded, session] = await Promise.all([encoder.encode(sides), decoder(sides.length)]);
      decoders.push(new CachedDecoder(config, encoded, session, sides.length * count, cacheForm));
    }
    return new TextsDecoder(decoders, texts.length, count);
  }

  /**
   * Feeds the token before the next position, at the very first the start token.
   * @param tokens `[count]`, the same beside every text, or those of each text
   */
  async step(tokens: BigInt64Array | readonly BigInt64Array[]): Promise<LogitsOf> {
    const tokensOf = (text: number) => (tokens instanceof BigInt64Array ? tokens : tokens[text]!);
    const logits: Float32Array[] = []; // of each text, [count, imageVocabSize + 1]
    for (const decoder of this.#decoders) {
      const sides = Math.min(SIDES, this.#texts - logits.length);
      const fed = new BigInt64Array(sides * this.#count);
      for (let side = 0; side < sides; side++) fed.set(tokensOf(logits.length + side), side * this.#count);
      const all = await decoder.step(fed);
      const size = all.length / sides;
      for (let side = 0; side < sides; side++) logits.push(all.subarray(side * size, (side + 1) * size));
    }
    const width = logits[0]!.length / this.#count;
    return (text, picture) => logits[text]!.subarray(picture * width, (picture + 1) * width);
  }
}
