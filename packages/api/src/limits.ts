// What bounds a request. No schema here: the page must not carry the schema library.

/** Most characters (UTF-16 units) of a prompt. */
export const MAX_PROMPT_LENGTH = 10_000;
/** Most pictures of one drawing. */
export const MAX_COUNT = 9;
/** Most things of a scene. */
export const MAX_THINGS = 6;
/** Most copies of one thing of a scene. */
export const MAX_THING_COPIES = 12;
/** Largest number of a thing's variant. */
export const MAX_VARIANT = 999;
