// All pictures of a drawing in one image, ready to post: tiles on a coloured background with prompt, logo and address.
import {
  type Box,
  directionOf,
  LOGO,
  POSTER_COLOURS,
  type PosterFormat,
  type PosterLayout,
  plainText,
  posterLayout,
} from '@nonet/api';
import { writeXmp } from '@nonet/models';
import sharp, { type OverlayOptions } from 'sharp';
import { drawCaption } from './caption.ts';

/** What an image of a set says about it. */
export interface SetMarks {
  readonly prompt: string;
  readonly model: string;
  readonly seed: number;
  /** Host and path of the service, as people type it. */
  readonly address: string;
}

/** Pixels of a poster, three bytes each. */
export interface PosterPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

const CHANNELS = 3;
/** Of the width, between logo, name and address. */
const BRAND_GAP = 14;

/** A JPEG of all pictures. @param files PNG files of equal size */
export async function drawPoster(
  files: readonly Uint8Array[],
  format: PosterFormat,
  marks: SetMarks,
): Promise<Buffer> {
  const layout = posterLayout(format, files.length);
  const { pixels, width, height } = await paintPoster(files, layout, marks, gradient);
  return sharp(pixels, { raw: { width, height, channels: CHANNELS } })
    .withXmp(writeXmp(marks))
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** The pixels of a poster. @param files PNG files; without any, tiles are empty */
export async function paintPoster(
  files: readonly Uint8Array[],
  layout: PosterLayout,
  marks: SetMarks,
  background: Background,
): Promise<PosterPixels> {
  const { width, height, tiles } = layout;
  const [pictures, texts] = await Promise.all([
    Promise.all(
      files.map(async (file, index): Promise<OverlayOptions> => {
        const { left, top, width: side } = tiles[index]!;
        const input = await sharp(file)
          .resize(side, side)
          .flatten({ background: '#fff' })
          .png(FAST)
          .toBuffer();
        return { input, left, top };
      }),
    ),
    drawTexts(layout, marks),
  ]);
  const pixels = await sharp({
    create: { width, height, channels: CHANNELS, background: POSTER_COLOURS.empty },
  })
    .composite([...pictures, { input: Buffer.from(frameSvg(layout, background)) }, ...texts])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, pixels };
}

const FAST = { compressionLevel: 1 } as const;

/** An SVG paint and its definition. */
interface Background {
  readonly paint: string;
  readonly definition?: string;
}

const { from, to, plain } = POSTER_COLOURS;
const gradient: Background = {
  paint: 'url(#g)',
  definition: `<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`,
};
/** For animations, whose palette is small. */
export const plainBackground: Background = { paint: plain };

/** The background with holes of rounded corners for the tiles. */
function frameSvg(
  { width, height, tiles, radius }: PosterLayout,
  { paint, definition = '' }: Background,
): string {
  const holes = tiles.map((tile) => roundedPath(tile, radius)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${definition}</defs><path fill="${paint}" fill-rule="evenodd" d="M0 0H${width}V${height}H0Z${holes}"/></svg>`;
}

const roundedPath = ({ left, top, width, height }: Box, r: number): string =>
  `M${left + r} ${top}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}Z`;

async function drawTexts(layout: PosterLayout, { prompt, address }: SetMarks): Promise<OverlayOptions[]> {
  const { prompt: box, promptSizes, brand, brandSize, centred } = layout;
  const isRightToLeft = directionOf(plainText(prompt)) === 'rtl';
  const inset = brand.height + BRAND_GAP; // of the logo
  const [caption, name] = await Promise.all([
    drawCaption(prompt, {
      ...sizeOf(box),
      color: POSTER_COLOURS.text,
      sizes: promptSizes,
      centred,
    }),
    drawCaption(address === '' ? 'Nonet' : `Nonet · ${address}`, {
      width: brand.width - inset,
      height: brand.height,
      color: POSTER_COLOURS.softText,
      sizes: [brandSize, Math.round(brandSize * 0.75), Math.round(brandSize * 0.6)],
    }),
  ]);
  const alignedIn = (outer: Box, width: number): number => {
    if (centred) return outer.left + Math.round((outer.width - width) / 2);
    return isRightToLeft ? outer.left + outer.width - width : outer.left;
  };
  const brandLeft = alignedIn(brand, inset + name.width);
  return [
    {
      input: caption.file,
      left: alignedIn(box, caption.width),
      top: box.top + Math.round((box.height - caption.height) / 2),
    },
    { input: Buffer.from(logoSvg(brand.height)), left: brandLeft, top: brand.top },
    {
      input: name.file,
      left: brandLeft + inset,
      top: brand.top + Math.round((brand.height - name.height) / 2),
    },
  ];
}

const sizeOf = ({ width, height }: Box) => ({ width, height });

function logoSvg(side: number): string {
  const { units, side: tile, radius, places, colours } = LOGO;
  const squares = colours.map(
    (colour, index) =>
      `<rect x="${places[index % 3]}" y="${places[Math.floor(index / 3)]}" width="${tile}" height="${tile}" rx="${radius}" fill="${colour}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${units} ${units}"><rect width="${units}" height="${units}" rx="3" fill="#fff"/>${squares.join('')}</svg>`;
}
