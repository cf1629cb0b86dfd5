// The queue of reports: of pictures, and of prompts that were refused wrongly.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { type DeletionStore, deleteDrawing } from '../retention/delete-drawing.ts';
import { ServiceError } from '../service-error.ts';
import { type Actor, record } from './audit.ts';
import { banWithin } from './bans.ts';

export interface Report {
  readonly id: number;
  readonly kind: 'picture' | 'refusal';
  /** Null when it was deleted meanwhile, and for refusals. */
  readonly drawing: string | null;
  /** Of the drawing, or the one that was refused. */
  readonly prompt: string | null;
  /** Names of the drawing's pictures. */
  readonly pictures: readonly string[];
  readonly reason: string;
  readonly message: string;
  readonly status: 'open' | 'upheld' | 'dismissed';
  readonly note: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

export interface Decision {
  readonly status: 'upheld' | 'dismissed';
  readonly note?: string;
  /** Take the drawing out of the gallery and end its link. */
  readonly hide?: boolean;
  /** Delete the drawing. */
  readonly delete?: boolean;
  /** Ban its creator, as the account (key or address) or the owner. */
  readonly ban?: { readonly whose: 'account' | 'owner'; readonly reason: string; readonly days?: number };
}

/** Open reports of one owner. */
const MOST_OPEN = 20;

/** Reports of one state, the oldest first. @param after id of the last of the page before */
export async function listReports(
  db: Database,
  status: Report['status'],
  limit: number,
  after = 0,
): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select r.id, r.kind, r.drawing, coalesce(r.prompt, d.request ->> 'prompt') as prompt,
      coalesce(results.result -> 'pictures', '[]') as pictures, r.reason, r.message, r.status, r.note,
      r.created_at as "createdAt", r.closed_at as "closedAt"
    from reports r left join drawings d on d.id = r.drawing
      left join results on results.content_key = d.content_key and d.status = 'done'
    where r.status = ${status} and r.id > ${after} order by r.id limit ${limit}`.execute(db);
  return rows;
}

/** Stores that a prompt was refused wrongly. One owner has few open at a time. @returns whether there was room */
export async function storeAppeal(
  db: Database,
  reporter: string,
  {
    prompt,
    category,
    message,
  }: { readonly prompt: string; readonly category: string; readonly message: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into reports (kind, prompt, reason, message, reporter)
    select 'refusal', ${prompt}, ${category}, ${message}, ${reporter}
    where (select count(*) from reports where reporter = ${reporter} and status = 'open') < ${MOST_OPEN}`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/**
 * Closes a report with all others of the same drawing, and does what was decided.
 * @throws ServiceError `report-unknown`, `report-closed`, `ban-subject`
 */
export async function closeReport(
  store: DeletionStore,
  actor: Actor,
  id: number,
  { status, note, hide = false, delete: deletes = false, ban }: Decision,
): Promise<void> {
  const drawing = await store.db.transaction().execute(async (transaction) => {
    const report = await transaction
      .selectFrom('reports')
      .select(['drawing', 'status'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!report) throw new ServiceError('report-unknown', `there is no report ${id}`);
    if (report.status !== 'open')
      throw new ServiceError('report-closed', `report ${id} was ${report.status} before`);
    if (ban) {
      if (!report.drawing) throw new ServiceError('ban-subject', `the drawing of report ${id} is gone`);
      const { whose, ...rest } = ban;
      await banWithin(transaction, actor, { of: { drawing: report.drawing, whose }, ...rest });
    }
    let closing = transaction
      .updateTable('reports')
      .set({ status, note: note ?? null, closed_at: sql<Date>`now()` })
      .where('status', '=', 'open');
    closing = report.drawing ? closing.where('drawing', '=', report.drawing) : closing.where('id', '=', id);
    await closing.execute();
    if (hide && report.drawing) await unshare(transaction, report.drawing);
    const detail = { note: note ?? null, hide, delete: deletes, ban: ban ?? null };
    await record(transaction, actor, `report ${status}`, `report ${id}`, detail);
    return report.drawing;
  });
  if (deletes && drawing) await deleteDrawing(store, drawing);
}

/** Nobody but who drew it sees it any longer, and retention counts it as all others. */
async function unshare(db: Database, drawing: string): Promise<void> {
  await db.deleteFrom('shares').where('drawing', '=', drawing).execute();
  await db.updateTable('drawings').set({ kept: false }).where('id', '=', drawing).execute();
}
