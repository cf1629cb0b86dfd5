// Puts a set into the gallery. What everyone may find is looked at once more: bans and the policy may be newer than the
// drawing.
import type { Caller } from '../routes/caller.ts';
import type { AppContext } from '../routes/context.ts';
import { findShare, setPublished } from './shares.ts';

/**
 * Publishes a set of the caller's.
 * @returns whether there is such a set
 * @throws ApiError `banned`, `prompt-refused`, `rate-limited`, `unavailable` if prompts cannot be checked now
 */
export async function publish(
  { db, trust }: Pick<AppContext, 'db' | 'trust'>,
  { owner, account, knownAs }: Caller,
  id: string,
): Promise<boolean> {
  trust.bans.check(knownAs);
  const row = await findShare(db, id, owner);
  if (row?.owner !== owner) return false;
  await trust.moderator.check(row.request, account);
  return setPublished(db, owner, id, true);
}
