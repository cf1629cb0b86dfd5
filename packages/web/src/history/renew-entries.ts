// Brings the list up to date with the service: drawings that went on while the page was closed, and deleted ones.
import { ApiError, type DrawingIds } from '@nonet/api';
import { isDeviceDrawing } from '../device/device-drawings.ts';
import { openClient, servicePath } from '../service.ts';
import { allEntries, dropGone, type Entry, remember } from './history-store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isStored = ({ id }: Entry): boolean => UUID.test(id) && !isDeviceDrawing(id);

/** @throws Error if the service cannot be reached */
export async function renewEntries(): Promise<void> {
  await dropDeleted();
  for (const { id } of allEntries().filter((entry) => entry.status !== 'done' && isStored(entry))) {
    try {
      const drawing = await openClient().get(id);
      if (drawing.status === 'done') remember(drawing);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'not-found') throw error;
      dropGone([id]);
    }
  }
}

async function dropDeleted(): Promise<void> {
  const ids = allEntries()
    .filter(isStored)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const answer = await fetch(`${servicePath()}/api/drawings/existing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids } satisfies DrawingIds),
  });
  if (!answer.ok) return; // the list stays as it is
  const existing = new Set(((await answer.json()) as DrawingIds).ids);
  dropGone(ids.filter((id) => !existing.has(id)));
}
