// The end of an account: nothing that names it stays.
import { sql } from 'kysely';
import { forgetNames, keepBan } from '../moderation/deleted-accounts.ts';
import { deleteOwnData } from '../privacy/own-data.ts';
import type { AppContext } from '../routes/context.ts';
import type { Accounts } from './accounts.ts';
import { nameOfAccount, ownerOfAccount } from './identify.ts';

/**
 * Deletes an account with its drawings, keys and passkeys, and ends premium. Whatever interrupts it, the account is
 * there to ask again until the last step. A ban is kept without a name.
 * @returns number of drawings
 * @throws ApiError `unavailable` if Stripe does not answer; then nothing is deleted
 */
export async function deleteAccount(
  { db, blobs, trust }: Pick<AppContext, 'db' | 'blobs' | 'trust'>,
  { premium, nameOfEmail }: Pick<Accounts, 'premium' | 'nameOfEmail'>,
  user: string,
): Promise<number> {
  const store = { db, blobs };
  const [owner, account] = [ownerOfAccount(user), nameOfAccount(user)];
  await premium?.forget(user);
  const drawings = await deleteOwnData(store, owner);
  await db.transaction().execute(async (transaction) => {
    const keys = await sql<{ id: string }>`
      delete from api_keys where user_id = ${user} returning id`.execute(transaction);
    const { rows } = await sql<{ email: string }>`
      delete from auth_users where id = ${user} returning email`.execute(transaction);
    for (const { email } of rows) {
      await sql`
        delete from auth_verifications
        where strpos(value, ${email}) > 0 or strpos(value, ${user}) > 0`.execute(transaction);
      const subjects = [account, `owner ${owner}`];
      await keepBan(transaction, subjects, nameOfEmail(email), trust.facts.periods.bans);
      const ids = keys.rows.map(({ id }) => id);
      await sql`delete from bans where subject = any(${ids.map((id) => `key ${id}`)}::text[])`.execute(
        transaction,
      );
      await forgetNames(transaction, [email, user, owner, ...ids]);
    }
    await sql`delete from accounts where account = ${account}`.execute(transaction);
  });
  await trust.bans.refresh();
  // What was asked for while it went on.
  return drawings + (await deleteOwnData(store, owner));
}
