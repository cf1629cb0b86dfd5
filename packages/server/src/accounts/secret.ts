// The secret that signs cookies: the host's, or one in the data folder.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError } from '../service-error.ts';

const SHORTEST = 32;

export interface SecretPlace {
  readonly data: string;
  readonly databaseUrl?: string;
}

/** @param given by the host @throws ServiceError `accounts-secret` if it is too short, or nodes might each have their own */
export function readSecret(given: string | undefined, { data, databaseUrl }: SecretPlace): string {
  if (given !== undefined) {
    if (given.length >= SHORTEST) return given;
    throw new ServiceError('accounts-secret', `expected a secret of at least ${SHORTEST} characters`);
  }
  if (databaseUrl !== undefined) {
    throw new ServiceError(
      'accounts-secret',
      'expected a secret for accounts, the same on all nodes: set NONET_SECRET, as in `openssl rand -hex 32`',
    );
  }
  const path = join(data, 'secret');
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
