// An animation of all pictures of a drawing as they came to be, in the order of their tokens.
import { type PosterFormat, posterLayout } from '@nonet/api';
import { writeXmp } from '@nonet/models';
import sharp from 'sharp';
import { withGifXmp } from './gif-xmp.ts';
import { type PosterPixels, paintPoster, plainBackground, type SetMarks } from './poster.ts';

/** Rows of a picture, one of which each frame adds. */
const ROWS = 8;
const FIRST_MS = 600;
const STEP_MS = 130;
const LAST_STEP_MS = 2_500;
const BYTES = 3;

/**
 * An animated GIF, the one animation that every site takes. Made from the finished pictures, whose looks on the way
 * nobody keeps.
 * @param files PNG files of equal size
 */
export async function drawBuildUp(
  files: readonly Uint8Array[],
  format: PosterFormat,
  marks: SetMarks,
): Promise<Buffer> {
  const layout = posterLayout(format, files.length);
  const [full, empty] = await Promise.all([
    paintPoster(files, layout, marks, plainBackground),
    paintPoster([], layout, marks, plainBackground),
  ]);
  const { width, height } = full;
  const frames = Array.from({ length: ROWS }, (_, row) => {
    const frame = Buffer.from(empty.pixels);
    for (const tile of layout.tiles) {
      const drawn = Math.min(tile.height, (row + 1) * Math.ceil(tile.height / ROWS));
      for (let y = 0; y < drawn; y++) copyRow(full, frame, tile.left, tile.top + y, tile.width);
    }
    return frame;
  });
  // The finished picture comes first too: it is what still previews show, and its palette serves all frames.
  const pages = [full.pixels, ...frames];
  const gif = await sharp(Buffer.concat(pages), {
    raw: { width, height: height * pages.length, channels: BYTES, pageHeight: height },
    limitInputPixels: false, // the size is our own
  })
    .gif({
      delay: [FIRST_MS, ...Array<number>(ROWS - 1).fill(STEP_MS), LAST_STEP_MS],
      loop: 0,
      effort: 1,
      dither: 0,
      interPaletteMaxError: 256,
    })
    .toBuffer();
  return withGifXmp(gif, writeXmp(marks));
}

function copyRow({ width, pixels }: PosterPixels, to: Buffer, left: number, y: number, length: number): void {
  const start = (y * width + left) * BYTES;
  pixels.copy(to, start, start, start + length * BYTES);
}
