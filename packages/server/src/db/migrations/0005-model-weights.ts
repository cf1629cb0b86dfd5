// Digests of the workers' models, so that results of other weights under the same name are not reused.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workers add column weights text[] not null default '{}'`.execute(db); // digests, as models
}
