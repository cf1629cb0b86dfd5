// Logits of whole pictures that are known already: what a model would have drawn at each place.
import { concat, Graph, type ParameterValues, Scope, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { decodeSequence, encodeText } from '../dalle-bart/modeling.ts';

/** Logits of one place, `[imageVocabSize + 1]` each. */
export interface PlaceLogits {
  readonly unconditional: Float32Array;
  readonly conditional: Float32Array;
}

export class SequenceLogits {
  readonly #config: DalleBartConfig;
  readonly #session: Promise<Session>;

  constructor(config: DalleBartConfig, weights: ParameterValues, compile: Compile) {
    this.#config = config;
    const graph = new Graph();
    const scope = new Scope(graph);
    const text = encodeText(scope, graph.input('text', [2, config.maxTextLength], 'int64'), config);
    const tokens = graph.input('tokens', [1, config.imageLength], 'int64');
    graph.output('logits', decodeSequence(scope, concat([tokens, tokens], 0), text, config));
    this.#session = compile(graph, weights);
  }

  /**
   * @param texts text tokens, `[maxTextLength]` each
   * @param picture image tokens, `[imageLength]`
   * @returns logits of each place, given the tokens before it
   */
  async of(
    texts: { readonly unconditional: BigInt64Array; readonly conditional: BigInt64Array },
    picture: BigInt64Array,
  ): Promise<PlaceLogits[]> {
    const { imageLength, imageVocabSize, decoderStartTokenId } = this.#config;
    const session = await this.#session;
    const { logits } = await session.run({
      text: BigInt64Array.of(...texts.unconditional, ...texts.conditional),
      tokens: BigInt64Array.of(BigInt(decoderStartTokenId), ...picture.subarray(0, imageLength - 1)),
    });
    const width = imageVocabSize + 1;
    const row = (index: number) =>
      (logits!.data as Float32Array).subarray(index * width, (index + 1) * width);
    return Array.from(picture, (_, place) => ({
      unconditional: row(place),
      conditional: row(imageLength + place),
    }));
  }

  async release(): Promise<void> {
    await (await this.#session).release();
  }
}
