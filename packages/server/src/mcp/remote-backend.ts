// Draws for MCP's tools through a service elsewhere.
import { ApiError, type ClientOptions, createClient, type Drawing } from '@nonet/api';
import type { McpBackend, McpDrawing } from './backend.ts';

export function openRemoteBackend(options: ClientOptions): McpBackend {
  const client = createClient(options);

  /** A drawing with its pictures fetched. */
  async function withFiles(drawing: Drawing): Promise<McpDrawing> {
    const files = await Promise.all((drawing.pictures ?? []).map(fetchFile));
    return { ...drawing, files };
  }

  return {
    async draw(request, { signal, onEvent }) {
      return reachable(async () => {
        const { id } = await client.create(request, signal);
        let done = false;
        try {
          for await (const event of client.events(id, signal)) {
            onEvent(event);
            done = event.type === 'done';
          }
        } finally {
          if (!done) await client.cancel(id).catch(() => {}); // it may have ended just now, or the service be gone
        }
        return withFiles(await client.get(id, signal));
      });
    },
    find: (id) => reachable(async () => withFiles(await client.get(id))),
    share: (id) => reachable(async () => (await client.share(id)).url),
  };
}

async function fetchFile(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new ApiError('not-found', `${address}: the picture is not there`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Says what is wrong when a service cannot be reached. */
async function reachable<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // what fetch throws
    const { cause, message } = error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new ApiError('unavailable', `the service cannot be reached (${reason})`, { cause: error });
  }
}
