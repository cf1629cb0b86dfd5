// All that is stored about one owner: given out, or deleted.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { cancelDrawing, pictureUrl } from '../queue/drawings.ts';
import { sweepBlobs } from '../retention/blob-register.ts';
import { type DeletionStore, deleteRows } from '../retention/delete-drawing.ts';
import type { Caller } from '../routes/caller.ts';

const BATCH = 200;

/** What a caller gets who asks for their data. */
export async function exportOwnData(db: Database, { owner, knownAs }: Pick<Caller, 'owner' | 'knownAs'>) {
  const drawings = await sql<{ pictures: string[] | null }>`
    select d.id, d.model, d.request, d.status, d.created_at as "createdAt", d.started_at as "startedAt",
      d.ended_at as "endedAt", d.kept as published, d.account, d.error, r.result -> 'pictures' as pictures,
      r.result -> 'notes' as notes, r.result -> 'scene' as scene
    from drawings d left join results r on r.content_key = d.content_key and d.status = 'done'
    where d.owner = ${owner} order by d.seq`.execute(db);
  const shares = await sql`
    select s.id, s.drawing, s.published_at as "publishedAt", s.likes, s.created_at as "createdAt"
    from shares s join drawings d on d.id = s.drawing where d.owner = ${owner} order by s.created_at`.execute(
    db,
  );
  const likes = await sql`select share from likes where caller = ${owner} order by share`.execute(db);
  const reports = await sql`
    select id, kind, drawing, prompt, reason, message, status, created_at as "createdAt", closed_at as "closedAt"
    from reports where reporter = ${owner} order by id`.execute(db);
  const bans = await sql`
    select subject, reason, until from bans where subject = any(${knownAs}::text[]) order by id`.execute(db);
  return {
    owner,
    drawings: drawings.rows.map(({ pictures, ...row }) => ({
      ...row,
      pictures: (pictures ?? []).map(pictureUrl),
    })),
    shares: shares.rows,
    likes: likes.rows,
    reports: reports.rows,
    bans: bans.rows,
  };
}

/**
 * Deletes all that names an owner: drawings in whatever state with their pictures, links, likes and reports. A ban
 * stays, or it would be of no use.
 * @returns number of drawings
 */
export async function deleteOwnData(store: DeletionStore, owner: string): Promise<number> {
  const { db } = store;
  let deleted = 0;
  for (;;) {
    const rows = await db
      .selectFrom('drawings')
      .select(['id', 'status'])
      .where('owner', '=', owner)
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    for (const { id, status } of rows)
      if (status === 'waiting' || status === 'drawing') await cancelDrawing(db, owner, id);
    deleted += await deleteRows(
      db,
      rows.map(({ id }) => id),
    );
  }
  await db.transaction().execute(async (transaction) => {
    await sql`
      with gone as (delete from likes where caller = ${owner} returning share)
      update shares set likes = likes - 1 from gone where shares.id = gone.share`.execute(transaction);
    await sql`delete from reports where reporter = ${owner}`.execute(transaction);
  });
  await sweepBlobs(db, store.blobs);
  return deleted;
}
