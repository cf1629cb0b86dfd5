// A client of the service for browsers and Node.
import { ApiError, errorOf } from './errors.ts';
import { readEventStream } from './event-stream.ts';
import type { DrawEvent } from './events.ts';
import type { AppealRequest } from './moderation.ts';
import type { ReportRequest } from './reports.ts';
import type { Drawing, DrawingList, DrawRequest, ModelList } from './schemas.ts';
import type { Share } from './sharing.ts';
import { largeAddress } from './text.ts';
import type { StartUpload } from './uploads.ts';

export interface ClientOptions {
  /** Where the service is, or several nodes of it; the page's own origin when absent. */
  readonly baseUrl?: string | readonly string[];
  /**
   * The secret that makes drawings one's own: its holder lists and cancels them. When absent, a page has the
   * cookie that the service gave it, and a program a secret that ends with it.
   */
  readonly token?: string;
  /** A key of the service. */
  readonly key?: string;
  /** Called when the connection of `events` or `draw` is lost, and when it is there (again). */
  readonly onConnection?: (connected: boolean) => void;
}

/** What may happen to a drawing; a failure is thrown. */
export type ClientEvent = Exclude<DrawEvent, { type: 'error' }>;

export interface NonetClient {
  /** Hands a drawing in; when this resolves it is stored and will be drawn. @throws ApiError `picture-gone` if what it starts from is deleted */
  create(request: DrawRequest, signal?: AbortSignal): Promise<Drawing>;
  /** @throws ApiError `not-found` */
  get(id: string, signal?: AbortSignal): Promise<Drawing>;
  /** One's own drawings, the latest first. */
  list(options?: { readonly before?: number; readonly limit?: number }): Promise<DrawingList>;
  /** The models that can be asked for. */
  models(): Promise<ModelList>;
  /** Cancels a drawing of one's own. @throws ApiError `not-found` */
  cancel(id: string): Promise<void>;
  /** The link to a finished drawing of one's own, made if there is none. @throws ApiError `not-found` */
  share(drawing: string): Promise<Share>;
  /** Puts a set of one's own into the gallery, or takes it out. @throws ApiError `not-found` */
  publish(share: string, published: boolean): Promise<Share>;
  /**
   * Address of a picture four times as wide and high, from the address of a drawn one; resolves when it is made.
   * @throws ApiError `not-found`, `queue-full`, `drawing-failed`, `unavailable`
   */
  enlarge(picture: string, signal?: AbortSignal): Promise<string>;
  /**
   * Uploads a picture to start drawings from; its middle square is used.
   * @param mask of the same proportions: what is transparent in it, or white where nothing is, is drawn anew
   * @throws ApiError `request-invalid` if one is no picture, `request-too-large`, `rate-limited`, `banned`
   */
  upload(image: Blob, mask?: Blob): Promise<StartUpload>;
  /** Deletes a finished drawing of one's own, its pictures and every link to them. @throws ApiError `not-found` */
  deletePictures(drawing: string): Promise<void>;
  /** Tells the operator that pictures should not be there. @throws ApiError `not-found` */
  report(report: ReportRequest): Promise<void>;
  /** Tells the operator that a prompt was refused wrongly. @throws ApiError `too-many-waiting` */
  appeal(appeal: AppealRequest): Promise<void>;
  /**
   * What happens to a drawing until it is done. A lost connection is made again, to the next node if there are several.
   * @throws ApiError if it failed or was cancelled, or the service stays away
   */
  events(id: string, signal?: AbortSignal): AsyncGenerator<ClientEvent>;
  /**
   * Draws: `create`, then `events`. Aborting the signal, or leaving the loop, cancels the drawing.
   * @throws ApiError if the service refuses or fails; DOMException `AbortError` if aborted
   */
  draw(request: DrawRequest, signal?: AbortSignal): AsyncGenerator<ClientEvent>;
}

const CREATE_ATTEMPTS = 3;
/** Time without any answer after which a service counts as gone: quiet streams are none of it. */
const PATIENCE_MS = 60_000;
/** A service that is asked to enlarge lets one wait for half a minute each time. */
const ENLARGE_ATTEMPTS = 6;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

export function createClient({ baseUrl = '', token, key, onConnection }: ClientOptions = {}): NonetClient {
  const nodes = typeof baseUrl === 'string' ? [baseUrl] : baseUrl;
  // A program has no cookies; a page must not send a secret of its own beside its cookie.
  const secret = token ?? ('document' in globalThis ? undefined : randomId());
  let node = 0;

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      ...(init.headers as object),
      ...(secret ? { 'nonet-client': secret } : {}),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    };
    const base = nodes[node % nodes.length]!;
    const response = await fetch(`${base}${path}`, { ...init, headers }).catch((error: unknown) => {
      node++;
      throw error;
    });
    if (response.status >= 502) node++;
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  const absolute = (pictures: readonly string[]): string[] =>
    pictures.map((path) => (path.startsWith('/') ? `${nodes[node % nodes.length]}${path}` : path));
  const localized = (drawing: Drawing): Drawing =>
    drawing.pictures ? { ...drawing, pictures: absolute(drawing.pictures) } : drawing;

  const client: NonetClient = {
    async create(request, signal) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': randomId() };
      const init = { method: 'POST', headers, body: JSON.stringify(request), ...withSignal(signal) };
      for (let attempt = 1; ; attempt++) {
        try {
          return localized((await (await send('/api/drawings', init)).json()) as Drawing);
        } catch (error) {
          // The same key: if the first was stored and its answer lost, the second gets the first drawing.
          if (signal?.aborted || attempt === CREATE_ATTEMPTS || !isPassing(error)) throw error;
          await pause(attempt * FIRST_WAIT_MS, signal);
        }
      }
    },
    async get(id, signal) {
      return localized((await (await send(path(id), withSignal(signal))).json()) as Drawing);
    },
    async list({ before, limit } = {}) {
      const query = new URLSearchParams();
      if (before !== undefined) query.set('before', String(before));
      if (limit !== undefined) query.set('limit', String(limit));
      const list = (await (await send(`/api/drawings?${query}`)).json()) as DrawingList;
      return { ...list, drawings: list.drawings.map(localized) };
    },
    async models() {
      return (await (await send('/api/models')).json()) as ModelList;
    },
    async cancel(id) {
      await send(path(id), { method: 'DELETE', keepalive: true });
    },
    async share(drawing) {
      return (await (await send(`${path(drawing)}/share`, { method: 'PUT' })).json()) as Share;
    },
    async publish(share, published) {
      const method = published ? 'PUT' : 'DELETE';
      const response = await send(`/api/shares/${encodeURIComponent(share)}/published`, { method });
      return (await response.json()) as Share;
    },
    async enlarge(picture, signal) {
      const address = largeAddress(picture);
      for (let attempt = 1; ; attempt++) {
        const response = await fetch(address, withSignal(signal));
        if (response.ok) {
          await response.arrayBuffer(); // browsers keep it
          return address;
        }
        const error = await errorOf(response);
        if (!isPassing(error) || attempt === ENLARGE_ATTEMPTS) throw error;
        await pause(1_000 * (error.retryAfter ?? 1), signal);
      }
    },
    async upload(image, mask) {
      const body = new FormData();
      body.append('image', image, 'image');
      if (mask) body.append('mask', mask, 'mask');
      return (await (await send('/api/uploads', { method: 'POST', body })).json()) as StartUpload;
    },
    async deletePictures(drawing) {
      await send(`${path(drawing)}/pictures`, { method: 'DELETE' });
    },
    async report(report) {
      const headers = { 'content-type': 'application/json' };
      await send('/api/reports', { method: 'POST', headers, body: JSON.stringify(report) });
    },
    async appeal(appeal) {
      const headers = { 'content-type': 'application/json' };
      await send('/api/appeals', { method: 'POST', headers, body: JSON.stringify(appeal) });
    },
    async *events(id, signal) {
      let lastId: string | undefined;
      let goneSince: number | undefined;
      for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
        try {
          const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
          const response = await send(`${path(id)}/events`, { headers, ...withSignal(signal) });
          goneSince = undefined;
          onConnection?.(true);
          for await (const message of readEventStream(response.body!)) {
            const event = JSON.parse(message.data) as DrawEvent;
            lastId = message.id ?? lastId;
            wait = FIRST_WAIT_MS;
            if (event.type === 'error')
              throw new ApiError(event.code, event.message, { details: event.details });
            yield event.type === 'done' ? { ...event, pictures: absolute(event.pictures) } : event;
            if (event.type === 'done') return;
          }
        } catch (error) {
          if (signal?.aborted || !isPassing(error)) throw error;
          goneSince ??= Date.now();
          if (Date.now() - goneSince > PATIENCE_MS)
            throw new ApiError('unavailable', 'the service does not answer any longer', { cause: error });
        }
        onConnection?.(false);
        await pause(wait, signal);
      }
    },
    async *draw(request, signal) {
      const { id } = await client.create(request, signal);
      let ended = false;
      try {
        for await (const event of client.events(id, signal)) {
          ended = event.type === 'done';
          yield event;
        }
      } catch (error) {
        ended = error instanceof ApiError;
        throw error;
      } finally {
        if (!ended) await client.cancel(id).catch(() => {}); // it may have ended just now, or the service be gone
      }
    },
  };
  return client;
}

const path = (id: string): string => `/api/drawings/${encodeURIComponent(id)}`;

const withSignal = (signal?: AbortSignal): { signal?: AbortSignal } => (signal ? { signal } : {});

/** Not `crypto.randomUUID`: pages that were not loaded over TLS do not have it. */
const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether trying again may help: the connection was lost, or a node goes down or cannot reach its database. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError ? error.code === 'shutting-down' || error.code === 'unavailable' : true;

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
