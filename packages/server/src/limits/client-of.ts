// The client that a share of a node is counted for: cookies, accounts and their keys, which anybody can have many of, count
// for the address that uses them; a key that the host gave counts for itself.
import type { FastifyRequest } from 'fastify';
import type { KeyRing } from '../keys/key-ring.ts';
import { clientOfAddress } from '../routes/caller.ts';

/** Name of a client as shares know it; it is kept in memory alone. */
export async function clientOf(ring: KeyRing, { headers, ip }: FastifyRequest): Promise<string> {
  const key = await ring.find(headers).catch(() => undefined); // the database is away: by address
  return key && key.user === null ? `key ${key.id}` : clientOfAddress(ip);
}
