// From image files of strangers to pixels: bounded, upright, without transparency.
import type { RgbPicture } from '@nonet/models';
import sharp from 'sharp';

/** Pixels of the largest picture that is read: what a small file unpacks to is bounded by this. */
const MAX_PIXELS = 64 * 1024 * 1024;

/** A file that nobody vouches for, upright. */
export const openUpright = (file: Uint8Array) =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();

const open = (file: Uint8Array) => openUpright(file).flatten({ background: 'white' }).toColourspace('srgb');

/** Reads a picture file. @throws Error of sharp if it is none */
export async function decodePicture(file: Uint8Array): Promise<RgbPicture> {
  const { data, info } = await open(file).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

/** The same with its opacity, `[height, width]`, 0 to 255. @throws Error of sharp if it is no picture */
export async function decodeWithAlpha(
  file: Uint8Array,
): Promise<RgbPicture & { readonly alpha: Uint8Array }> {
  const alpha = await openUpright(file).ensureAlpha().extractChannel('alpha').raw().toBuffer();
  return { ...(await decodePicture(file)), alpha: new Uint8Array(alpha) };
}

/** The middle square of a picture file as PNG of at most `side` pixels. @throws Error of sharp if it is no picture */
export const toSquarePng = async (file: Uint8Array, side: number): Promise<Buffer> =>
  open(file).resize(side, side, { fit: 'cover' }).png().toBuffer();
