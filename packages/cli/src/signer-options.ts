// Options about what pictures are signed with, of the commands that make pictures.

import { NonetError } from '@nonet/core';
import type { SignerFiles, SignPicture } from '@nonet/server/provenance';
import type { Command } from 'commander';

export interface SignerFlags {
  readonly c2paCertificate?: string;
  readonly c2paKey?: string;
}

export const addSignerOptions = (command: Command): Command =>
  command
    .option(
      '--c2pa-certificate <file>',
      'sign PNG and JPEG files: PEM file of the certificate and those that vouch for it (environment: NONET_C2PA_CERTIFICATE)',
    )
    .option('--c2pa-key <file>', 'PEM file of its private key (environment: NONET_C2PA_KEY)');

/** @returns undefined: nothing is signed @throws NonetError `c2pa-incomplete` */
export function toSignerFiles({ c2paCertificate, c2paKey }: SignerFlags): SignerFiles | undefined {
  const certificate = c2paCertificate ?? process.env['NONET_C2PA_CERTIFICATE'];
  const key = c2paKey ?? process.env['NONET_C2PA_KEY'];
  if (certificate && key) return { certificate, key };
  if (!certificate && !key) return undefined;
  throw new NonetError(
    'c2pa-incomplete',
    `signing needs both --c2pa-certificate and --c2pa-key, got only the ${certificate ? 'first' : 'second'}`,
  );
}

/** How a command's pictures are signed, if they are. @throws ServiceError as openSigner */
export async function openSignerOf(flags: SignerFlags): Promise<SignPicture> {
  const files = toSignerFiles(flags);
  if (!files) return async (file) => file;
  const { openSigner } = await import('@nonet/server/provenance');
  return openSigner(files);
}
