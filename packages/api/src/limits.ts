// What bounds a request. No schema here: the page must not carry the schema library.

/** Most characters (UTF-16 units) of a prompt. */
export const MAX_PROMPT_LENGTH = 10_000;
/** Most pictures of one drawing. */
export const MAX_COUNT = 9;
