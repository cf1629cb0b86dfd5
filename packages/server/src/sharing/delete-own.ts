// Deletion by who drew.
import { type DeletionStore, deleteDrawing } from '../retention/delete-drawing.ts';
import { isDrawingId } from './shares.ts';

/** Deletes a finished drawing of its owner with all links to it. @returns whether the owner had such a drawing */
export async function deleteOwn(store: DeletionStore, owner: string, id: string): Promise<boolean> {
  if (!isDrawingId(id)) return false;
  const mine = await store.db
    .selectFrom('drawings')
    .select('id')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('status', 'not in', ['waiting', 'drawing'])
    .executeTakeFirst();
  return mine !== undefined && deleteDrawing(store, id);
}
