// A changed picture as PNG that says of itself what the file that it was made from says.
import { readFile } from 'node:fs/promises';
import { type RgbPicture, withPngText, XMP_KEYWORD } from '@nonet/models';
import sharp from 'sharp';
import { isPng, readTexts } from './png-chunks.ts';

/** Larger ones are no marks of pictures. */
const MOST_PACKET_BYTES = 512 * 1024;

/**
 * @param source a picture file, or its path: its texts, or its XMP packet where it is no PNG, are kept
 * @throws Error of sharp if it is no picture
 */
export async function encodeLike(
  { width, height, pixels }: RgbPicture,
  source: Uint8Array | string,
): Promise<Uint8Array> {
  const file = Buffer.from(typeof source === 'string' ? await readFile(source) : source);
  const texts = isPng(file) ? await readTexts(file) : await packetOf(file);
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return withPngText(png, texts);
}

async function packetOf(file: Buffer): Promise<Record<string, string>> {
  const { xmp } = await sharp(file).metadata();
  return xmp && xmp.length <= MOST_PACKET_BYTES ? { [XMP_KEYWORD]: xmp.toString('utf8') } : {};
}
