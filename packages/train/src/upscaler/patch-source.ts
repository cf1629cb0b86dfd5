// Batches of small and large patches, made ahead of time on another thread.
import { ReadAhead } from '../read-ahead.ts';

export interface PatchSourceOptions {
  readonly dataDir: string;
  /** Ids of the sources whose drawings are shown. */
  readonly sources: readonly string[];
  /** Width and height of a large patch in pixels. */
  readonly size: number;
  readonly seed: number;
}

export interface PatchBatch {
  /** `[count, 3, size / 4, size / 4]` in [0, 1] */
  readonly small: Float32Array<ArrayBuffer>;
  /** `[count, 3, size, size]` in [0, 1] */
  readonly large: Float32Array<ArrayBuffer>;
}

export class PatchSource extends ReadAhead<PatchBatch> {
  constructor(options: PatchSourceOptions) {
    super(new URL('./patch-worker.ts', import.meta.url), options);
  }
}
