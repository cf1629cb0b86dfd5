// Moves what a browser drew before signing in to the account.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { ownerOfAccount } from './identify.ts';

/** Gives an owner's drawings, likes and reports to an account. @returns number of drawings */
export async function claimDrawings(db: Database, owner: string, user: string): Promise<number> {
  const account = ownerOfAccount(user);
  return db.transaction().execute(async (transaction) => {
    // Sets that both like lose one like.
    await sql`
      with twice as (
        delete from likes a using likes b
        where a.caller = ${owner} and b.caller = ${account} and a.share = b.share returning a.share
      )
      update shares set likes = likes - 1 from twice where shares.id = twice.share`.execute(transaction);
    await sql`update likes set caller = ${account} where caller = ${owner}`.execute(transaction);
    await sql`update reports set reporter = ${account} where reporter = ${owner}`.execute(transaction);
    const { numAffectedRows } = await sql`
      update drawings set owner = ${account} where owner = ${owner}`.execute(transaction);
    return Number(numAffectedRows ?? 0);
  });
}
