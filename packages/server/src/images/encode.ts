// From drawn pixels to image files.
import { type Picture, withPngText } from '@nonet/models';
import sharp from 'sharp';

const PREVIEW_SIZE = 128;

/** A picture as PNG with the settings it was drawn with. */
export async function encodePng(
  picture: Picture,
  text: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const { width, height, pixels } = picture;
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return Buffer.from(withPngText(png, text).buffer);
}

/** A small JPEG of an unfinished picture. */
export function encodePreview({ width, height, pixels }: Picture): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: PREVIEW_SIZE, withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
}

/** Pictures side by side, as square as their number allows, with thin gaps (or of `gap` pixels) on white. */
export function layOutGrid(
  pictures: readonly Picture[],
  gap = Math.max(1, Math.round(pictures[0]!.width / 64)),
): Picture {
  const { width, height } = pictures[0]!;
  const columns = Math.ceil(Math.sqrt(pictures.length));
  const rows = Math.ceil(pictures.length / columns);
  const gridWidth = columns * (width + gap) - gap;
  const gridHeight = rows * (height + gap) - gap;
  const pixels = new Uint8Array(gridWidth * gridHeight * 3).fill(255);
  pictures.forEach((picture, index) => {
    const left = (index % columns) * (width + gap);
    const top = Math.floor(index / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      const row = picture.pixels.subarray(y * width * 3, (y + 1) * width * 3);
      pixels.set(row, ((top + y) * gridWidth + left) * 3);
    }
  });
  return { index: 0, width: gridWidth, height: gridHeight, pixels };
}
