// All pictures of a drawing in one: as a square, as the card that other sites show, and as they came to be.
import { directionOf, plainText } from '@nonet/api';
import { type RgbPicture, writeXmp } from '@nonet/models';
import sharp, { type Sharp } from 'sharp';
import { drawCaption } from './caption.ts';
import { decodePicture } from './decode.ts';
import { layOutGrid } from './encode.ts';
import { withGifXmp } from './gif-xmp.ts';

/** Size that sites which show cards ask for, in pixels. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;
const MARGIN = 32;
const GRID_SIDE = CARD_SIZE.height - 2 * MARGIN;
const TEXT_LEFT = 2 * MARGIN + GRID_SIDE;
const TEXT_WIDTH = CARD_SIZE.width - MARGIN - TEXT_LEFT;
const NAME_HEIGHT = 40;
const INK = '#2b2433';
const SOFT_INK = '#675e6f';
const PAPER = '#ffffff';

const BUILD_UP_TILE = 128;
/** Steps across a row of tokens, and rows, that the build-up shows. */
const BUILD_UP_COLUMNS = 2;
const BUILD_UP_ROWS = 8;
const STEP_MS = 130;
const LAST_STEP_MS = 2_500;
const UNDRAWN = 232;

/** What a picture of a set says about it. */
export interface SetMarks {
  readonly prompt: string;
  readonly model: string;
  readonly seed: number;
}

/** A WebP of all pictures. @param files PNG files of equal size */
export async function drawGrid(files: readonly Uint8Array[], side: number, marks: SetMarks): Promise<Buffer> {
  const square = await squareOf(files, side);
  return square.withXmp(writeXmp(marks)).webp({ quality: 82 }).toBuffer();
}

/** A JPEG of all pictures with the prompt beside them. @param files PNG files of equal size */
export async function drawCard(files: readonly Uint8Array[], marks: SetMarks): Promise<Buffer> {
  const { prompt } = marks;
  const height = GRID_SIDE - 2 * NAME_HEIGHT;
  const [grid, caption, name] = await Promise.all([
    squareOf(files, GRID_SIDE).then((square) => square.png({ compressionLevel: 1 }).toBuffer()),
    drawCaption(prompt, { width: TEXT_WIDTH, height, color: INK, sizes: [60, 48, 38, 30, 24] }),
    drawCaption('Nonet', { width: TEXT_WIDTH, height: NAME_HEIGHT, color: SOFT_INK, sizes: [28] }),
  ]);
  const isRightToLeft = directionOf(plainText(prompt)) === 'rtl';
  const from = (width: number) => (isRightToLeft ? CARD_SIZE.width - MARGIN - width : TEXT_LEFT);
  return sharp({ create: { ...CARD_SIZE, channels: 3, background: PAPER } })
    .composite([
      { input: grid, left: MARGIN, top: MARGIN },
      {
        input: caption.file,
        left: from(caption.width),
        top: MARGIN + Math.round((height - caption.height) / 2),
      },
      { input: name.file, left: from(name.width), top: CARD_SIZE.height - MARGIN - name.height },
    ])
    .withXmp(writeXmp(marks))
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/**
 * An animated GIF, the one animation that every site takes: the pictures appear in the order of their tokens, as they
 * were drawn. Made from the finished pictures, whose looks on the way nobody keeps.
 * @param files PNG files of equal size
 */
export async function drawBuildUp(files: readonly Uint8Array[], marks: SetMarks): Promise<Buffer> {
  const tiles = await Promise.all(files.map(async (file) => decodePicture(await toTile(file))));
  const steps = BUILD_UP_COLUMNS * BUILD_UP_ROWS;
  const frames = Array.from({ length: steps }, (_, step) =>
    gridOf(tiles.map((tile) => drawnUpTo(tile, step + 1))),
  );
  const { width, height } = frames[0]!;
  const pixels = Buffer.concat(frames.map((frame) => frame.pixels));
  const gif = await sharp(pixels, { raw: { width, height: height * steps, channels: 3, pageHeight: height } })
    .gif({ delay: [...Array<number>(steps - 1).fill(STEP_MS), LAST_STEP_MS], loop: 0, effort: 1, dither: 0 })
    .toBuffer();
  return withGifXmp(gif, writeXmp(marks));
}

async function squareOf(files: readonly Uint8Array[], side: number): Promise<Sharp> {
  const { width, height, pixels } = gridOf(await Promise.all(files.map(decodePicture)));
  return sharp(pixels, { raw: { width, height, channels: 3 } }).resize(side, side, {
    fit: 'contain',
    background: PAPER,
  });
}

const gridOf = (pictures: readonly RgbPicture[]): RgbPicture =>
  layOutGrid(pictures.map((picture, index) => ({ ...picture, index })));

const toTile = (file: Uint8Array): Promise<Buffer> =>
  sharp(file).resize(BUILD_UP_TILE, BUILD_UP_TILE).png({ compressionLevel: 1 }).toBuffer();

/** A copy of which only the first `steps` are there: whole rows, then a part of the next. */
function drawnUpTo({ width, height, pixels }: RgbPicture, steps: number): RgbPicture {
  const shown = new Uint8Array(pixels.length).fill(UNDRAWN);
  const rowHeight = height / BUILD_UP_ROWS;
  const whole = Math.floor(steps / BUILD_UP_COLUMNS);
  const part = Math.round(((steps % BUILD_UP_COLUMNS) * width) / BUILD_UP_COLUMNS);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / rowHeight);
    const columns = row < whole ? width : row === whole ? part : 0;
    const start = y * width * 3;
    shown.set(pixels.subarray(start, start + columns * 3), start);
  }
  return { width, height, pixels: shown };
}
