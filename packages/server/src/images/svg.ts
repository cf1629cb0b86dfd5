// Pictures as paths, traced by VTracer.
import { type Config, vectorizeRaw } from '@neplex/vectorizer';
import { readPngText, XMP_KEYWORD } from '@nonet/models';
import sharp from 'sharp';

/** Traced at twice the size: curves of small pictures come out smoother. */
const SCALE = 2;
/** The library's enumerations are ambient, so that their values stand here. */
const [COLOUR, STACKED, SPLINE] = [0, 0, 2] as const;
const CONFIG: Config = {
  colorMode: COLOUR,
  hierarchical: STACKED,
  filterSpeckle: 5,
  colorPrecision: 7,
  layerDifference: 8,
  mode: SPLINE,
  cornerThreshold: 60,
  lengthThreshold: 4,
  maxIterations: 10,
  spliceThreshold: 45,
  pathPrecision: 1,
};
const OPEN = /^[\s\S]*?<svg[^>]*>/;

/** An SVG of a picture that says the same about itself. @param png square */
export async function traceSvg(png: Uint8Array): Promise<Uint8Array> {
  const { width: side } = await sharp(png).metadata();
  const size = side * SCALE;
  const pixels = await sharp(png).resize(size, size, { kernel: 'lanczos3' }).ensureAlpha().raw().toBuffer();
  const traced = await vectorizeRaw(pixels, { width: size, height: size }, CONFIG);
  const xmp = readPngText(png)[XMP_KEYWORD]?.replace(/<\?xpacket[^>]*\?>/g, '') ?? '';
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><metadata>${xmp}</metadata>`;
  return Buffer.from(traced.replace(OPEN, () => head));
}
