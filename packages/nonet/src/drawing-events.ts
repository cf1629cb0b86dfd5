// A drawing as events: progress while it is drawn, then the pictures.
import type {
  Drawing,
  DrawOptions as PipelineOptions,
  DrawProgress as PipelineProgress,
} from '@nonet/models';

/** What a drawing may be asked for, beside its prompt. */
export type DrawOptions = Omit<PipelineOptions, 'onProgress'>;

/** How far a drawing is. */
export interface ProgressEvent extends PipelineProgress {
  readonly type: 'progress';
}

/** The last event of a drawing. */
export interface DoneEvent {
  readonly type: 'done';
  readonly drawing: Drawing;
}

/** What happens to a drawing; a failure is thrown. */
export type DrawEvent = ProgressEvent | DoneEvent;

/** The part of a model that draws. */
export interface Artist {
  draw(prompt: string, options: PipelineOptions): Promise<Drawing>;
}

/**
 * Draws, and gives what happens. Leaving the loop cancels the drawing.
 * @param pause waited for after each step: where computing leaves no room for anything else, it lets other work in
 * @throws NonetError `cancelled` if the signal is aborted, and those of the artist
 */
export async function* drawingEvents(
  artist: Artist,
  prompt: string,
  options: DrawOptions,
  pause?: () => Promise<void>,
): AsyncGenerator<DrawEvent, void, undefined> {
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
  const waiting: DrawEvent[] = [];
  let wake = () => {};
  let over = false;
  const finished = artist
    .draw(prompt, {
      ...options,
      signal,
      onProgress(progress) {
        waiting.push({ type: 'progress', ...progress });
        wake();
        return pause?.();
      },
    })
    .then((drawing) => waiting.push({ type: 'done', drawing }))
    .finally(() => {
      over = true;
      wake();
    });
  finished.catch(() => {}); // thrown below
  try {
    while (!over || waiting.length > 0) {
      const event = waiting.shift();
      if (event) yield event;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (over || waiting.length > 0) resolve();
        });
      }
    }
    await finished;
  } finally {
    left.abort();
  }
}

/** Draws to the end of the events. @throws as `drawingEvents` */
export async function lastDrawing(
  events: AsyncIterable<DrawEvent>,
  onProgress?: (progress: ProgressEvent) => void,
): Promise<Drawing> {
  let drawing: Drawing | undefined;
  for await (const event of events) {
    if (event.type === 'done') drawing = event.drawing;
    else onProgress?.(event);
  }
  return drawing!; // without one the events throw
}
