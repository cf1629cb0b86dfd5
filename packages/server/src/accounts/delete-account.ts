// The end of an account: nothing that names it stays.
import { sql } from 'kysely';
import { deleteOwnData } from '../privacy/own-data.ts';
import type { DeletionStore } from '../retention/delete-drawing.ts';
import type { Accounts } from './accounts.ts';
import { nameOfAccount, ownerOfAccount } from './identify.ts';

/**
 * Deletes an account with its drawings, keys and passkeys, and ends premium. Whatever interrupts it, the account is
 * there to ask again until the last step.
 * @returns number of drawings
 * @throws ApiError `unavailable` if Stripe does not answer; then nothing is deleted
 */
export async function deleteAccount(
  store: DeletionStore,
  { premium }: Pick<Accounts, 'premium'>,
  user: string,
): Promise<number> {
  const { db } = store;
  const [owner, account] = [ownerOfAccount(user), nameOfAccount(user)];
  await premium?.forget(user);
  await sql`delete from api_keys where user_id = ${user}`.execute(db); // nothing new comes from now on
  const drawings = await deleteOwnData(store, owner);
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ email: string }>`
      delete from auth_users where id = ${user} returning email`.execute(transaction);
    for (const { email } of rows)
      await sql`
        delete from auth_verifications
        where strpos(value, ${email}) > 0 or strpos(value, ${user}) > 0`.execute(transaction);
    await sql`delete from accounts where account = ${account}`.execute(transaction);
    await sql`delete from bans where subject in (${account}, ${`owner ${owner}`})`.execute(transaction);
  });
  // What was asked for while it went on.
  return drawings + (await deleteOwnData(store, owner));
}
