// From image files of strangers to pixels: of few formats, bounded, upright, without transparency.
import type { RgbPicture } from '@nonet/models';
import sharp, { type Metadata, type Sharp } from 'sharp';
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
/** Bytes that reading a picture may take, as measured: the photographs of most phones take less. */
const MAX_BYTES = 310e6;
const DEADLINE_SECONDS = 10;
const BYTES_OF_DEPTH: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };
/** Bytes for a pixel of AVIF, whose decoder keeps several frames: with 8 bits a channel, and with more. */
const OF_AVIF = { small: 19, large: 25 } as const;
/** A progressive JPEG has its coefficients in memory, of 16 bits each. */
const OF_COEFFICIENT = 2;
/** Of what is unpacked as a whole, as interlaced PNG is: its pixels, and what else it takes. */
const WITH_OVERHEAD = 1.5;

function bytesFor({ width, height, channels, depth, format, isProgressive }: Metadata): number {
  const pixels = width * height;
  if (format === 'heif') return pixels * (depth === 'uchar' ? OF_AVIF.small : OF_AVIF.large);
  if (format === 'jpeg' && isProgressive) return pixels * channels * OF_COEFFICIENT;
  return pixels * channels * (BYTES_OF_DEPTH[depth] ?? 4) * WITH_OVERHEAD;
}

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
  const metadata = await picture.metadata(); // reads no more than the file's head
  const bytes = bytesFor(metadata);
  if (bytes > MAX_BYTES) {
    throw new ServiceError(
      'picture-too-large',
      `expected a picture that takes at most ${megabytes(MAX_BYTES)} MB when it is unpacked, got ${metadata.width}x${metadata.height} pixels, ${megabytes(bytes)} MB`,
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
