// Test helper: what every op test expects of results, gradients and errors.

import { NonetError } from '@nonet/core';
import { expect } from 'vitest';
import { Graph, type TensorData } from '../graph.ts';
import type { DType, Shape, Tensor } from '../tensor.ts';
import { type GradientCase, gradientError } from './gradient-check.ts';

/** Every number within `tolerance`, relative to the largest. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual.length).toBe(expected.length);
  let largest = 1;
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]!));
    const difference = Math.abs(actual[i]! - expected[i]!);
    worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }
  expect(worst / largest).toBeLessThan(tolerance);
}

/** Bit for bit; far faster on large arrays than `toEqual`. */
export const sameBytes = (a: TensorData, b: TensorData): boolean =>
  Buffer.compare(bytesOf(a), bytesOf(b)) === 0;

const bytesOf = (data: TensorData) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** Traced gradients agree with finite differences, on one and two threads. */
export async function expectGradient(
  inputs: GradientCase['inputs'],
  f: GradientCase['f'],
  tolerance = 5e-3,
): Promise<void> {
  expect(await gradientError({ inputs, f })).toBeLessThan(tolerance);
}

/** Traces `f` over inputs of these shapes and expects a NonetError that names op, expected and got. */
export function expectShapeError(
  shapes: readonly Shape[],
  f: (...inputs: Tensor[]) => unknown,
  error: {
    readonly code: string;
    readonly op: string;
    readonly got: readonly string[];
    readonly dtype?: DType;
  },
): void {
  const graph = new Graph();
  const inputs = shapes.map((shape, i) => graph.input(`x${i}`, shape, error.dtype));
  const thrown = errorOf(() => f(...inputs));
  expect(thrown.code).toBe(error.code);
  expect(thrown.message).toMatch(new RegExp(`^${error.op}: .*expected .*got `));
  for (const part of error.got) expect(thrown.message).toContain(part);
}

/** The NonetError that `f` throws. */
export function errorOf(f: () => unknown): NonetError {
  try {
    f();
  } catch (error) {
    if (error instanceof NonetError) return error;
    throw error;
  }
  throw new Error('expected a NonetError, got none');
}
