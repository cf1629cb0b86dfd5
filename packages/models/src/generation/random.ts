// Seeded random numbers: a stream of its own for every picture, the same on every machine.

/**
 * Uniform numbers in [0, 1) for picture `index` of a drawing. Streams depend on nothing but seed and index,
 * so a picture stays the same when more or fewer are drawn beside it. (PCG-style hash, mulberry32 sequence.)
 */
export function pictureStream(seed: number, index: number): () => number {
  let state =
    (hash(seed >>> 0) ^
      hash((Math.floor(seed / 2 ** 32) ^ 0x9e3779b9) >>> 0) ^
      hash((index + 0x85ebca6b) >>> 0)) >>>
    0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hash(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
