// Reading and cancelling stored drawings.
import type { Drawing } from '@nonet/api';
import { sql } from 'kysely';
import { type Database, notify } from '../db/database.ts';
import type { DrawingStatus } from '../db/schema.ts';
import { type DrawingNews, NEWS_CHANNEL, WORK_CHANNEL, type WorkMessage } from './channels.ts';
import type { Line } from './line.ts';

/** A stored drawing with its result, if it has one. */
export type DrawingRow = Awaited<ReturnType<typeof findDrawings>>[number];

const selectDrawings = (db: Database) =>
  db
    .selectFrom('drawings')
    .leftJoin('results', (join) =>
      join
        .onRef('results.content_key', '=', 'drawings.content_key')
        .on('drawings.status', '=', sql.lit('done')),
    )
    .select([
      'drawings.id',
      'drawings.seq',
      'drawings.band',
      'drawings.turn',
      'drawings.model',
      'drawings.request',
      'drawings.content_key as key',
      'drawings.status',
      'drawings.attempts',
      'drawings.error',
      'drawings.created_at as createdAt',
      'results.result',
    ]);

/** Drawings by id; those that do not exist are left out. */
export function findDrawings(db: Database, ids: readonly string[]) {
  return selectDrawings(db).where('drawings.id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

/** Those of some ids that belong to a stored drawing. */
export async function existingIds(db: Database, ids: readonly string[]): Promise<string[]> {
  const query = db.selectFrom('drawings').select('id');
  const rows = await query.where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  return rows.map(({ id }) => id);
}

/** An owner's drawings, the latest first, from before `before` on. */
export function listDrawings(
  db: Database,
  owner: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<DrawingRow[]> {
  let query = selectDrawings(db).where('drawings.owner', '=', owner);
  if (before !== undefined) query = query.where('drawings.seq', '<', before);
  return query.orderBy('drawings.seq', 'desc').limit(limit).execute();
}

/**
 * Cancels a drawing of its owner. If it is under way and others wait for an equal one, the work goes on for the first
 * of them.
 * @returns whether the owner has such a drawing
 */
export function cancelDrawing(db: Database, owner: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<CancelledRow>`
      with mine as (
        select * from drawings where id = ${id} and owner = ${owner} for update
      ), cancelled as (
        update drawings d set status = 'cancelled', ended_at = now(), worker = null, lease_until = null
        from mine where d.id = mine.id and mine.status in ('waiting', 'drawing')
      ), refunded as ( -- its turn was not used
        update accounts a set finish = greatest(0, finish - 1) from mine
        where a.account = mine.account and a.band = mine.band and mine.status = 'waiting'
      )
      select content_key as key, status, worker, lease_until as "leaseUntil" from mine`.execute(transaction);
    const [mine] = rows;
    if (mine?.status === 'drawing' && !(await passOn(transaction, mine))) {
      const message: WorkMessage = { cancelled: [mine.key] };
      await notify(transaction, WORK_CHANNEL, message);
    }
    if (mine)
      await notify(transaction, NEWS_CHANNEL, { type: 'changed', key: mine.key } satisfies DrawingNews);
    return mine !== undefined;
  });
}

interface CancelledRow {
  readonly key: string;
  readonly status: DrawingStatus;
  readonly worker: string | null;
  readonly leaseUntil: Date | null;
}

/** Lets the next equal drawing take over the work on a cancelled one. @returns whether there is one */
async function passOn(db: Database, { key, worker, leaseUntil }: CancelledRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update drawings set status = 'drawing', worker = ${worker}, lease_until = ${leaseUntil},
      attempts = attempts + 1, started_at = now()
    where id = (
      select id from drawings where content_key = ${key} and status = 'waiting'
      order by band, turn, seq limit 1 for update skip locked
    )`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** A drawing as clients see it. */
export function toDrawing(row: DrawingRow, line: Line): Drawing {
  const { id, status, model, request, createdAt, error, result } = row;
  const standing = status === 'waiting' ? line.standing(row) : {};
  return {
    id,
    status,
    model,
    request,
    createdAt: createdAt.toISOString(),
    ...standing,
    ...(status === 'failed' && error ? { error } : {}),
    ...(result ? { seconds: result.seconds, pictures: result.pictures.map(pictureUrl) } : {}),
    ...(result?.notes?.length ? { notes: [...result.notes] } : {}),
    ...(result?.scene ? { scene: result.scene } : {}),
  };
}

/** Path of a picture of the blob store. */
export const pictureUrl = (name: string): string => `/pictures/${name}`;
