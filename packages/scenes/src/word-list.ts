// Lists of words as one text.

/** The words between commas. */
export const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);
