// Drawings made on this device: their entries in the history, and their pictures in the browser's cache.
import { ApiError, type Drawing, type DrawRequest } from '@nonet/api';
import type { Change } from '../drawing/drawing-state.ts';
import { forget, isKept, onHistoryChange, remember } from '../history/history-store.ts';
import { servicePath } from '../service.ts';
import { canDrawHere, isChosen } from './device-choice.ts';
import type { DeviceEvent } from './draw-on-device.ts';
import { drawingOf, PICTURES } from './protocol.ts';

const PREFIX = 'device-';

export const isDeviceDrawing = (id: string): boolean => id.startsWith(PREFIX);

/** A drawing to be made here. Its seed is chosen now: begun again after a reload, it gives the same pictures. */
export const newDeviceDrawing = (request: DrawRequest): Drawing => ({
  id: `${PREFIX}${crypto.randomUUID()}`,
  status: 'drawing',
  model: request.model ?? '',
  request: { ...request, seed: request.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]! },
  createdAt: new Date().toISOString(),
});

/** Makes a drawing on this device. @throws ApiError `unavailable`, `drawing-failed` */
export async function followOnDevice(
  drawing: Drawing,
  report: (change: Change) => void,
  signal: AbortSignal,
): Promise<void> {
  const { drawOnDevice } = await import('./draw-on-device.ts');
  const onEvent = (event: DeviceEvent) => {
    report(changeByDevice(event));
    if (event.type !== 'done') return;
    const { model, seconds, pictures, notes, scene } = event;
    const composed = scene && { scene };
    remember({
      ...drawing,
      status: 'done',
      model,
      seconds,
      pictures: [...pictures],
      notes: [...notes],
      ...composed,
    });
  };
  try {
    await drawOnDevice(drawing.id, drawing.request, onEvent, signal);
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'unavailable') forget(drawing.id);
    throw error;
  }
}

function changeByDevice(event: DeviceEvent): Change {
  const { done, total } = event.type === 'done' ? { done: 0, total: 0 } : event;
  if (event.type === 'loading') return { status: 'loading', done, total };
  if (event.type === 'progress') {
    const { previews } = event;
    return { status: 'drawing', done, total, ...(previews ? { pictures: previews, shown: done } : {}) };
  }
  const { model, seconds, pictures, notes, scene } = event;
  return { status: 'done', model, seconds, pictures, notes, ...(scene && { scene }) };
}

/** Keeps up to date what is kept here: pictures as long as their entries, the model as long as it is chosen. */
export function keepDeviceFiles(): void {
  if (!canDrawHere) return;
  onHistoryChange(() => void forgetPictures());
  if (isChosen()) void import('./draw-on-device.ts').then(({ prepare }) => prepare()).catch(() => {});
}

async function forgetPictures(): Promise<void> {
  if (!(await caches.has(PICTURES))) return;
  const cache = await caches.open(PICTURES);
  for (const request of await cache.keys()) {
    const id = drawingOf(new URL(request.url).pathname, servicePath());
    if (id === undefined || !isKept(id)) await cache.delete(request);
  }
}
