// Names of blobs: digest of the content.
import { createHash } from 'node:crypto';

const NAME = /^[0-9a-f]{64}\.png$/;

/** Whether a text has the form of a name: nothing else ever becomes a path. */
export const isBlobName = (text: string): boolean => NAME.test(text);

export const blobName = (bytes: Uint8Array, extension: 'png'): string =>
  `${createHash('sha256').update(bytes).digest('hex')}.${extension}`;
