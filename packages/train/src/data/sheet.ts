// Contact sheets: many pictures with their captions in one picture, to be looked at.
import { writeFile } from 'node:fs/promises';
import { NonetError } from '@nonet/core';
import type { RgbPicture } from '@nonet/models';
import sharp from 'sharp';

/** One picture of a sheet: RGB, [size, size, 3]. */
export interface SheetImage {
  pixels: Uint8Array;
  size: number;
  caption?: string;
}

const GAP = 8;
const CAPTION_HEIGHT = 34;
const LETTERS_PER_PIXEL = 1 / 5.6;

/** Quality of WebP sheets. */
const WEBP_QUALITY = 80;

/** A picture in the size that it has on a sheet: RGB, [size, size, 3]. */
export const thumbnail = ({ pixels, width, height }: RgbPicture, size: number): Promise<Uint8Array> =>
  sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size, size)
    .raw()
    .toBuffer();

/** Writes a sheet to a PNG file. @throws as `encodeSheet` */
export async function writeSheet(
  images: readonly SheetImage[],
  columns: number,
  file: string,
): Promise<void> {
  await writeFile(file, await encodeSheet(images, columns, 'png'));
}

/**
 * Pictures of one size in rows of `columns`, captions (two lines at most) below them.
 * @throws NonetError `sheet-empty` without pictures, `sheet-size` when sizes differ
 */
export async function encodeSheet(
  images: readonly SheetImage[],
  columns: number,
  format: 'png' | 'webp',
): Promise<Uint8Array> {
  const size = images[0]?.size;
  if (size === undefined)
    throw new NonetError('sheet-empty', 'A contact sheet needs at least one picture; none came.');
  for (const [i, image] of images.entries()) {
    if (image.size !== size || image.pixels.length !== size * size * 3) {
      throw new NonetError(
        'sheet-size',
        `Picture ${i}: expected RGB of ${size}x${size}, got ${image.pixels.length} bytes.`,
      );
    }
  }
  const captioned = images.some((image) => image.caption !== undefined);
  const cellHeight = size + GAP + (captioned ? CAPTION_HEIGHT : 0);
  const width = columns * (size + GAP) + GAP;
  const height = Math.ceil(images.length / columns) * cellHeight + GAP;
  const place = (i: number) => ({
    left: GAP + (i % columns) * (size + GAP),
    top: GAP + Math.floor(i / columns) * cellHeight,
  });
  const text = images.flatMap((image, i) => {
    const { left, top } = place(i);
    return wrap(image.caption ?? '', Math.floor(size * LETTERS_PER_PIXEL)).map(
      (line, row) => `<text x="${left}" y="${top + size + 13 + row * 14}">${escapeXml(line)}</text>`,
    );
  });
  const labels = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11" fill="#222">${text.join('')}</svg>`;
  const sheet = sharp({ create: { width, height, channels: 3, background: '#e4e4e8' } }).composite([
    ...images.map((image, i) => ({
      input: Buffer.from(image.pixels),
      raw: { width: size, height: size, channels: 3 as const },
      ...place(i),
    })),
    { input: Buffer.from(labels), left: 0, top: 0 },
  ]);
  return (format === 'png' ? sheet.png() : sheet.webp({ quality: WEBP_QUALITY, effort: 6 })).toBuffer();
}

/** Breaks a caption into at most two lines of so many letters. */
function wrap(text: string, letters: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.length > 2 ? [lines[0]!, `${lines[1]!}…`] : lines.filter((line) => line !== '');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
