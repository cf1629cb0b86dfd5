// The interface of the model in a worker.
import type { DrawRequest, Scene } from '@nonet/api';

export interface FinishedDrawing {
  readonly seed: number;
  /** PNG files. */
  readonly pictures: readonly Uint8Array[];
  /** How words that were not taken literally were understood. */
  readonly notes?: readonly string[];
  /** What the pictures were composed from, thing by thing. */
  readonly scene?: Scene;
}

export interface ArtistProgress {
  readonly done: number;
  readonly total: number;
  /** JPEG files. */
  readonly previews?: readonly Uint8Array[];
}

export interface Artist {
  /**
   * Draws one request.
   * @param start the PNG file that `request.start` names
   * @throws ApiError `request-invalid` if it can never be drawn, `drawing-failed`; `signal.reason` if aborted
   */
  draw(
    request: DrawRequest,
    signal: AbortSignal,
    onProgress: (progress: ArtistProgress) => void,
    start?: Uint8Array,
  ): Promise<FinishedDrawing>;
  close(): Promise<void>;
}
