// The drawing on the page: what it shows now, and how to start and cancel one.
import { ApiError, createClient } from '@nonet/api';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface DrawingState {
  readonly status: 'idle' | 'waiting' | 'drawing' | 'done' | 'cancelled' | 'failed';
  readonly prompt: string;
  /** Pictures as far as they are drawn, as `data:` URLs. */
  readonly pictures: readonly string[];
  /** Part that is drawn, 0 to 1. */
  readonly progress: number;
  /** Drawings that are made before this one. */
  readonly position?: number;
  readonly seed?: number;
  readonly seconds?: number;
  readonly error?: string;
}

const idle: DrawingState = { status: 'idle', prompt: '', pictures: [], progress: 0 };

export interface DrawingControls {
  readonly state: DrawingState;
  /** Draws a prompt in place of what is there or under way. */
  readonly draw: (prompt: string) => void;
  readonly cancel: () => void;
}

export function useDrawing(): DrawingControls {
  const [state, setState] = useState(idle);
  const running = useRef<AbortController | undefined>(undefined);

  const cancel = (): void => running.current?.abort();
  useEffect(() => cancel, []);

  const draw = (prompt: string): void => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    setState({ ...idle, status: 'waiting', prompt });
    void follow(prompt, controller.signal, (change) => {
      if (running.current === controller) setState((before) => ({ ...before, ...change }));
    });
  };

  return { state, draw, cancel };
}

/** Draws and reports every change of the state; never throws. */
async function follow(
  prompt: string,
  signal: AbortSignal,
  report: (change: Partial<DrawingState>) => void,
): Promise<void> {
  try {
    for await (const event of createClient().draw({ prompt }, signal)) {
      if (event.type === 'queued') report({ status: 'waiting', position: event.position });
      else if (event.type === 'progress') {
        const pictures = event.previews ? { pictures: event.previews } : {};
        report({ status: 'drawing', progress: event.done / event.total, ...pictures });
      } else {
        const { seed, seconds, pictures } = event;
        report({ status: 'done', progress: 1, seed, seconds, pictures });
      }
    }
  } catch (error) {
    if (signal.aborted) report({ status: 'cancelled' });
    else report({ status: 'failed', error: describe(error) });
  }
}

const describe = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Nonet could not be reached. Is it still running?';
