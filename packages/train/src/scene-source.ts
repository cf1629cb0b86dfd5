// Batches of composed scenes, made ahead of time on another thread.
import type { ComposerOptions } from './data/index.ts';
import { ReadAhead } from './read-ahead.ts';

export interface SceneSourceOptions extends ComposerOptions {
  readonly dataDir: string;
  /** Width and height in pixels. */
  readonly size: number;
}

export interface SceneBatch {
  /** RGB `[count, size, size, 3]` */
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly captions: readonly string[];
}

export class SceneSource extends ReadAhead<SceneBatch> {
  constructor(options: SceneSourceOptions) {
    super(new URL('./scene-worker.ts', import.meta.url), options);
  }
}
