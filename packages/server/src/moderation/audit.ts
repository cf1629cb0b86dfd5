// The log of the host's actions: entries are added and never changed (a trigger enforces it).
import type { Database } from '../db/database.ts';

export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
}

/** Who acts: `key <id>` of an admin, the host at the desk, or the host's command line. */
export type Actor = `key ${string}` | 'desk' | 'command line';

/** To be called in the transaction of the action itself. */
export async function record(
  db: Database,
  actor: Actor,
  action: string,
  subject: string,
  detail: object = {},
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ actor, action, subject, detail: JSON.stringify(detail) })
    .execute();
}

/** The latest entries first. @param before id of the last entry of the page before */
export function listAudit(db: Database, limit: number, before?: number): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').selectAll();
  if (before !== undefined) query = query.where('id', '<', before);
  return query.orderBy('id', 'desc').limit(limit).execute();
}
