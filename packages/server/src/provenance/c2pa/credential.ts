// A host's signing credential: a certificate, its chain, and the private key.
import {
  createPrivateKey,
  type KeyObject,
  X509Certificate as NodeCertificate,
  sign as signWithKey,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { X509Certificate } from '@peculiar/x509';
import { CoseAlgorithmIdentifier, type Signer } from '@trustnxt/c2pa-ts/cose';
import { ServiceError } from '../../service-error.ts';
import type { SignerFiles } from '../signer.ts';

export interface Credential extends Signer {
  readonly expires: Date;
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** By the curve of the key: https://spec.c2pa.org, "Digital Signatures" */
const ALGORITHMS: Readonly<Record<string, readonly [CoseAlgorithmIdentifier, hash: string]>> = {
  prime256v1: [CoseAlgorithmIdentifier.ES256, 'sha256'],
  secp384r1: [CoseAlgorithmIdentifier.ES384, 'sha384'],
  secp521r1: [CoseAlgorithmIdentifier.ES512, 'sha512'],
};

/** @throws ServiceError `certificate-unreadable`, `certificate-unfit` */
export function readCredential(files: SignerFiles): Credential {
  const pems = readText(files.certificate).match(PEM) ?? [];
  const [own, ...others] = pems.map((pem) => parse(files.certificate, () => new NodeCertificate(pem)));
  if (!own) throw unreadable(files.certificate, 'expected a PEM file with certificates');
  const key = parse(files.key, () => createPrivateKey(readText(files.key)));
  const unfit = (what: string) => new ServiceError('certificate-unfit', `${files.certificate}: ${what}`);
  if (!own.checkPrivateKey(key)) throw unfit(`its key is not the one in ${files.key}`);
  if (own.ca) throw unfit('the first certificate is of an authority; expected the one that signs');
  const expires = new Date(own.validTo);
  if (expires.getTime() < Date.now()) throw unfit(`expired on ${expires.toISOString().slice(0, 10)}`);
  return {
    ...algorithmOf(key, unfit),
    certificate: new X509Certificate(own.raw),
    chainCertificates: others.map(({ raw }) => new X509Certificate(raw)),
    expires,
  };
}

function algorithmOf(
  key: KeyObject,
  unfit: (what: string) => ServiceError,
): Pick<Credential, 'algorithm' | 'sign'> {
  const curve = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? 'unknown';
  const [algorithm, hash] = ALGORITHMS[curve] ?? [];
  if (algorithm === undefined || !hash) {
    throw unfit(`expected a key of one of the curves ${Object.keys(ALGORITHMS).join(', ')}, got ${curve}`);
  }
  return {
    algorithm,
    // COSE wants the two numbers side by side, not OpenSSL's structure.
    sign: async (bytes) => new Uint8Array(signWithKey(hash, bytes, { key, dsaEncoding: 'ieee-p1363' })),
  };
}

const readText = (path: string): string => parse(path, () => readFileSync(path, 'utf8'));

function parse<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof ServiceError ? error : unreadable(path, (error as Error).message);
  }
}

const unreadable = (path: string, reason: string) =>
  new ServiceError('certificate-unreadable', `${path}: ${reason}`);
