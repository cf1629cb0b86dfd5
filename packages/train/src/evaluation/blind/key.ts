// The key of a blind test: which version drew which of the numbered pictures. Viewers must not see it.
import { readFileSync, writeFileSync } from 'node:fs';
import { NonetError } from '@nonet/core';

/** A picture of a blind test. */
export interface BlindPicture {
  readonly version: string;
  readonly set: string;
  /** A line of a prompt file: the prompt and what its pictures must show. */
  readonly prompt: string;
  /** Number of the picture among those of its prompt, from 1; versions are compared where it is the same. */
  readonly picture: number;
}

/** The pictures as one viewer gets them. */
export interface BlindPage {
  /** Names the page in the answers given on it. */
  readonly id: string;
  /** Indices into the pictures of the key; number 1 on the page is the first. */
  readonly order: readonly number[];
}

export interface BlindKey {
  readonly seed: number;
  readonly versions: readonly string[];
  readonly pictures: readonly BlindPicture[];
  readonly pages: readonly BlindPage[];
}

export const writeKey = (file: string, key: BlindKey): void =>
  writeFileSync(file, `${JSON.stringify(key, null, 2)}\n`);

/** @throws NonetError `blind-key` if it cannot be read or is something else */
export function readKey(file: string): BlindKey {
  try {
    const key = JSON.parse(readFileSync(file, 'utf8')) as BlindKey;
    if (Array.isArray(key.pages) && Array.isArray(key.pictures)) return key;
  } catch (cause) {
    throw new NonetError('blind-key', `${file}: expected the key.json that \`nonet eval blind make\` wrote`, {
      cause,
    });
  }
  throw new NonetError('blind-key', `${file}: expected "pictures" and "pages" in the key of a blind test`);
}
