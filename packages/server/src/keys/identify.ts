// Callers with a key: their drawings are the key's, wherever they call from.
import { createHash } from 'node:crypto';
import { ApiError } from '@nonet/api';
import type { Identify } from '../routes/caller.ts';
import { type KeyRing, secretOf } from './key-ring.ts';

export interface KeyRules {
  /** Whether callers without a key are refused. */
  readonly required: boolean;
  /** Most drawings of a key that may wait. */
  readonly backlogLimit: number;
}

/** @param anonymous identifies callers without a key @returns Identify that throws `key-unknown`, `key-forbidden` */
export const identifyByKey =
  (ring: KeyRing, { required, backlogLimit }: KeyRules, anonymous: Identify): Identify =>
  async (request, reply) => {
    const key = await ring.find(request.headers);
    if (!key) {
      // A key that was revoked must not go on as a stranger; clients that must send something send anything.
      if (required || secretOf(request.headers) !== undefined) {
        throw new ApiError(
          'key-unknown',
          'expected a key of this service in the header authorization: Bearer ...',
        );
      }
      return anonymous(request, reply);
    }
    const scope = request.method === 'GET' ? 'read' : 'draw';
    if (!key.scopes.includes(scope)) {
      throw new ApiError('key-forbidden', `the key ${key.id} may not ${scope}: expected the scope ${scope}`);
    }
    const owner = createHash('sha256').update(`key ${key.id}`).digest('base64url');
    const account = `key ${key.id}`;
    return { owner, account, knownAs: [account, `owner ${owner}`], band: key.band, backlogLimit, key };
  };
