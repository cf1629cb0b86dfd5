// A model that draws, as users of the package have it, in Node and in browsers.
import type { Drawing, Pipeline, Scene } from '@nonet/models';
import {
  type DrawEvent,
  type DrawOptions,
  drawingEvents,
  lastDrawing,
  type ProgressEvent,
} from './drawing-events.ts';

/** A model that draws. Drawings that are asked for at the same time are made one after the other. */
export class Model {
  /** Its name, which is written into pictures. */
  readonly name: string;
  readonly #pipeline: Pipeline;
  readonly #pause: (() => Promise<void>) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @internal */
  constructor(name: string, pipeline: Pipeline, pause?: () => Promise<void>) {
    this.name = name;
    this.#pipeline = pipeline;
    this.#pause = pause;
  }

  /** Compiles what drawing needs, so that the first drawing is as fast as the next. */
  async prepare(): Promise<void> {
    await this.#pipeline.prepare();
  }

  /** The scene that a prompt describes; undefined for a single thing on plain background. @throws NonetError `prompt-*` */
  plan(prompt: string): Scene | undefined {
    return this.#pipeline.plan(prompt);
  }

  /**
   * Draws pictures of a prompt. The same prompt, seed and options give the same pictures.
   * @throws NonetError `prompt-*`, `draw-option`, `draw-scene`, `sampling-option`, `cancelled`
   */
  draw(
    prompt: string,
    options: DrawOptions & { readonly onProgress?: (progress: ProgressEvent) => void } = {},
  ): Promise<Drawing> {
    const { onProgress, ...rest } = options;
    return lastDrawing(this.events(prompt, rest), onProgress);
  }

  /** Draws, and gives what happens. Leaving the loop, or aborting the signal, cancels. @throws as `draw` */
  async *events(prompt: string, options: DrawOptions = {}): AsyncGenerator<DrawEvent, void, undefined> {
    const before = this.#last;
    let finish = () => {};
    this.#last = new Promise<void>((resolve) => {
      finish = resolve;
    });
    try {
      await before;
      yield* drawingEvents(this.#pipeline, prompt, options, this.#pause);
    } finally {
      finish();
    }
  }

  /** Frees its memory; it draws no more. */
  async close(): Promise<void> {
    await this.#last;
    await this.#pipeline.release();
  }
}
