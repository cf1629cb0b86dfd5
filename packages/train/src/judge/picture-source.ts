// Batches of captioned pictures as a CLIP sees them, made ahead of time on another thread.
import type { ComposerOptions } from '../data/index.ts';
import { ReadAhead } from '../read-ahead.ts';

export interface PictureSourceOptions {
  readonly dataDir: string;
  /** Width and height that the model sees, in pixels. */
  readonly imageSize: number;
  /** Different scenes, kept in memory; after these the next epoch shows them anew. */
  readonly scenes: number;
  readonly seed: number;
  readonly mix: NonNullable<ComposerOptions['mix']>;
  /** Ids of the sources that are never shown. */
  readonly without: readonly string[];
}

export interface PictureBatch {
  /** `[count, 3, imageSize, imageSize]`, normalised */
  readonly planes: Float32Array<ArrayBuffer>;
  readonly captions: readonly string[];
}

export class PictureSource extends ReadAhead<PictureBatch> {
  constructor(options: PictureSourceOptions) {
    super(new URL('./picture-worker.ts', import.meta.url), options);
  }
}
