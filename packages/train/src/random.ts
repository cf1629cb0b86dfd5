// Seeded random numbers for training: the same recipe gives the same run.
import { hashSeed, Random } from '@nonet/scenes';

/** Uniform numbers in [0, 1) from a seed and a label. */
export function uniformStream(seed: number, label: string): () => number {
  const random = new Random(hashSeed(seed, label));
  return () => random.next();
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
