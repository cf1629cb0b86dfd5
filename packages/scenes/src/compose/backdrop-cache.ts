// Keeps the backdrops that were drawn last: previews and the finished pictures of a drawing share them.
import { type Backdrop, drawBackdrop } from '../places/backdrops.ts';
import { hashSeed, Random } from '../random.ts';
import type { Scene } from '../scene.ts';
import type { LayoutSeed } from './build-groups.ts';

/** Two drawings of nine pictures: 0.5 MB for each picture. */
const MOST = 18;
const cache = new Map<string, Backdrop>();

/** The backdrop of a scene's place; undefined for plain background. */
export function backdropOf({ place, hour, weather }: Scene, layout: LayoutSeed): Backdrop | undefined {
  if (place === undefined) return undefined;
  const key = JSON.stringify([place, hour, weather, layout]);
  const known = cache.get(key);
  if (known) return known;
  const random = new Random(hashSeed('backdrop', layout.seed, layout.picture));
  const drawn = drawBackdrop(random, { place, hour, weather, size: layout.size });
  if (cache.size >= MOST) cache.delete(cache.keys().next().value!);
  cache.set(key, drawn);
  return drawn;
}
