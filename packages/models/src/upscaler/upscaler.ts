// An upscaler ready to run: any picture, tile by tile.
import { NonetError } from '@nonet/core';
import { Graph, type ParameterValues, Scope, type Session } from '@nonet/tensor';
import { requireTensor, type WeightSource } from '../checkpoint/weights.ts';
import type { Compile } from '../compile.ts';
import type { RgbPicture } from '../picture.ts';
import { reachOf, UPSCALE_FACTOR, type UpscalerConfig } from './config.ts';
import { upscalePictures } from './modeling.ts';
import { readTile, tilesOf, writeTile } from './tiles.ts';

/** Width and height of what a tile adds to the result, before it is enlarged. */
const CORE = 128;
/** More pixels than this are refused: the result would have 16 times as many. */
export const MAX_UPSCALE_PIXELS = 2048 * 2048;

export interface UpscaleOptions {
  /** The picture goes on at its opposite edge, and shall do so when it is large. */
  readonly wraps?: boolean;
  readonly signal?: AbortSignal;
  /** Called after every tile. */
  readonly onProgress?: (done: number, total: number) => void;
}

export class Upscaler {
  readonly #config: UpscalerConfig;
  readonly #weights: ParameterValues;
  readonly #compile: Compile;
  #session: Promise<Session> | undefined;

  constructor(config: UpscalerConfig, weights: ParameterValues, compile: Compile) {
    this.#config = config;
    this.#weights = weights;
    this.#compile = compile;
  }

  /**
   * A picture four times as wide and high. Tiles overlap by as far as the net sees: no seam shows.
   * @throws NonetError `upscale-size` for an empty or a too large picture, `cancelled` between two tiles
   */
  async upscale(
    picture: RgbPicture,
    { wraps = false, signal, onProgress }: UpscaleOptions = {},
  ): Promise<RgbPicture> {
    const { width, height, pixels } = picture;
    const area = width * height;
    if (!(area > 0 && area <= MAX_UPSCALE_PIXELS && pixels.length === 3 * area)) {
      throw new NonetError(
        'upscale-size',
        `upscale: expected RGB of 1 to ${MAX_UPSCALE_PIXELS} pixels, got ${pixels.length} bytes for ${width}x${height}`,
      );
    }
    const margin = reachOf(this.#config);
    const side = CORE + 2 * margin;
    const session = await this.#open(side);
    const [wide, high] = [UPSCALE_FACTOR * width, UPSCALE_FACTOR * height];
    const result = { width: wide, height: high, pixels: new Uint8Array(3 * wide * high) };
    const tiles = tilesOf(width, height, CORE);
    for (const [index, tile] of tiles.entries()) {
      if (signal?.aborted) throw new NonetError('cancelled', 'upscaling was cancelled');
      const { enlarged } = await session.run({
        picture: readTile(picture, tile, { core: CORE, margin, wraps }),
      });
      writeTile(enlarged!.data as Float32Array, tile, { side, margin, factor: UPSCALE_FACTOR }, result);
      onProgress?.(index + 1, tiles.length);
    }
    return result;
  }

  async release(): Promise<void> {
    await (await this.#session)?.release();
  }

  #open(side: number): Promise<Session> {
    if (!this.#session) {
      const graph = new Graph();
      const picture = graph.input('picture', [1, 3, side, side]);
      graph.output('enlarged', upscalePictures(new Scope(graph), picture, this.#config));
      this.#session = this.#compile(graph, this.#weights);
    }
    return this.#session;
  }
}

/** Every parameter of an upscaler. @throws NonetError `checkpoint-missing-tensor`, `checkpoint-shape` */
export function readUpscaler(config: UpscalerConfig, source: WeightSource): ParameterValues {
  const graph = new Graph();
  upscalePictures(new Scope(graph), graph.input('picture', [1, 3, 1, 1]), config);
  return new Map(
    [...graph.parameters.values()].map(({ name, tensor }) => [
      name,
      requireTensor(source, name, tensor.shape).read(),
    ]),
  );
}
