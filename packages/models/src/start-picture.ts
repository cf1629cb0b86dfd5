// From a picture to start from to the tokens that each drawn picture keeps of it.
import type { StartPicture } from './drawing.ts';
import { keepRows, keepShare } from './generation/keep.ts';
import { fitSquare } from './picture.ts';
import { toPlanes } from './pixels.ts';
import type { PictureCodec } from './vqgan/codec.ts';

/** Encodes the picture once; the function tells what picture number `index` of a drawing keeps, `[positions]`. */
export async function encodeStart(
  codec: PictureCodec,
  { picture, keep }: StartPicture,
): Promise<(seed: number, index: number) => Int32Array> {
  const { resolution } = codec.config;
  const tokens = await codec.encode(toPlanes(fitSquare(picture, resolution), 1, resolution), 1);
  return (seed, index) =>
    'rows' in keep
      ? keepRows(tokens, keep.rows, codec.side)
      : keepShare(tokens, keep.share, { seed, picture: index });
}
