// DalleBart one token at a time: the text is encoded once, keys and values of drawn positions are kept.
import { concat, Graph, pad, type Results, Scope, type Session, type TensorData } from '@nonet/tensor';
import { type CacheForm, cacheInputs, cacheParts } from '../dalle-bart/attention-cache.ts';
import type { DalleBartConfig } from '../dalle-bart/config.ts';
import { crossKeysValues, decodeStep, encodeText, HIDDEN } from '../dalle-bart/modeling.ts';
import { addedName, cacheName, KVCache } from './kv-cache.ts';

/** Texts that pictures are decoded beside at once: the unconditional one first, then the prompt. */
export const SIDES = 2;

const crossName = (kind: 'key' | 'value', layer: number): string => `cross/${layer}/${kind}`;

/**
 * `text` int64 `[texts, length]` -> keys and values for each decoder layer's cross attention, and the padding mask, all of
 * maxTextLength: what is not encoded is hidden as padding is.
 */
export function traceTextEncoder(
  config: DalleBartConfig,
  texts = SIDES,
  length = config.maxTextLength,
): Graph {
  const graph = new Graph();
  const scope = new Scope(graph);
  const text = encodeText(scope, graph.input('text', [texts, length], 'int64'), config);
  const padding = config.maxTextLength - length;
  const hidden = graph.constant(new Float32Array(texts * padding).fill(HIDDEN), [texts, 1, 1, padding]);
  graph.output('textMask', concat([text.mask, ...(padding > 0 ? [hidden] : [])], -1));
  for (let layer = 0; layer < config.decoderLayers; layer++) {
    const { keys, values } = crossKeysValues(scope, layer, text, config);
    graph.output(crossName('key', layer), pad(keys, 2, 0, padding));
    graph.output(crossName('value', layer), pad(values, 2, 0, padding));
  }
  return graph;
}

/** One decoding step of `count` pictures beside each of some texts. */
export function traceDecoderStep(
  config: DalleBartConfig,
  count: number,
  texts = SIDES,
  form: CacheForm = 'float32',
): Graph {
  const graph = new Graph();
  const batch = texts * count;
  const heads = config.decoderAttentionHeads;
  const width = config.dModel / heads;
  const layers = Array.from({ length: config.decoderLayers }, (_, layer) => layer);
  const size = { rows: batch, heads, positions: config.imageLength, headWidth: width };
  const { logits, added } = decodeStep(
    new Scope(graph),
    {
      tokens: graph.input('tokens', [batch], 'int64'),
      position: graph.input('position', [1], 'int64'),
      self: layers.map((layer) => cacheInputs(graph, form, size, (part) => cacheName(part, layer))),
      cacheMask: graph.input('mask', [config.imageLength], 'float32', { growing: 0 }),
      cross: layers.map((layer) => {
        const shape = [texts, heads, config.maxTextLength, width];
        return {
          keys: graph.input(crossName('key', layer), shape),
          values: graph.input(crossName('value', layer), shape),
        };
      }),
      textMask: graph.input('textMask', [texts, 1, 1, config.maxTextLength]),
    },
    config,
  );
  graph.output('logits', logits);
  const parts = cacheParts(form, width);
  added.forEach((tensors, layer) => {
    tensors.forEach((tensor, i) => graph.output(addedName(parts[i]!.name, layer), tensor));
  });
  return graph;
}

/** The decoding of one batch of pictures, from its first token on. */
export class CachedDecoder {
  readonly #decoder: Session;
  readonly #cross: Readonly<Record<string, TensorData>>;
  readonly #cache: KVCache;
  #results: Results | undefined;
  #position = 0;

  /**
   * @param encoded what the session of `traceTextEncoder` gave
   * @param decoder session of `traceDecoderStep(config, count, texts, form)`
   * @param batch count * texts
   */
  constructor(
    config: DalleBartConfig,
    encoded: Results,
    decoder: Session,
    batch: number,
    form: CacheForm = 'float32',
  ) {
    this.#decoder = decoder;
    this.#cross = Object.fromEntries(Object.entries(encoded).map(([name, { data }]) => [name, data]));
    this.#cache = new KVCache(config, batch, form);
  }

  /**
   * Feeds the token before the next position, at the very first the start token.
   * @param tokens `[batch]`, the rows of the first text first
   * @returns logits of the next position, `[batch, imageVocabSize + 1]`; the next step may write over them
   */
  async step(tokens: BigInt64Array): Promise<Float32Array> {
    const feeds = {
      ...this.#cross,
      ...this.#cache.feeds,
      mask: this.#cache.mask,
      tokens,
      position: BigInt64Array.of(BigInt(this.#position)),
    };
    this.#results = await this.#decoder.run(feeds, this.#results);
    this.#cache.write(this.#results, this.#position++);
    return this.#results['logits']!.data as Float32Array;
  }
}
