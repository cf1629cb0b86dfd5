// Stickers as messengers take them: a cut-out with a white rim on transparent ground, 512x512 WebP.
import { readPngText, XMP_KEYWORD } from '@nonet/models';
import sharp from 'sharp';

/** WhatsApp's: https://github.com/WhatsApp/stickers/tree/main/Android#sticker-art-and-app-requirements */
const SIDE = 512;
const MARGIN = 16;
const RIM = 8;
/** A blur whose sigma is this share of the rim has fallen to EDGE of 255 at its outer side. */
const SPREAD = 0.625;
const EDGE = 14;
/** Of the rim's outer side. */
const STEEP = 12;
const MOST_BYTES = 100_000;
/** Of WebP, best first; the last is far below the limit whatever the picture shows. */
const QUALITIES = [90, 75, 50, 20] as const;

/** A sticker of a cut-out. @param png with transparency, square */
export async function makeSticker(png: Uint8Array): Promise<Uint8Array> {
  const inner = SIDE - 2 * (MARGIN + RIM);
  const thing = await sharp(png)
    .trim({ threshold: 1 })
    .resize(inner, inner, { fit: 'contain', background: CLEAR })
    .extend({
      top: MARGIN + RIM,
      bottom: MARGIN + RIM,
      left: MARGIN + RIM,
      right: MARGIN + RIM,
      background: CLEAR,
    })
    .png()
    .toBuffer();
  const alpha = await sharp(thing).extractChannel('alpha').png().toBuffer(); // steps of one chain have an order of their own
  const widened = await sharp(alpha)
    .blur(RIM * SPREAD)
    .png()
    .toBuffer();
  const rim = await sharp(widened)
    .linear(STEEP, -STEEP * EDGE)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const white = await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#ffffff' } })
    .joinChannel(rim, { raw: { width: SIDE, height: SIDE, channels: 1 } })
    .png()
    .toBuffer();
  const sticker = sharp(white).composite([{ input: thing }]);
  const xmp = readPngText(png)[XMP_KEYWORD];
  if (xmp !== undefined) sticker.withXmp(xmp);
  let file = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    file = await sticker.clone().webp({ quality, effort: 4 }).toBuffer();
    if (file.length <= MOST_BYTES) break;
  }
  return file;
}

const CLEAR = { r: 255, g: 255, b: 255, alpha: 0 };
