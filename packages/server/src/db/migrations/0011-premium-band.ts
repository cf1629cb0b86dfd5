// A band of the queue for premium, between urgent and normal. See queue/bands.ts.
import { type Kysely, sql } from 'kysely';

/** The first band that makes room. */
const NORMAL_BEFORE = 1;
/** Out of the way, so that no two rows of a primary key meet while they move. */
const ASIDE = 100;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update api_keys set band = band + 1 where band >= ${NORMAL_BEFORE}`.execute(db);
  // Of what has ended nobody asks for the band any longer.
  await sql`
    update drawings set band = band + 1
    where band >= ${NORMAL_BEFORE} and status in ('waiting', 'drawing')`.execute(db);
  for (const table of ['accounts', 'clock']) {
    await sql`update ${sql.table(table)} set band = band + ${ASIDE} where band >= ${NORMAL_BEFORE}`.execute(
      db,
    );
    await sql`update ${sql.table(table)} set band = band - ${ASIDE - 1} where band >= ${ASIDE}`.execute(db);
  }
  await sql`insert into clock values (${NORMAL_BEFORE}, 0, false)`.execute(db);
}
