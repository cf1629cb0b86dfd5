// A CLIP ready to say how well pictures fit a text.
import { NonetError } from '@nonet/core';
import { Graph, type ParameterValues, Scope, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import type { RgbPicture } from '../picture.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { ClipConfig } from './config.ts';
import { embedPictures, embedTexts } from './modeling.ts';
import { type Normalisation, preprocess } from './preprocess.ts';

/** Pictures looked at together. */
const BATCH = 9;

export interface ClipParts {
  readonly config: ClipConfig;
  readonly weights: ParameterValues;
  readonly tokenizer: Tokenizer;
  readonly normalisation: Normalisation;
  readonly compile: Compile;
}

export class ClipRanker {
  readonly #parts: ClipParts;
  readonly #sessions = new Map<string, Promise<Session>>();

  /** @throws NonetError `clip-tokenizer` if the tokenizer has more tokens than the model */
  constructor(parts: ClipParts) {
    const { config, tokenizer } = parts;
    if (tokenizer.size > config.text.vocabSize) {
      throw new NonetError(
        'clip-tokenizer',
        `CLIP tokenizer: expected at most ${config.text.vocabSize} tokens, as the config has, got ${tokenizer.size}`,
      );
    }
    this.#parts = parts;
  }

  /**
   * Cosine of the angle between a text and each picture: -1 to 1, larger fits better. A text that is too long is cut.
   * A picture's score does not depend on those beside it.
   */
  async score(text: string, pictures: readonly RgbPicture[]): Promise<number[]> {
    const [meaning, places] = await Promise.all([this.embedText(text), this.embedPictures(pictures)]);
    return places.map((place) => place.reduce((sum, value, i) => sum + value * meaning[i]!, 0));
  }

  /** Place of a text in the common space, `[projectionDim]`, of length 1. */
  async embedText(text: string): Promise<Float32Array> {
    const { config, tokenizer } = this.#parts;
    const length = config.text.maxPositionEmbeddings;
    const session = await this.#session('text', (graph) =>
      embedTexts(new Scope(graph), graph.input('tokens', [1, length], 'int64'), config),
    );
    const tokens = BigInt64Array.from(tokenizer.encode(text, length).ids, BigInt);
    return (await session.run({ tokens }))['places']!.data as Float32Array;
  }

  /** Place of each picture in the common space, `[projectionDim]`, of length 1. */
  async embedPictures(pictures: readonly RgbPicture[]): Promise<Float32Array[]> {
    const { config, normalisation } = this.#parts;
    const size = config.vision.imageSize;
    const places: Float32Array[] = [];
    for (let start = 0; start < pictures.length; start += BATCH) {
      const batch = pictures.slice(start, start + BATCH);
      const session = await this.#session(`pictures ${batch.length}`, (graph) =>
        embedPictures(new Scope(graph), graph.input('pictures', [batch.length, 3, size, size]), config),
      );
      const planes = new Float32Array(batch.length * 3 * size * size);
      batch.forEach((picture, i) =>
        planes.set(preprocess(picture, size, normalisation), i * 3 * size * size),
      );
      const found = (await session.run({ pictures: planes }))['places']!.data as Float32Array;
      const width = config.projectionDim;
      places.push(...batch.map((_, i) => found.slice(i * width, (i + 1) * width)));
    }
    return places;
  }

  async release(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).release();
  }

  #session(key: string, trace: (graph: Graph) => ReturnType<typeof embedTexts>): Promise<Session> {
    let session = this.#sessions.get(key);
    if (!session) {
      const graph = new Graph();
      graph.output('places', trace(graph));
      session = this.#parts.compile(graph, this.#parts.weights);
      this.#sessions.set(key, session);
    }
    return session;
  }
}
