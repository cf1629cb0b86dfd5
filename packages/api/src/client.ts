// A client of the service for browsers and Node.
import { ApiError, type ErrorBody, errorStatus } from './errors.ts';
import { readEventStream } from './event-stream.ts';
import type { DrawEvent } from './events.ts';
import type { DrawRequest } from './schemas.ts';

export interface ClientOptions {
  /** Where the service is; the page's own origin when absent. */
  readonly baseUrl?: string;
}

export interface NonetClient {
  /**
   * Draws: yields what happens until the drawing is done. Aborting the signal, or leaving the loop, cancels it.
   * @throws ApiError if the service refuses or fails; DOMException `AbortError` if aborted
   */
  draw(request: DrawRequest, signal?: AbortSignal): AsyncGenerator<Exclude<DrawEvent, { type: 'error' }>>;
}

export function createClient({ baseUrl = '' }: ClientOptions = {}): NonetClient {
  return {
    async *draw(request, signal) {
      const response = await fetch(`${baseUrl}/api/drawings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        ...(signal ? { signal } : {}),
      });
      if (!response.ok) throw await errorOf(response);
      for await (const data of readEventStream(response.body!)) {
        const event = JSON.parse(data) as DrawEvent;
        if (event.type === 'error') throw new ApiError(event.code, event.message);
        yield event;
        if (event.type === 'done') return;
      }
      throw new ApiError('drawing-failed', 'the service stopped before the drawing was done');
    },
  };
}

async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) return new ApiError(body.code, body.message);
  return new ApiError('internal', `the service answered with status ${response.status}`);
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'code' in body && String(body.code) in errorStatus;
}
