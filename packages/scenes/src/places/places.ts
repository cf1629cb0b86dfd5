// The places that scenes can be set in.
import { BUILT_PLACES } from './built-places.ts';
import { LANDSCAPES } from './landscapes.ts';
import type { Place } from './place.ts';
import { ROOMS } from './rooms.ts';
import { TOWNS } from './towns.ts';
import { WILD_PLACES } from './wild-places.ts';

/** Every place by its name. Their order is part of what a scene's number means. */
export const PLACES: Readonly<Record<string, Place>> = {
  ...BUILT_PLACES,
  ...LANDSCAPES,
  ...TOWNS,
  ...WILD_PLACES,
  ...ROOMS,
};
