// Decodes the same pictures beside any number of texts: each decoder takes two.
import type { Session } from '@nonet/tensor';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { CachedDecoder, SIDES } from './cached-decoder.ts';
import type { PromptEncoder } from './prompt-encoder.ts';

interface DecodingSessions {
  readonly encoder: PromptEncoder;
  /** Of `traceDecoderStep(config, count)`. */
  readonly decoder: Session;
  /** Pictures. */
  readonly count: number;
}

export class TextsDecoder {
  readonly #decoders: readonly CachedDecoder[];
  readonly #count: number;

  private constructor(decoders: readonly CachedDecoder[], count: number) {
    this.#decoders = decoders;
    this.#count = count;
  }

  /** @param texts tokens of each text, `[maxTextLength]` */
  static async start(
    config: DalleBartConfig,
    texts: readonly BigInt64Array[],
    { encoder, decoder, count }: DecodingSessions,
  ): Promise<TextsDecoder> {
    const decoders: CachedDecoder[] = [];
    for (let first = 0; first < texts.length; first += SIDES) {
      // An odd text out is decoded beside itself.
      const sides = Array.from({ length: SIDES }, (_, side) => texts[first + side] ?? texts[first]!);
      decoders.push(new CachedDecoder(config, await encoder.encode(sides), decoder, count));
    }
    return new TextsDecoder(decoders, count);
  }

  /**
   * Feeds the token before the next position, at the very first the start token.
   * @param tokens `[count]`
   * @returns finds the logits of the next position, `[imageVocabSize + 1]`, by place of text and picture
   */
  async step(tokens: BigInt64Array): Promise<(text: number, picture: number) => Float32Array> {
    const fed = new BigInt64Array(SIDES * this.#count);
    for (let side = 0; side < SIDES; side++) fed.set(tokens, side * this.#count);
    const logits: Float32Array[] = [];
    for (const decoder of this.#decoders) logits.push(await decoder.step(fed));
    const rowLength = logits[0]!.length / (SIDES * this.#count);
    return (text, picture) => {
      const row = (text % SIDES) * this.#count + picture;
      return logits[Math.floor(text / SIDES)]!.subarray(row * rowLength, (row + 1) * rowLength);
    };
  }
}
