// Costs of files that are made for an answer, measured: a unit is about 10 ms of one core.
import type { PictureFormat, Variant } from './index.ts';

const SIDE = 256;
/** Of a picture of 256x256. */
const OF_FORMAT: Readonly<Record<PictureFormat, number>> = { jpeg: 1, png: 2, webp: 4, avif: 40 };

/** Cost grows with the side rather than with the area. @param side of the picture, unless the variant has another */
export const costOfVariant = ({ format, size }: Variant, side: number): number =>
  Math.max(1, Math.round((OF_FORMAT[format] * (size ?? side)) / SIDE));

/** Of what is made of a whole set or of an uploaded file. */
export const COSTS = {
  card: 25,
  grid: 8,
  poster: 35,
  buildUp: 300,
  cutOut: 24,
  sticker: 25,
  svg: 20,
  upload: 30,
} as const;

/** Width that the head of a PNG file names; 0 for other bytes. */
export const widthOfPng = (png: Uint8Array): number =>
  png.length < 20 ? 0 : new DataView(png.buffer, png.byteOffset).getUint32(16);
