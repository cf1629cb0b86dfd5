// From a picture to start from to the tokens and pixels that each drawn picture keeps of it.
import type { StartPicture } from './drawing.ts';
import { keepOpaque, keepRows, keepShare } from './generation/keep.ts';
import { fitSquare } from './picture.ts';
import { toPlanes } from './pixels.ts';
import type { PictureCodec } from './vqgan/codec.ts';

/** A picture to start from, in the size and the tokens of a model. */
export interface EncodedStart {
  /** Tokens that picture number `index` of a drawing keeps, `[positions]`; FREE where it is drawn. */
  given(seed: number, index: number): Int32Array;
  /** Puts pixels of the given picture back over a drawn one: the codec changes all of them a little. */
  restore(drawn: Uint8Array): Uint8Array;
}

export async function encodeStart(
  codec: PictureCodec,
  { picture, keep }: StartPicture,
): Promise<EncodedStart> {
  const { resolution } = codec.config;
  const pixels = fitSquare(picture, resolution);
  const tokens = await codec.encode(toPlanes(pixels, 1, resolution), 1);
  if ('rows' in keep) {
    const given = keepRows(tokens, keep.rows, codec.side);
    return { given: () => given, restore: (drawn) => drawn };
  }
  if ('share' in keep) {
    return {
      given: (seed, index) => keepShare(tokens, keep.share, { seed, picture: index }),
      restore: (drawn) => drawn,
    };
  }
  const alpha = fitAlpha(picture, resolution);
  const given = keepOpaque(tokens, alpha, codec.side);
  return {
    given: () => given,
    restore: (drawn) =>
      drawn.map((value, i) => {
        const opacity = alpha[Math.floor(i / 3)]! / 255;
        return Math.round(pixels[i]! * opacity + value * (1 - opacity));
      }),
  };
}

/** Opacity in the size of the model, cropped as the picture is. */
function fitAlpha({ width, height, alpha }: StartPicture['picture'], size: number): Uint8Array {
  if (!alpha) return new Uint8Array(size * size).fill(255);
  const grey = new Uint8Array(3 * alpha.length);
  alpha.forEach((value, pixel) => grey.fill(value, 3 * pixel, 3 * pixel + 3));
  return fitSquare({ width, height, pixels: grey }, size).filter((_, i) => i % 3 === 0);
}
