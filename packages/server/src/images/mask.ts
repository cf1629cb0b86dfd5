// Masks of pictures to edit: which parts stay, and which are drawn anew.
import { ApiError } from '@nonet/api';
import sharp from 'sharp';
import { openUpright } from './decode.ts';

/** A mask without any pixel below this opacity leaves nothing to edit. */
const EDITED = 250;
/** Sizes may differ by scaling and rounding. */
const DIFFERENCE = 0.03;

/** Whether some of a picture file is transparent. @throws as openUpright */
export async function isTransparent(file: Uint8Array): Promise<boolean> {
  const { isOpaque } = await (await openUpright(file)).stats();
  return !isOpaque;
}

/**
 * The middle square of a picture as PNG of `side` pixels, transparent where the mask says that it is to be edited: where
 * the mask is transparent, or, if it has no transparency, where it is white.
 * @throws ApiError `request-invalid` if the mask has other proportions or leaves nothing to edit; as
 *   openUpright
 */
export async function toMaskedPng(image: Uint8Array, mask: Uint8Array, side: number): Promise<Buffer> {
  await checkProportions(image, mask);
  const fit = { width: side, height: side, fit: 'cover' } as const;
  const upright = await openUpright(mask);
  const opacity = (await isTransparent(mask))
    ? upright.ensureAlpha().extractChannel('alpha')
    : upright.flatten({ background: 'white' }).greyscale().negate().extractChannel(0);
  const alpha = await opacity.resize(fit).raw().toBuffer();
  if (alpha.every((value) => value >= EDITED)) {
    throw new ApiError('request-invalid', 'mask: expected transparent or white parts to edit, got none');
  }
  const colours = await (await openUpright(image))
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize(fit)
    .raw()
    .toBuffer();
  return sharp(colours, { raw: { width: side, height: side, channels: 3 } })
    .joinChannel(alpha, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

/**
 * A mask as AUTOMATIC1111's clients send it, as `toMaskedPng` takes it: white is edited, black stays. Of a mask with
 * transparency the opaque parts are edited, whatever their colour.
 * @param inverted whether black is edited
 * @throws as openUpright
 */
export async function toPlainMask(mask: Uint8Array, inverted: boolean): Promise<Buffer> {
  const upright = await openUpright(mask);
  const edited = (await isTransparent(mask))
    ? upright.ensureAlpha().extractChannel('alpha')
    : upright.flatten({ background: 'white' }).greyscale().extractChannel(0);
  return (inverted ? sharp(await edited.png().toBuffer()).negate() : edited).png().toBuffer();
}

async function checkProportions(image: Uint8Array, mask: Uint8Array): Promise<void> {
  const [of, got] = await Promise.all(
    [image, mask].map(async (file) => (await (await openUpright(file)).metadata()).autoOrient),
  );
  const ratio = (of!.width * got!.height) / (of!.height * got!.width);
  if (Math.abs(ratio - 1) <= DIFFERENCE) return;
  const [expected, came] = [of!, got!].map(({ width, height }) => `${width}x${height}`);
  throw new ApiError('request-invalid', `mask: expected the size of the image, ${expected}, got ${came}`);
}
