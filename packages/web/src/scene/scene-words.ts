// The words that a scene can be changed to.
import { COLOUR_NAMES, PLACES, RELATIONS, STATES } from '@nonet/scenes';

export const COLOURS: readonly string[] = COLOUR_NAMES;
export const PLACE_NAMES: readonly string[] = Object.keys(PLACES).sort();
export const STATE_NAMES: readonly string[] = Object.keys(STATES).sort();
export const RELATION_NAMES: readonly string[] = Object.keys(RELATIONS);
