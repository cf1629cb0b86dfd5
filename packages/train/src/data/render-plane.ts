// Renders the SVG of backdrops.
import sharp from 'sharp';

/** Renders SVG in the backdrops' 256-unit plane to RGBA, [size, size, 4], straight alpha. */
export async function renderPlane(svg: string, size: number): Promise<Uint8Array> {
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="${size}" height="${size}">${svg}</svg>`;
  return sharp(Buffer.from(whole)).ensureAlpha().raw().toBuffer();
}
