// Callers with a key: their drawings are the key's, or its account's, wherever they call from.
import { createHash } from 'node:crypto';
import { ApiError } from '@nonet/api';
import { accountCaller } from '../accounts/identify.ts';
import { changesNothing } from '../accounts/same-origin.ts';
import type { PlanOf } from '../premium/plans.ts';
import type { AddressHasher } from '../privacy/address-hasher.ts';
import { turnsOf } from '../queue/turns.ts';
import { clientOfAddress, type Identify, network } from '../routes/caller.ts';
import type { ApiKey, Scope } from './api-keys.ts';
import { type KeyRing, secretOf } from './key-ring.ts';

export interface KeyRules {
  /** Whether callers without a key are refused. */
  readonly required: boolean;
  /** Most drawings of a key that may wait. */
  readonly backlogLimit: number;
  readonly planOf: PlanOf;
  /** See Accounts.nameOfEmail. */
  readonly nameOfEmail: (email: string) => string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must be allowed to do here; `read` for GET and HEAD, `draw` for the rest when absent. */
    readonly scope?: Scope;
  }
}

/** @param others identifies callers without a key @returns Identify that throws `key-unknown`, `key-forbidden` */
export const identifyByKey =
  (
    ring: KeyRing,
    addresses: AddressHasher,
    { required, backlogLimit, planOf, nameOfEmail }: KeyRules,
    others: Identify,
  ): Identify =>
  async (request, reply) => {
    const secret = secretOf(request.headers);
    const key = await ring.find(request.headers);
    if (!key || secret === undefined) {
      // A key that was revoked must not go on as a stranger; clients that must send something send anything.
      if (required || secret !== undefined) {
        throw new ApiError(
          'key-unknown',
          'expected a key of this service in the header authorization: Bearer ...',
        );
      }
      return others(request, reply);
    }
    const scope = request.routeOptions.config.scope ?? (changesNothing(request.method) ? 'read' : 'draw');
    if (!key.scopes.includes(scope)) {
      throw new ApiError('key-forbidden', `the key ${key.id} may not ${scope}: expected the scope ${scope}`);
    }
    const { user, email, paidUntil } = key;
    return user === null || email === null
      ? hostsKey(secret, key, backlogLimit)
      : withKey(accountCaller(secret, user, nameOfEmail(email), planOf(paidUntil), backlogLimit), key, {
          client: clientOfAddress(request.ip),
          address: `address ${addresses.hash(network(request.ip))}`,
        });
  };

function hostsKey(secret: string, key: ApiKey, backlogLimit: number) {
  const account = `key ${key.id}`;
  const owner = createHash('sha256').update(account).digest('base64url');
  const knownAs = [account, `owner ${owner}`];
  return { secret, owner, account, client: account, knownAs, band: key.band, backlogLimit, key };
}

const withKey = (
  caller: ReturnType<typeof accountCaller>,
  key: ApiKey,
  { client, address }: { readonly client: string; readonly address: string },
) => ({
  ...caller,
  client,
  turns: turnsOf(caller, address),
  knownAs: [`key ${key.id}`, ...caller.knownAs],
  key,
});
