// Deletes drawings: the row, the result that nobody else has, the pictures that nothing else shows.
import { sql } from 'kysely';
import type { BlobStore } from '../blobs/index.ts';
import type { Database } from '../db/database.ts';
import { cancelDrawing } from '../queue/drawings.ts';
import { markBlobs, sweepBlobs } from './blob-register.ts';

export interface DeletionStore {
  readonly db: Database;
  readonly blobs: BlobStore;
}

/**
 * Deletes a drawing in whatever state: an open one is cancelled. Its pictures are gone when this resolves, unless
 * somebody else asked for the same ones.
 * @returns whether there was one
 */
export async function deleteDrawing({ db, blobs }: DeletionStore, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('drawings')
    .select(['owner', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return false;
  if (row.status === 'waiting' || row.status === 'drawing') await cancelDrawing(db, row.owner, id);
  const deleted = await deleteRows(db, [id]);
  await sweepBlobs(db, blobs);
  return deleted > 0;
}

/** Deletes the rows of drawings that have ended, and the results that only they had. @returns how many drawings */
export function deleteRows(db: Database, ids: readonly string[]): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ key: string }>`
      delete from drawings where id = any(${ids}::uuid[]) and status not in ('waiting', 'drawing')
      returning content_key as key`.execute(transaction);
    await deleteUnusedResults(
      transaction,
      rows.map(({ key }) => key),
    );
    return rows.length;
  });
}

/** Deletes those results that no drawing has. To be called in a transaction. @returns how many */
export async function deleteUnusedResults(db: Database, keys: readonly string[]): Promise<number> {
  // The intake holds a share of this lock while it hands out a result (queue/intake.ts): after this statement either
  // its drawing can be seen, or it will find no result.
  await sql`
    select from results where content_key = any(${keys}::text[]) order by content_key for update`.execute(db);
  const { rows } = await sql<{ pictures: string[]; madeAt: string }>`
    delete from results r where content_key = any(${keys}::text[]) and not exists (
      select from drawings d where d.content_key = r.content_key and d.status in ('waiting', 'drawing', 'done'))
    returning result -> 'pictures' as pictures, created_at::text as "madeAt"`.execute(db);
  for (const { pictures, madeAt } of rows) await markBlobs(db, pictures, madeAt);
  return rows.length;
}
