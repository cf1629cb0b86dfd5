// The interface between MCP's tools and the service or model that draws for them.
import type { DrawEvent, Drawing, DrawRequest } from '@nonet/api';

/** A drawing with its pictures, as far as they are there. */
export interface McpDrawing extends Drawing {
  /** PNG files. */
  readonly files: readonly Uint8Array[];
}

export interface McpDrawOptions {
  /** Aborted when the client cancels or has gone: the drawing is cancelled then. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: DrawEvent) => void;
}

/** Every method throws ApiError. */
export interface McpBackend {
  /** Called when a client has come: what the first drawing needs may be opened, which must not delay the greeting. */
  readonly prepare?: () => void;
  /** Draws; resolves when the pictures are there. */
  draw(request: DrawRequest, options: McpDrawOptions): Promise<McpDrawing>;
  /** @throws ApiError `not-found` */
  find(id: string): Promise<McpDrawing>;
  /** Address of the page of a drawing of the caller. Without it there is no such tool. @throws ApiError `not-found` */
  readonly share?: (id: string) => Promise<string>;
}
