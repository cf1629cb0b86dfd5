// Opens accounts for a host who wants them; for others nothing of it is loaded.
import type { Database } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import type { AccountsOptions } from './options.ts';
import { readSecret, type SecretPlace } from './secret.ts';

/**
 * @param onProblem takes what goes wrong later, without addresses
 * @throws ServiceError `accounts-url`, `accounts-secret`
 */
export async function startAccounts(
  db: Database,
  options: AccountsOptions,
  place: SecretPlace,
  onProblem: (message: string) => void,
): Promise<Accounts> {
  const secret = readSecret(options.secret, place);
  const { openAccounts } = await import('./accounts.ts');
  return openAccounts(db, options, secret, onProblem);
}
