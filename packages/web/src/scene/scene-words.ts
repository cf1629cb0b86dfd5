// The words that a scene can be changed to.
import { COLOUR_NAMES, type Hour, PLACES, RELATIONS, type Size, type Weather } from '@nonet/scenes';

export const COLOURS: readonly string[] = COLOUR_NAMES;
export const PLACE_NAMES: readonly string[] = Object.keys(PLACES).sort();
export const SIZES: readonly Size[] = ['tiny', 'small', 'big', 'giant'];
export const HOURS: readonly Hour[] = ['day', 'sunset', 'night'];
export const WEATHERS: readonly Weather[] = ['clear', 'rain', 'snow', 'fog'];
export const RELATION_NAMES: readonly string[] = Object.keys(RELATIONS);
