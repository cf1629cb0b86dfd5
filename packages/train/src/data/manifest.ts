// The record of one sprite, and the files that a built data set consists of.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import type { ColourName } from '@nonet/scenes';
import type { Category } from './categories.ts';

/** One picture of the data set: a line of `manifest.jsonl`. */
export interface Sprite {
  /** `source/name`, unique. */
  id: string;
  source: string;
  /** `name@version` of the npm package. */
  package: string;
  licence: string;
  /** The name in the package. */
  name: string;
  /** What it shows, as it stands in a caption, without article. */
  phrase: string;
  /** Nouns of the phrase, the head first. */
  nouns: string[];
  /** Words that people tag it with. */
  tags: string[];
  /** The first style word of the source. */
  style: string;
  category: Category;
  /** Where its WebP lies in `sprites.bin`, in bytes. */
  offset: number;
  length: number;
  /** Pixels; the longer side is about 256. */
  width: number;
  height: number;
  /** Opaque to the corners: a picture with a frame, no cut-out. */
  framed: boolean;
  /** One-coloured shape, stored black, to be tinted. */
  mono: boolean;
  /** The commonest colour and its share of the opaque pixels. */
  colour: ColourName;
  colourShare: number;
}

export const MANIFEST_FILE = 'manifest.jsonl';
export const SPRITES_FILE = 'sprites.bin';

/**
 * Reads the manifest of a built data set. Throws `NonetError` `data-missing` when there is none and
 * `data-manifest-damaged` when a line is no record.
 */
export async function readManifest(dataDir: string): Promise<Sprite[]> {
  const file = join(dataDir, MANIFEST_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new NonetError(
      'data-missing',
      `No data set at ${dataDir}: ${MANIFEST_FILE} is not there. Build it first.`,
      {
        cause,
      },
    );
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Sprite;
      } catch (cause) {
        throw new NonetError('data-manifest-damaged', `${file}, line ${index + 1}: not a JSON record.`, {
          cause,
        });
      }
    });
}
