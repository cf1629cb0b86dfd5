// Messages between a worker and the process that holds the model.
import type { DrawRequest } from '@nonet/api';
import type { ArtistProgress, FinishedDrawing } from '../worker/artist.ts';

export interface ModelOptions {
  /** Model folder. */
  readonly model: string;
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads: number;
}

export type ToModel =
  | { readonly type: 'draw'; readonly id: number; readonly request: DrawRequest; readonly start?: Uint8Array }
  | { readonly type: 'cancel'; readonly id: number };

export type FromModel =
  | { readonly type: 'ready' }
  | { readonly type: 'broken'; readonly code: string; readonly message: string }
  | { readonly type: 'progress'; readonly id: number; readonly progress: ArtistProgress }
  | { readonly type: 'done'; readonly id: number; readonly drawing: FinishedDrawing }
  | { readonly type: 'failed'; readonly id: number; readonly code: string; readonly message: string };
