// Bounds of enlarging.

/** Pixels of the largest picture that is enlarged for others. */
export const MOST_PIXELS = 1024 * 1024;
/** A picture becomes so many times as wide and high. */
export const FACTOR = 4;
