// A stand-in for load tests: takes its time and hands in the same coloured squares, so that the service is what is
// measured and not the model.
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_COUNT, type DrawRequest, MAX_COUNT } from '@nonet/api';
import sharp from 'sharp';
import type { Artist, ArtistProgress, FinishedDrawing } from './artist.ts';

export class SimulatedArtist implements Artist {
  readonly #milliseconds: number;
  readonly #squares: Promise<Uint8Array[]>;

  /** @param milliseconds that every drawing takes */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#squares = Promise.all(Array.from({ length: MAX_COUNT }, (_, index) => square(index)));
  }

  async draw(
    { seed = 0, count = DEFAULT_COUNT, scene }: DrawRequest,
    signal: AbortSignal,
    onProgress: (progress: ArtistProgress) => void,
  ): Promise<FinishedDrawing> {
    const squares = await this.#squares;
    await sleep(this.#milliseconds / 2, undefined, { signal });
    onProgress({ done: 1, total: 2 });
    await sleep(this.#milliseconds / 2, undefined, { signal });
    return { seed, pictures: squares.slice(0, count), ...(scene && { scene }) };
  }

  async close(): Promise<void> {}
}

function square(index: number): Promise<Uint8Array> {
  const background = { r: 28 * index, g: 128, b: 255 - 28 * index };
  return sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer();
}
