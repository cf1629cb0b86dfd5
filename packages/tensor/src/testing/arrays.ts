// Test helper: random shapes and numbers, and plain n-dimensional indexing for reference results.
import fc from 'fast-check';
import { type Shape, sizeOf } from '../tensor.ts';
import type { FloatValues, Values } from './evaluate.ts';

/** Few runs per property: each one compiles several sessions. */
export const RUNS = { numRuns: 4 };

export const seeds = fc.integer({ min: 1, max: 1e6 });

/** Shapes of `ranks[0]` to `ranks[1]` axes of length 1 to `longest`. */
export const shapes = (ranks: readonly [number, number], longest = 4): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: longest }), { minLength: ranks[0], maxLength: ranks[1] });

/** Uniform numbers in [0, 1) (a linear congruential generator). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 4; i++) next();
  return next;
}

interface Range {
  readonly low?: number;
  readonly high?: number;
  /** Values closer than 0.05 to a kink are moved away from it: differences across it mean nothing. */
  readonly kinks?: readonly number[];
}

/** Random float32 numbers. */
export function random(
  shape: Shape,
  seed: number,
  { low = -2, high = 2, kinks = [] }: Range = {},
): FloatValues {
  const next = uniform(seed);
  const data = Float32Array.from({ length: sizeOf(shape) }, () => {
    const value = low + (high - low) * next();
    const kink = kinks.find((place) => Math.abs(value - place) < 0.05);
    return kink === undefined ? value : kink + 0.06;
  });
  return { shape, data };
}

/** Random numbers of which no two are closer than 0.1. */
export function distinct(shape: Shape, seed: number): FloatValues {
  const order = random(shape, seed).data;
  const ranked = Array.from(order.keys()).sort((a, b) => order[a]! - order[b]!);
  const data = new Float32Array(order.length);
  ranked.forEach((place, rank) => {
    data[place] = 0.1 * (rank - order.length / 2);
  });
  return { shape, data };
}

/** Random ids below `limit`; with few ids many repeat. */
export function randomIds(shape: Shape, seed: number, limit: number): Values {
  const next = uniform(seed);
  const data = BigInt64Array.from({ length: sizeOf(shape) }, () => BigInt(Math.floor(next() * limit)));
  return { shape, data };
}

/** Flat place of an index; axes of length 1 are read as if repeated, missing leading axes too. */
export function place(index: readonly number[], shape: Shape): number {
  const own = index.slice(index.length - shape.length);
  return shape.reduce((flat, length, axis) => flat * length + (length === 1 ? 0 : own[axis]!), 0);
}

/** Numbers of a tensor made by a function of the index. */
export function tabulate(shape: Shape, f: (index: number[]) => number): number[] {
  return Array.from({ length: sizeOf(shape) }, (_, flat) => {
    const index: number[] = [];
    let rest = flat;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return f(index);
  });
}

/** The number at an index, broadcast where needed. */
export const at = ({ shape, data }: Values, index: readonly number[]): number =>
  Number(data[place(index, shape)]!);
