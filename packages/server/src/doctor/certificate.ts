// Checks that pictures can be signed with the configured certificate, and for how long.
import type { SignerFiles } from '../provenance/signer.ts';
import { ServiceError } from '../service-error.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const SOON_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Findings only of hosts that sign. */
export async function checkCertificate(files: SignerFiles | undefined): Promise<Finding[]> {
  if (!files) return [];
  const name = 'certificate';
  const { readCredential } = await import('../provenance/c2pa/credential.ts');
  try {
    const { expires } = readCredential(files);
    const days = Math.floor((expires.getTime() - Date.now()) / DAY_MS);
    const message = `signs pictures until ${expires.toISOString().slice(0, 10)}`;
    return [
      days >= SOON_DAYS
        ? ok(name, message)
        : warn(name, message, 'get another in time: expired ones sign nothing'),
    ];
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return [fail(name, error.message, 'see --c2pa-certificate; --make-certificate makes one to try with')];
  }
}
