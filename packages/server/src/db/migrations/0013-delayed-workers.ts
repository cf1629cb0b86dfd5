// The reason for which a worker draws nothing at present, shown to waiting clients.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workers add column delayed text`.execute(db);
}
