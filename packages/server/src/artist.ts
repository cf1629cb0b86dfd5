// What the service asks of the thing that draws.
import type { DrawRequest } from '@nonet/api';

/** Pictures as `data:` URLs, ready to be sent. */
export interface FinishedDrawing {
  readonly seed: number;
  readonly pictures: readonly string[];
}

export interface ArtistProgress {
  readonly done: number;
  readonly total: number;
  readonly previews?: readonly string[];
}

export interface Artist {
  /** Draws one request at a time. @throws ApiError `drawing-failed`; `signal.reason` if aborted */
  draw(
    request: DrawRequest,
    signal: AbortSignal,
    onProgress: (progress: ArtistProgress) => void,
  ): Promise<FinishedDrawing>;
  close(): Promise<void>;
}
