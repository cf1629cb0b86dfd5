// Pictures of the user, in whatever format.

import { NonetError } from '@nonet/core';
import type { RgbPicture } from '@nonet/models';

/**
 * Reads a picture file (PNG, JPEG, WebP, GIF, AVIF, TIFF, SVG), turned upright; what is transparent becomes white.
 * @throws NonetError `picture-unreadable`
 */
export async function readPicture(path: string): Promise<RgbPicture> {
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(path)
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    throw new NonetError('picture-unreadable', `${path}: expected a picture file (${reason})`, {
      cause: error,
    });
  }
}
