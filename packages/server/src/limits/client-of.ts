// Whom shares of a node are counted for: what anybody can have many of (cookies, accounts, their keys) counts for the
// address that it is used from; a key that the host gave counts for itself.
import type { FastifyRequest } from 'fastify';
import type { KeyRing } from '../keys/key-ring.ts';
import { clientOfAddress } from '../routes/caller.ts';

/** Name of a client as shares know it; it is kept in memory alone. */
export async function clientOf(ring: KeyRing, { headers, ip }: FastifyRequest): Promise<string> {
  const key = await ring.find(headers).catch(() => undefined); // the database is away: by address
  return key && key.user === null ? `key ${key.id}` : clientOfAddress(ip);
}
