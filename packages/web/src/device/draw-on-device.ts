// The page's side of drawing on this device; loaded when somebody chooses that.
import { ApiError, type DrawRequest } from '@nonet/api';
import { servicePath } from '../service.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What happens to a drawing. */
export type DeviceEvent = Exclude<FromWorker, { type: 'failed' | 'enlarged' }>;

let worker: Worker | undefined;

/** Brings what is kept for drawing here up to date, so that it is there without network. */
export async function prepare(): Promise<void> {
  await haveServiceWorker();
  post({ type: 'fetch' });
}

/**
 * Draws on this device. Aborting the signal ends it.
 * @throws ApiError `unavailable` if something could not be loaded, `drawing-failed`
 */
export async function drawOnDevice(
  id: string,
  request: DrawRequest,
  onEvent: (event: DeviceEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const keep = await haveServiceWorker();
  const hear = (answer: Answer): boolean => {
    if (answer.type !== 'enlarged') onEvent(answer);
    return answer.type === 'done';
  };
  if (!signal.aborted) await converse({ type: 'draw', id, request, keep }, hear, signal);
}

/**
 * Makes a picture that was drawn here four times as wide and high. @returns where it is
 * @throws ApiError `unavailable` if something could not be loaded, `drawing-failed`
 */
export async function enlargeOnDevice(picture: string): Promise<string> {
  let large = picture;
  const hear = (answer: Answer): boolean => {
    if (answer.type === 'enlarged') large = answer.picture;
    return answer.type === 'enlarged';
  };
  await converse({ type: 'enlarge', id: crypto.randomUUID(), picture }, hear);
  return large;
}

type Answer = Exclude<FromWorker, { type: 'failed' }>;

/** Asks the worker and hears its answers until `hear` finds the last one, or the signal aborts. */
async function converse(
  message: Extract<ToWorker, { type: 'draw' | 'enlarge' }>,
  hear: (answer: Answer) => boolean,
  signal?: AbortSignal,
): Promise<void> {
  const { id } = message;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const listeners = new AbortController();
  const current = started();
  current.addEventListener(
    'message',
    ({ data }: MessageEvent<FromWorker>) => {
      if (data.id !== id) return;
      if (data.type === 'failed') reject(new ApiError(data.code, data.message));
      else if (hear(data)) resolve();
    },
    listeners,
  );
  current.addEventListener(
    'error',
    () => {
      worker = undefined;
      current.terminate();
      reject(new ApiError('unavailable', 'the program that draws could not be loaded'));
    },
    listeners,
  );
  signal?.addEventListener(
    'abort',
    () => {
      post({ type: 'cancel', id });
      resolve();
    },
    listeners,
  );
  try {
    post(message);
    await promise;
  } finally {
    listeners.abort();
  }
}

function started(): Worker {
  worker ??= new Worker(new URL('./draw-worker.ts', import.meta.url), { type: 'module', name: 'nonet-draw' });
  return worker;
}

const post = (message: ToWorker): void => started().postMessage(message);

/** Longer than a service worker takes, unless there is no network. */
const PATIENCE_MS = 60_000;

/** Starts the service worker, which keeps the page for times without network and answers the pictures' addresses. */
async function haveServiceWorker(): Promise<boolean> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return true;
  const controlled = new Promise<boolean>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
    setTimeout(() => resolve(serviceWorker.controller !== null), PATIENCE_MS);
  });
  try {
    const { active } = await serviceWorker.register(`${servicePath()}/sw.js`, { updateViaCache: 'none' });
    active?.postMessage('claim'); // a page that was reloaded past it
  } catch {
    return false;
  }
  return controlled;
}
