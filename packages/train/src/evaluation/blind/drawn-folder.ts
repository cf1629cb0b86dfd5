// Folders of drawn pictures, one per version of a model: `<prompt number>/<picture number>.png`, both from 1.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder } from '@nonet/core/node';
import type { RgbPicture } from '@nonet/models';
import sharp from 'sharp';

/** A number with leading zeros, as `nonet draw` names its pictures. */
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** Writes a prompt's pictures; the folder is made if absent. */
export async function writeDrawn(
  folder: string,
  promptNumber: number,
  pictures: readonly RgbPicture[],
): Promise<void> {
  const own = join(folder, padded(promptNumber, 3));
  makeFolder(own);
  for (const [i, { pixels, width, height }] of pictures.entries()) {
    const image = sharp(pixels, { raw: { width, height, channels: 3 } });
    await image.png().toFile(join(own, `${padded(i + 1, 2)}.png`));
  }
}

/**
 * Paths of the pictures in a folder, by prompt number and then by picture number. Other files, such as the grids that
 * `nonet draw` writes, are ignored.
 * @throws NonetError `blind-folder` if there are none
 */
export function findDrawn(folder: string): Map<number, Map<number, string>> {
  const found = new Map<number, Map<number, string>>();
  if (existsSync(folder)) {
    for (const prompt of readdirSync(folder, { withFileTypes: true })) {
      if (!prompt.isDirectory() || !/^\d+$/.test(prompt.name)) continue;
      const files = readdirSync(join(folder, prompt.name)).filter((name) => /^\d+\.png$/.test(name));
      const paths = files.map(
        (name) => [Number.parseInt(name, 10), join(folder, prompt.name, name)] as const,
      );
      if (paths.length > 0) found.set(Number(prompt.name), new Map(paths));
    }
  }
  if (found.size === 0) {
    throw new NonetError(
      'blind-folder',
      `${folder}: expected pictures as <prompt number>/<picture number>.png, got none`,
    );
  }
  return found;
}
