// A VQGAN ready to turn pictures into tokens and back.
import { NonetError } from '@nonet/core';
import { Graph, type ParameterValues, type Results, Scope, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import { toPixels } from '../pixels.ts';
import { CodeColours } from './code-colours.ts';
import { tokensPerSide, type VqganConfig } from './config.ts';
import { decodeTokens, tokenizePictures } from './modeling.ts';
import { scalarCodes } from './quantize.ts';
import { randomTokens } from './random-tokens.ts';

/** Pictures that previews are learnt from at first: more codes are seen in them than a code has channels. */
const RANDOM_PICTURES = 4;

export class PictureCodec {
  readonly config: VqganConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  readonly #sessions = new Map<string, Promise<Session>>();
  readonly #enlarged = new Map<number, PictureCodec>();
  #colours: CodeColours | undefined;

  constructor(config: VqganConfig, weights: ParameterValues, compile: Compile) {
    this.config = config;
    this.#weights = weights;
    this.#compile = compile;
  }

  /** Tokens per side of a picture. */
  get side(): number {
    return tokensPerSide(this.config);
  }

  /** Tokens of a picture. */
  get positions(): number {
    return this.side ** 2;
  }

  /** The same model for pictures `factor` times as wide and high; it is released with this one. */
  enlarged(factor: number): PictureCodec {
    if (factor === 1) return this;
    let codec = this.#enlarged.get(factor);
    if (!codec) {
      const { resolution, attnResolutions } = this.config;
      const config = {
        ...this.config,
        resolution: factor * resolution,
        attnResolutions: attnResolutions.map((size) => factor * size), // attention stays at its depth
      };
      codec = new PictureCodec(config, this.#weights, this.#compile);
      this.#enlarged.set(factor, codec);
    }
    return codec;
  }

  /** Compiles what decoding needs. */
  async prepare(): Promise<void> {
    await this.#decoder();
  }

  /** Pictures `[count, 3, resolution, resolution]` in [0, 1] to tokens `[count * positions]`. */
  async encode(planes: Float32Array, count: number): Promise<BigInt64Array> {
    const session = await this.#session(`encode ${count}`, (graph) => {
      const { resolution } = this.config;
      const pictures = graph.input('pictures', [count, 3, resolution, resolution]);
      graph.output('tokens', tokenizePictures(new Scope(graph), pictures, this.config));
    });
    return (await session.run({ pictures: planes }))['tokens']!.data as BigInt64Array;
  }

  /**
   * Tokens of pictures to RGB bytes, one `[resolution, resolution, 3]` per picture.
   * @throws NonetError `cancelled`, between two pictures
   */
  async decode(tokens: readonly BigInt64Array[], signal?: AbortSignal): Promise<Uint8Array[]> {
    const session = await this.#decoder();
    const decoded: Uint8Array[] = [];
    let results: Results | undefined;
    // One by one: what one picture needs stays in the processor's cache, and in little memory.
    for (const picture of tokens) {
      if (signal?.aborted) throw new NonetError('cancelled', 'drawing was cancelled after its last token');
      results = await session.run({ tokens: picture }, results);
      const planes = results['pictures']!.data as Float32Array;
      const [pixels] = toPixels(planes, 1, this.config.resolution);
      this.#colours?.learn({ tokens: picture, pixels: pixels! });
      decoded.push(pixels!);
    }
    return decoded;
  }

  /**
   * About what pictures look like whose first `drawn` tokens are known, `[resolution, resolution, 3]` each, for next to
   * nothing: by what their codes looked like in pictures that were decoded; in a few random ones when it is first asked.
   */
  async preview(
    tokens: readonly BigInt64Array[],
    drawn: number,
    signal?: AbortSignal,
  ): Promise<Uint8Array[]> {
    const codes = this.#codes();
    if (!codes) return this.decode(tokens, signal);
    this.#colours ??= await this.#learnColours(codes, signal);
    return tokens.map((picture) => this.#colours!.paint(picture, drawn));
  }

  async #learnColours(codes: Float32Array, signal?: AbortSignal): Promise<CodeColours> {
    const { side, config } = this;
    const colours = new CodeColours(codes, config.embedDim, { side, size: config.resolution });
    const random = Array.from({ length: RANDOM_PICTURES }, (_, seed) => randomTokens(config, seed));
    const decoded = await this.decode(random, signal);
    decoded.forEach((pixels, i) => colours.learn({ tokens: random[i]!, pixels }));
    return colours;
  }

  /** Vectors of all codes `[nEmbed, embedDim]`; undefined if they are kept in 8 bits. */
  #codes(): Float32Array | undefined {
    if (this.config.fsqLevels.length > 0) return scalarCodes(this.config.fsqLevels);
    const codes = this.#weights.get('quantize/embedding/embedding');
    return codes instanceof Float32Array ? codes : undefined;
  }

  async release(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).release();
    for (const codec of this.#enlarged.values()) await codec.release();
  }

  #decoder(): Promise<Session> {
    return this.#session('decode', (graph) => {
      const tokens = graph.input('tokens', [1, this.positions], 'int64');
      graph.output('pictures', decodeTokens(new Scope(graph), tokens, this.config));
    });
  }

  #session(key: string, trace: (graph: Graph) => void): Promise<Session> {
    let session = this.#sessions.get(key);
    if (!session) {
      const graph = new Graph();
      trace(graph);
      session = this.#compile(graph, this.#weights);
      this.#sessions.set(key, session);
    }
    return session;
  }
}
