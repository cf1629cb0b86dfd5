// Settings that the host may change while nodes run, and the samples that the desk's curve is drawn from.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settings (
      name text primary key,          -- see desk/settings.ts
      value json not null
    )`.execute(db);
  // With drawings_ended, which has all others: what ended lately.
  await sql`create index drawings_kept on drawings (ended_at) where ended_at is not null and kept`.execute(
    db,
  );
}
