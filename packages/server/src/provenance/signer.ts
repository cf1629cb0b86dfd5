// Signs pictures when the host has a certificate for it; the libraries are loaded only then.
import type { PictureFormat } from '../images/index.ts';

/** Where the host keeps what it signs with. */
export interface SignerFiles {
  /** PEM file: the certificate that signs, then those that vouch for it; the root may be absent. */
  readonly certificate: string;
  /** PEM file of its private key (PKCS #8). */
  readonly key: string;
}

/** A picture file with a C2PA signature, or the same bytes: formats that are not signed, or no certificate. */
export type SignPicture = (file: Uint8Array, format: PictureFormat) => Promise<Uint8Array>;

export const leaveUnsigned: SignPicture = async (file) => file;

/** @throws ServiceError `certificate-unreadable`, `certificate-unfit` */
export async function openSigner(files: SignerFiles): Promise<SignPicture> {
  const [{ readCredential }, { signPicture }] = await Promise.all([
    import('./c2pa/credential.ts'),
    import('./c2pa/sign.ts'),
  ]);
  const credential = readCredential(files);
  return async (file, format) => {
    // A signature of an expired certificate holds for nobody: worse than none.
    if ((format !== 'png' && format !== 'jpeg') || credential.expires.getTime() < Date.now()) return file;
    return signPicture(file, format, credential);
  };
}
