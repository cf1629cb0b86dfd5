// Bounds of a scene. Imports nothing: the API's schema and the page take them without the composer.

/** Most things of a scene, worn and held ones included. */
export const MAX_THINGS = 6;
/** Most copies of one thing; "many" is as many. */
export const MAX_COPIES = 12;
export const MAX_RELATIONS = 12;
/** Most states of one thing: "a sad, wet clown" has two. */
export const MAX_STATES = 3;
/** Most characters of a name or another text of a scene. */
export const MAX_TEXT_LENGTH = 60;
/** Most characters of a thing's id. */
export const MAX_ID_LENGTH = 12;
/** Largest number of a thing's variant. */
export const MAX_VARIANT = 999;
/** Least and most of a coordinate, in shares of the picture's side. */
export const POSITION_RANGE = [-0.5, 1.5] as const;
/** Least and most of a thing's scale. */
export const SCALE_RANGE = [0.1, 4] as const;

/** Id of the scene's place where it is the object of a relation: a monster attacks a city. */
export const PLACE_ID = 'place';

export const SIZES = ['tiny', 'small', 'big', 'giant'] as const;
export const HOURS = ['day', 'sunset', 'night'] as const;
export const WEATHERS = ['clear', 'rain', 'snow', 'fog'] as const;
