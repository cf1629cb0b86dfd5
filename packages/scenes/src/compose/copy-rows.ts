// Rows in which copies of a thing stand.

/** By the number of copies, 2 to MAX_COPIES: copies in each row, from the back to the front. */
export const COPY_ROWS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [[2]],
  3: [[3], [1, 2], [2, 1]],
  4: [[2, 2]],
  5: [
    [2, 3],
    [3, 2],
  ],
  6: [[3, 3]],
  7: [
    [3, 4],
    [2, 3, 2],
  ],
  8: [[4, 4]],
  9: [[3, 3, 3]],
  10: [
    [5, 5],
    [3, 4, 3],
  ],
  11: [[4, 3, 4]],
  12: [[4, 4, 4]],
};
