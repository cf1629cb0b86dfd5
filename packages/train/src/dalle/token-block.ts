// A block of scenes as image tokens with captions: what the token model is trained on, kept on disk.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { writeFileAtomically } from '@nonet/core/node';

/** Scenes in a block. */
export const BLOCK_SCENES = 256;

export interface TokenBlock {
  readonly captions: readonly string[];
  /** `[BLOCK_SCENES, positions]` */
  readonly tokens: Uint16Array;
}

const blockFile = (folder: string, index: number): string =>
  join(folder, `block-${String(index).padStart(6, '0')}.json`);

/** A block that was made before, or undefined. */
export function readBlock(folder: string, index: number, positions: number): TokenBlock | undefined {
  const path = blockFile(folder, index);
  if (!existsSync(path)) return undefined;
  const { captions, tokens } = JSON.parse(readFileSync(path, 'utf8')) as {
    captions: string[];
    tokens: string;
  };
  const bytes = Buffer.from(tokens, 'base64');
  if (captions.length !== BLOCK_SCENES || bytes.length !== BLOCK_SCENES * positions * 2) {
    throw new NonetError(
      'token-block',
      `${path}: expected ${BLOCK_SCENES} captions and as many pictures of ${positions} tokens, got ${captions.length} and ${bytes.length} bytes`,
    );
  }
  return { captions, tokens: new Uint16Array(new Uint8Array(bytes).buffer) };
}

export function writeBlock(folder: string, index: number, { captions, tokens }: TokenBlock): void {
  const bytes = Buffer.from(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  const json = JSON.stringify({ captions, tokens: bytes.toString('base64') });
  writeFileAtomically(blockFile(folder, index), [Buffer.from(json)]);
}
