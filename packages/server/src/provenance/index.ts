// Provenance of pictures, for the command line.
export type { SignatureState } from './c2pa/read.ts';
export { makeTestCertificate } from './c2pa/test-certificate.ts';
export { type Inspection, inspectPicture } from './inspect.ts';
export { openSigner, type SignerFiles, type SignPicture } from './signer.ts';
