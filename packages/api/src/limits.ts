// Limits of a request. No schemas here, so that the page does not carry the schema library.

/** Most characters (UTF-16 units) of a prompt. */
export const MAX_PROMPT_LENGTH = 10_000;
/** Asks for a random seed, as other programs of this field write it. */
export const RANDOM_SEED = -1;
/** Most pictures of one drawing: OpenAI's clients ask for up to 10. */
export const MAX_COUNT = 10;
/** Pictures of a drawing whose request names no number. */
export const DEFAULT_COUNT = 9;
/** Hours that a picture to start from is kept after it was uploaded, and after it was last drawn from. */
export const UPLOAD_HOURS = 1;
