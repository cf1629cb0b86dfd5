// A changed picture as PNG that says of itself what the file that it was made from says.
import { readFile } from 'node:fs/promises';
import { type RgbPicture, readPngText, withPngText, XMP_KEYWORD } from '@nonet/models';
import sharp from 'sharp';

/**
 * @param source a picture file, or its path: its texts, or its XMP packet where it is no PNG, are kept
 * @throws Error of sharp if it is no picture
 */
export async function encodeLike(
  { width, height, pixels }: RgbPicture,
  source: Uint8Array | string,
): Promise<Uint8Array> {
  const file = Buffer.from(typeof source === 'string' ? await readFile(source) : source);
  const texts = readPngText(file);
  const { xmp } = await sharp(file).metadata();
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return withPngText(png, { ...(xmp ? { [XMP_KEYWORD]: xmp.toString('utf8') } : {}), ...texts });
}
