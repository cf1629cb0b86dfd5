// Pictures in other formats and sizes.
import { cutFromBackground, readPngText, withPngText } from '@nonet/models';
import sharp from 'sharp';
import { decodePicture } from './decode.ts';

export const contentTypes = {
  png: 'image/png',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  avif: 'image/avif',
} as const;
export type PictureFormat = keyof typeof contentTypes;

/** Sides that pictures can be asked for in, in pixels: few, so that caches hold them. */
export const pictureSizes = [64, 128, 256, 512, 1024] as const;

export interface Variant {
  readonly format: PictureFormat;
  /** Side in pixels; as it was drawn when absent. */
  readonly size?: number;
  /** 1 to 100, of all but PNG. */
  readonly quality?: number;
  /** Without its plain background; not for JPEG, which has no transparency. */
  readonly cut?: boolean;
}

const DEFAULT_QUALITY = { png: 100, webp: 90, jpeg: 90, avif: 70 };
/** Of AVIF: more takes seconds for a large picture. */
const EFFORT = 2;

/** A picture file without its plain background, as PNG that says the same about itself; undefined if it has none. */
export async function cutOut(png: Uint8Array): Promise<Uint8Array | undefined> {
  const bitmap = cutFromBackground(await decodePicture(png));
  if (!bitmap) return undefined;
  const { width, height, rgba } = bitmap;
  const file = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return withPngText(file, readPngText(png));
}

/** A picture file as another file that says the same about itself; the same bytes if nothing changes. */
export async function toVariant(
  png: Uint8Array,
  { format, size, quality = DEFAULT_QUALITY[format] }: Omit<Variant, 'cut'>,
): Promise<Uint8Array> {
  if (format === 'png' && size === undefined) return png;
  const picture = sharp(png);
  if (size !== undefined) picture.resize(size, size);
  if (format === 'png') return withPngText(await picture.png().toBuffer(), readPngText(png));
  const options = { quality, ...(format === 'avif' ? { effort: EFFORT } : {}) };
  return picture.keepXmp().toFormat(format, options).toBuffer();
}
