// Seeded random numbers for training: the same recipe gives the same run.

/** Uniform numbers in [0, 1) from a seed and a label (mulberry32 over an FNV-1a hash). */
export function uniformStream(seed: number, label: string): () => number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of label) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers (Box & Muller 1958). */
export function normalStream(seed: number, label: string): () => number {
  const uniform = uniformStream(seed, label);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The numbers 0 .. length-1 in a random order. */
export function permutation(length: number, uniform: () => number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
