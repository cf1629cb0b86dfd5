// Brings entries up to date whose drawing went on while the page was closed: they would have no picture.
import { ApiError } from '@nonet/api';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { openClient } from '../service.ts';
import { allEntries, forget, remember } from './history-store.ts';

/** @throws ApiError if the service cannot be reached */
export async function renewUnfinished(): Promise<void> {
  const unfinished = allEntries().filter(({ id, status }) => status !== 'done' && !isDeviceDrawing(id));
  for (const { id } of unfinished) {
    try {
      const drawing = await openClient().get(id);
      if (drawing.status === 'done') remember(drawing);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'not-found') throw error;
      forget(id);
    }
  }
}
