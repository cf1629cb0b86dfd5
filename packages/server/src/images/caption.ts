// Text as a picture, in any script and direction.
import { escapeHtml, plainText, shorten } from '@nonet/api';
import sharp from 'sharp';
import { FONT, loadFonts } from './fonts.ts';

export interface CaptionBox {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string;
  /** Font sizes in pixels, largest first; the first that fits is taken. */
  readonly sizes: readonly number[];
  /** Whether lines are centred; else they begin where their script does. */
  readonly centred?: boolean;
}

export interface Caption {
  /** PNG on transparent ground, no larger than the box. */
  readonly file: Buffer;
  readonly width: number;
  readonly height: number;
}

const LONGEST = 240;
/** So that a size in points is one in pixels. */
const DPI = 72;

/** Draws a text on as many lines as it needs; what does not fit at the smallest size is cut off. */
export async function drawCaption(
  text: string,
  { width, height, color, sizes, centred = false }: CaptionBox,
): Promise<Caption> {
  await loadFonts();
  // The engine reads markup: https://docs.gtk.org/Pango/pango_markup.html
  const words = escapeHtml(plainText(shorten(text, LONGEST)));
  for (const [index, size] of sizes.entries()) {
    const { data, info } = await sharp({
      text: {
        text: `<span foreground="${color}">${words}</span>`,
        font: `${FONT} ${size}`,
        width,
        wrap: 'word-char',
        align: centred ? 'centre' : 'left', // right for scripts that are written from there
        rgba: true,
        dpi: DPI,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    const fits = info.width <= width && info.height <= height;
    if (fits) return { file: data, width: info.width, height: info.height };
    if (index < sizes.length - 1) continue;
    const part = {
      left: 0,
      top: 0,
      width: Math.min(width, info.width),
      height: Math.min(height, info.height),
    };
    return { file: await sharp(data).extract(part).png().toBuffer(), width: part.width, height: part.height };
  }
  throw new RangeError('sizes: expected at least one');
}
