// Reports of pictures, for moderators.
import type { ReportRequest } from '@nonet/api';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/**
 * Stores a report; of one caller and drawing one is open at a time.
 * @returns whether there is such a drawing
 */
export async function storeReport(
  db: Database,
  reporter: string,
  { drawing, reason, message }: ReportRequest,
): Promise<boolean> {
  const { rows } = await sql`
    with asked as (select id from drawings where id = ${drawing}),
    stored as (
      insert into reports (kind, drawing, reason, message, reporter)
      select 'picture', id, ${reason}, ${message}, ${reporter} from asked
      where not exists (select from reports where drawing = asked.id and reporter = ${reporter} and status = 'open')
    )
    select id from asked`.execute(db);
  return rows.length > 0;
}
