// A certificate to try signing with: an authority of one's own, and a certificate by it. Nobody else trusts them.
import { randomBytes, webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ServiceError } from '../../service-error.ts';
import type { SignerFiles } from '../signer.ts';

export interface TestCertificateFiles extends SignerFiles {
  /** PEM file of the authority, for verifiers that should trust it. */
  readonly authority: string;
}

/** What C2PA certificates may be used for: claim signing, and what readers accept that do not know that yet. */
const SIGNS_CLAIMS = '1.3.6.1.4.1.62558.2.1';
const SIGNS_MAIL = '1.3.6.1.5.5.7.3.4';
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Writes `authority.pem`, `certificate.pem` (with the authority's) and `key.pem` into a folder; valid for a year.
 * @throws ServiceError `certificate-exists`
 */
export async function makeTestCertificate(
  folder: string,
  namedCurve: 'P-256' | 'P-384' | 'P-521' = 'P-256',
): Promise<TestCertificateFiles> {
  const algorithm = {
    name: 'ECDSA',
    namedCurve,
    hash: namedCurve.replace('P-', 'SHA-').replace('521', '512'),
  };
  const [authority, own] = await Promise.all([newKeys(algorithm), newKeys(algorithm)]);
  const validity = {
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + 365 * DAY_MS),
  };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: newSerial(),
    name: 'O=Nonet test, CN=Nonet test authority',
    signingAlgorithm: algorithm,
    keys: authority,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    ...validity,
    serialNumber: newSerial(),
    subject: 'O=Nonet test, CN=Nonet',
    issuer: root.subject,
    signingAlgorithm: algorithm,
    signingKey: authority.privateKey,
    publicKey: own.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([SIGNS_CLAIMS, SIGNS_MAIL]),
      await SubjectKeyIdentifierExtension.create(own.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  return write(folder, root, leaf, await webcrypto.subtle.exportKey('pkcs8', own.privateKey));
}

const newKeys = (algorithm: EcKeyGenParams): Promise<CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** 16 bytes, positive. */
const newSerial = (): string => `01${randomBytes(15).toString('hex')}`;

function write(
  folder: string,
  root: X509Certificate,
  leaf: X509Certificate,
  key: ArrayBuffer,
): TestCertificateFiles {
  const files = {
    authority: join(folder, 'authority.pem'),
    certificate: join(folder, 'certificate.pem'),
    key: join(folder, 'key.pem'),
  };
  makeFolder(folder);
  const put = (path: string, text: string, mode = 0o644) => {
    try {
      writeFileSync(path, `${text}\n`, { mode, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new ServiceError('certificate-exists', `${path}: there is one already; choose another folder`);
    }
  };
  put(files.key, PemConverter.encode(key, 'PRIVATE KEY'), 0o600);
  put(files.certificate, `${leaf.toString('pem')}\n${root.toString('pem')}`);
  put(files.authority, root.toString('pem'));
  return files;
}
