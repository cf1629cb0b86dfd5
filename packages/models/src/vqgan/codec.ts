// A VQGAN ready to turn pictures into tokens and back.
import { Graph, NonetError, type ParameterValues, Scope, type Session } from '@nonet/tensor';
import type { Compile } from '../compile.ts';
import { toPixels } from '../pixels.ts';
import { CodeColours } from './code-colours.ts';
import { tokensPerSide, type VqganConfig } from './config.ts';
import { decodeTokens, tokenizePictures } from './modeling.ts';
import { randomTokens } from './random-tokens.ts';

/** Multiplications of one picture from which on decoding is slow: about a tenth of a second of two cores. */
const SLOW = 1e10;

/** Pictures that previews are fitted to: more codes are seen in them than a code has channels. */
const FITTED_PICTURES = 4;

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
    // One by one: what one picture needs stays in the processor's cache, and in little memory.
    for (const picture of tokens) {
      if (signal?.aborted) throw new NonetError('cancelled', 'drawing was cancelled after its last token');
      const planes = (await session.run({ tokens: picture }))['pictures']!.data as Float32Array;
      decoded.push(...toPixels(planes, 1, this.config.resolution));
    }
    return decoded;
  }

  /**
   * What unfinished pictures look like, `[resolution, resolution, 3]` each: decoded, or in patches of colour where
   * decoding is slow. The patches are fitted to a few pictures when they are first needed.
   */
  async preview(tokens: readonly BigInt64Array[], signal?: AbortSignal): Promise<Uint8Array[]> {
    const codes = this.#decodesSlowly() ? this.#weights.get('quantize/embedding/embedding') : undefined;
    if (!(codes instanceof Float32Array)) return this.decode(tokens, signal);
    this.#colours ??= await this.#fitColours(codes, signal);
    return tokens.map((picture) => this.#colours!.paint(picture, this.side, this.config.resolution));
  }

  async #fitColours(codes: Float32Array, signal?: AbortSignal): Promise<CodeColours> {
    const tokens = Array.from({ length: FITTED_PICTURES }, (_, seed) => randomTokens(this.config, seed));
    const pixels = await this.decode(tokens, signal);
    const { side, config } = this;
    return CodeColours.fit(codes, config.embedDim, { tokens, pixels, side, size: config.resolution });
  }

  #decodesSlowly(): boolean {
    if (this.config.fsqLevels.length > 0) return false;
    const graph = new Graph();
    decodeTokens(new Scope(graph), graph.input('tokens', [1, this.positions], 'int64'), this.config);
    const products = graph.nodes
      .filter(({ op }) => op === 'conv2d')
      .reduce(
        (sum, { inputs: [, kernel], outputs: [y] }) => sum + (kernel!.size / kernel!.dim(-1)) * y!.size,
        0,
      );
    return products > SLOW;
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
