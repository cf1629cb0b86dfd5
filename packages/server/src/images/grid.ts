// All pictures of a drawing side by side, small: how lists of sets show them.
import { type RgbPicture, writeXmp } from '@nonet/models';
import sharp from 'sharp';
import { decodePicture } from './decode.ts';
import { layOutGrid } from './encode.ts';
import type { SetMarks } from './poster.ts';

/** A WebP of all pictures. @param files PNG files of equal size */
export async function drawGrid(
  files: readonly Uint8Array[],
  side: number,
  marks: Omit<SetMarks, 'address'>,
): Promise<Buffer> {
  const { width, height, pixels } = gridOf(await Promise.all(files.map(decodePicture)));
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(side, side, { fit: 'contain', background: '#ffffff' })
    .withXmp(writeXmp(marks))
    .webp({ quality: 82 })
    .toBuffer();
}

const gridOf = (pictures: readonly RgbPicture[]): RgbPicture =>
  layOutGrid(pictures.map((picture, index) => ({ ...picture, index })));
