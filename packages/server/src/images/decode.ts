// From image files of strangers to pixels: of few formats, bounded, upright, without transparency.
import type { RgbPicture } from '@nonet/models';
import sharp, { type Sharp } from 'sharp';
import { ServiceError } from '../service-error.ts';
import { isPng, withoutExtras } from './png-chunks.ts';

/** First bytes of the formats that a picture may have. Others of libvips run programs, as SVG does, or take far more memory. */
const SIGNATURES: readonly (readonly [offset: number, latin1: string])[] = [
  [0, '\x89PNG\r\n\x1a\n'],
  [0, '\xff\xd8\xff'],
  [8, 'WEBPVP8'],
  [0, 'GIF8'],
  [4, 'ftypavif'],
  [4, 'ftypavis'],
  [4, 'ftypmif1'],
];
const SIGNATURE_BYTES = 16;
export const pictureFormats = 'PNG, JPEG, WebP, GIF or AVIF';

/** Pixels of the largest picture that is read: what a small file unpacks to is bounded by this. */
const MAX_PIXELS = 64 * 1024 * 1024;
/** Bytes of its pixels: some files (interlaced ones, WebP, AVIF) are unpacked as a whole. The photographs of phones are smaller. */
const MAX_BYTES = 192 * 1024 * 1024;
const DEADLINE_SECONDS = 10;
const BYTES_OF_DEPTH: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };

/**
 * Opens an untrusted file, upright. Its format is recognised by content.
 * @throws ServiceError `picture-format`, `picture-too-large`; Error of sharp if it is damaged or takes too long
 */
export async function openUpright(file: Uint8Array): Promise<Sharp> {
  const head = Buffer.from(file.subarray(0, SIGNATURE_BYTES)).toString('latin1');
  if (!SIGNATURES.some(([offset, signature]) => head.startsWith(signature, offset)))
    throw new ServiceError('picture-format', `expected a picture file: ${pictureFormats}`);
  const bounded = isPng(file) ? await withoutExtras(file) : file;
  const picture = sharp(bounded, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { width, height, channels, depth } = await picture.metadata(); // reads no more than the file's head
  const bytes = width * height * channels * (BYTES_OF_DEPTH[depth] ?? 4);
  if (bytes > MAX_BYTES) {
    throw new ServiceError(
      'picture-too-large',
      `expected a picture of at most ${megabytes(MAX_BYTES)} MB when unpacked, got ${width}x${height} pixels, ${megabytes(bytes)} MB`,
    );
  }
  return picture.timeout({ seconds: DEADLINE_SECONDS }).autoOrient();
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

const open = async (file: Uint8Array): Promise<Sharp> =>
  (await openUpright(file)).flatten({ background: 'white' }).toColourspace('srgb');

/** Reads a picture file. @throws as openUpright */
export async function decodePicture(file: Uint8Array): Promise<RgbPicture> {
  const picture = await open(file);
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

/** The same with its opacity, `[height, width]`, 0 to 255. @throws as openUpright */
export async function decodeWithAlpha(
  file: Uint8Array,
): Promise<RgbPicture & { readonly alpha: Uint8Array }> {
  const upright = await openUpright(file);
  const alpha = await upright.ensureAlpha().extractChannel('alpha').raw().toBuffer();
  return { ...(await decodePicture(file)), alpha: new Uint8Array(alpha) };
}

/** The middle square of a picture file as PNG of at most `side` pixels. @throws as openUpright */
export async function toSquarePng(file: Uint8Array, side: number): Promise<Buffer> {
  const picture = await open(file);
  return picture.resize(side, side, { fit: 'cover' }).png().toBuffer();
}
