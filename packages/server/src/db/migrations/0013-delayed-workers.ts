// Why a worker draws nothing at present, which clients that wait are shown.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workers add column delayed text`.execute(db);
}
