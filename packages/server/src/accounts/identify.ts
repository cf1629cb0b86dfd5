// Callers who are signed in: their drawings are the account's, wherever they call from.
import { createHash } from 'node:crypto';
import type { Plan } from '../premium/plans.ts';
import { turnsOf } from '../queue/turns.ts';
import type { Caller, Identify } from '../routes/caller.ts';
import type { Accounts } from './accounts.ts';
import { sessionOf } from './call-auth.ts';
import { changesNothing, requireOwnOrigin } from './same-origin.ts';

/** Whom fairness counts for, and bans may name. */
export const nameOfAccount = (user: string): string => `user ${user}`;

/** Whose the drawings of an account are. */
export const ownerOfAccount = (user: string): string =>
  createHash('sha256').update(nameOfAccount(user)).digest('base64url');

/** An account as a caller. @param secret see Caller @param email what bans know its address by */
export function accountCaller(
  secret: string,
  user: string,
  email: string,
  plan: Plan,
  backlogLimit: number,
): Omit<Caller, 'client'> {
  const [owner, account] = [ownerOfAccount(user), nameOfAccount(user)];
  const knownAs = [account, `owner ${owner}`, email];
  return { secret, owner, account, knownAs, band: plan.band, backlogLimit, user, plan };
}

/**
 * @param anonymous identifies callers who are not signed in
 * @returns Identify that throws `origin-forbidden`
 */
export const identifyBySession =
  (accounts: Accounts, backlogLimit: number, anonymous: Identify): Identify =>
  async (request, reply) => {
    const session = await sessionOf(accounts.auth, request);
    const stranger = await anonymous(request, reply);
    if (!session) return { ...stranger, plan: accounts.planOf(null) };
    if (!changesNothing(request.method)) requireOwnOrigin(request, accounts.origin);
    const { user, email, token } = session;
    const plan = await accounts.planOfUser(user);
    const caller = accountCaller(token, user, accounts.nameOfEmail(email), plan, backlogLimit);
    const { client } = stranger;
    // Bans of the browser and the address hold for who signs in there.
    const turns = turnsOf(caller, stranger.account);
    return { ...caller, client, turns, knownAs: [...caller.knownAs, ...stranger.knownAs] };
  };
