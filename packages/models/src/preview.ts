// Schedule and form of previews of unfinished pictures: the rest is grey.
import type { PictureCodec } from './vqgan/codec.ts';

const GREY = 224;

/** True at `previews` moments spread evenly over the steps; never at the last one, which shows the pictures. */
export function isPreviewMoment(done: number, steps: number, previews: number): boolean {
  const moment = (step: number) => Math.floor((step * (previews + 1)) / steps);
  return done < steps && moment(done) > moment(done - 1);
}

/** Greys what lies behind the first `done` tokens, which are drawn row by row. */
export function greyFrom(pixels: Uint8Array, done: number, { config, side }: PictureCodec): Uint8Array {
  const cell = config.resolution / side;
  for (let position = done; position < side * side; position++) {
    const left = (position % side) * cell;
    const top = Math.floor(position / side) * cell;
    for (let y = top; y < top + cell; y++) {
      pixels.fill(GREY, (y * config.resolution + left) * 3, (y * config.resolution + left + cell) * 3);
    }
  }
  return pixels;
}
