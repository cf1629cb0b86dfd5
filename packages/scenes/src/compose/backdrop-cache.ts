// Keeps the backdrops that were drawn last: previews and the finished pictures of a drawing share them.
import { type Layer, resize } from '../canvas.ts';
import { type Backdrop, drawPlace } from '../places/backdrops.ts';
import { hashSeed, Random } from '../random.ts';
import { drawSvg } from '../raster/draw-svg.ts';
import type { Scene } from '../scene.ts';
import type { LayoutSeed } from './build-groups.ts';

/** A backdrop in pixels. */
export interface DrawnBackdrop extends Backdrop {
  /** RGB, `[size, size, 3]`. */
  readonly rgb: Uint8Array;
  /** Drawn over everything: rain, snow, fog. */
  readonly weather: Layer | undefined;
}

const PLANE = { width: 256, height: 256 };
/** Two drawings of nine pictures: 0.5 MB for each picture. */
const MOST = 18;
const cache = new Map<string, DrawnBackdrop>();

/** The backdrop of a scene's place; undefined for plain background. */
export function backdropOf({ place, hour, weather }: Scene, layout: LayoutSeed): DrawnBackdrop | undefined {
  if (place === undefined) return undefined;
  const key = JSON.stringify([place, hour, weather, layout]);
  const known = cache.get(key);
  if (known) return known;
  const random = new Random(hashSeed('backdrop', layout.seed, layout.picture));
  const backdrop = drawPlace(random, { place, ...(hour && { hour }), ...(weather && { weather }) });
  const size = { width: layout.size, height: layout.size };
  const veil = backdrop.veil === '' ? undefined : drawSvg(backdrop.veil, PLANE, size);
  const drawn = {
    ...backdrop,
    rgb: withoutAlpha(drawSvg(backdrop.svg, PLANE, size).rgba),
    weather: veil && resize(veil, layout.size, layout.size),
  };
  if (cache.size >= MOST) cache.delete(cache.keys().next().value!);
  cache.set(key, drawn);
  return drawn;
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
