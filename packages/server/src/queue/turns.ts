// Turns in the queue of accounts that cost nothing: those of one address share a few, however many there are.
import { createHash } from 'node:crypto';
import { BANDS } from './bands.ts';

/** Turns of all accounts of one address, beside the one of its callers without an account. */
export const TURNS_OF_ADDRESS = 4;

/**
 * The name that an account's drawings take turns under. Who pays has turns of their own, wherever they call from.
 * @param address the digest of the caller's address, as fairness knows callers without an account
 */
export function turnsOf({ account, band }: { account: string; band: number }, address: string): string {
  if (band <= BANDS.premium) return account;
  const [byte = 0] = createHash('sha256').update(account).digest();
  return `${address} ${byte % TURNS_OF_ADDRESS}`;
}
