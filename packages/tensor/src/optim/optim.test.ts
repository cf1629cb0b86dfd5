// Optimisers: AdamW against its published formula, the schedule's corners, Muon's orthogonal matrices.
import { describe, expect, it } from 'vitest';
import { compile } from '../session-node.ts';
import { random } from '../testing/arrays.ts';
import { expectClose } from '../testing/expectations.ts';
import { adamW, newAdamWState } from './adamw.ts';
import { Orthogonaliser } from './muon.ts';
import { decayStart, learningRateAt } from './schedule.ts';

describe('adamW', () => {
  it('follows the published formula over 20 steps', () => {
    const [beta1, beta2, epsilon, weightDecay] = [0.8, 0.9, 1e-6, 0.1];
    const weights = random([5], 1).data;
    const expected = Float64Array.from(weights);
    const state = newAdamWState(5);
    const [m, v] = [new Float64Array(5), new Float64Array(5)];
    for (let step = 1; step <= 20; step++) {
      const rate = 0.01 * step;
      const gradient = random([5], 100 + step).data;
      adamW(weights, gradient, state, step, rate, { beta1, beta2, epsilon, weightDecay });
      for (let i = 0; i < 5; i++) {
        m[i] = beta1 * m[i]! + (1 - beta1) * gradient[i]!;
        v[i] = beta2 * v[i]! + (1 - beta2) * gradient[i]! ** 2;
        const [mean, square] = [m[i]! / (1 - beta1 ** step), v[i]! / (1 - beta2 ** step)];
        expected[i]! -= rate * (mean / (Math.sqrt(square) + epsilon) + weightDecay * expected[i]!);
      }
      expectClose(weights, expected, 1e-5);
    }
  });
});

describe('learningRateAt', () => {
  const schedule = { peak: 2, warmupSteps: 4, totalSteps: 20, decayShare: 0.25 };

  it('rises, stays and falls to zero', () => {
    const rates = Array.from({ length: 21 }, (_, step) => learningRateAt(step, schedule));
    expect(rates.slice(0, 5)).toEqual([0.5, 1, 1.5, 2, 2]);
    expect(new Set(rates.slice(3, 16))).toEqual(new Set([2]));
    expectClose(rates.slice(15), [2, 1.6, 1.2, 0.8, 0.4, 0]);
  });

  it('is constant without warm-up and decay, and never negative', () => {
    expect(learningRateAt(0, { ...schedule, warmupSteps: 0 })).toBe(2);
    expect(learningRateAt(19, { ...schedule, decayShare: 0 })).toBe(2);
    expect(learningRateAt(30, schedule)).toBe(0);
  });

  it.each([0.25, 0.3, 0.5, 1])('falls from decayStart on: %f', (decayShare) => {
    const plan = { ...schedule, warmupSteps: 0, decayShare };
    const start = decayStart(plan);
    expect(learningRateAt(start - 1, plan)).toBe(2);
    expect(learningRateAt(start, plan)).toBeLessThan(2);
  });
});

describe('Orthogonaliser', () => {
  /** Singular values of the published iteration end between about 0.7 and 1.2. */
  it.each([
    { name: 'wide', rows: 4, columns: 12 },
    { name: 'tall', rows: 12, columns: 4 },
    { name: 'square', rows: 6, columns: 6 },
  ])('makes $name matrices nearly orthogonal, each in its place', async ({ rows, columns }) => {
    const orthogonaliser = new Orthogonaliser((graph) => compile(graph, { threads: 2 }));
    const matrices = [1, 2, 3].map((seed) => wellConditioned(rows, columns, seed));
    const results = await orthogonaliser.run(matrices, [rows, columns]);
    const short = Math.min(rows, columns);
    for (const [i, result] of results.entries()) {
      const [alone] = await orthogonaliser.run([matrices[i]!], [rows, columns]);
      expectClose(result, alone!, 1e-4);
      const gram = gramOf(result, rows, columns);
      for (let row = 0; row < short; row++) {
        for (let column = 0; column < short; column++) {
          const value = gram[row * short + column]!;
          if (row === column) expect(Math.abs(value - 1)).toBeLessThan(0.55);
          else expect(Math.abs(value)).toBeLessThan(0.4);
        }
      }
      const alignment = result.reduce((total, value, k) => total + value * matrices[i]![k]!, 0);
      expect(alignment).toBeGreaterThan(0);
    }
  });
});

/** A random matrix with a heavy diagonal, so that no singular value is near zero. */
function wellConditioned(rows: number, columns: number, seed: number): Float32Array {
  const matrix = random([rows, columns], seed).data;
  for (let i = 0; i < Math.min(rows, columns); i++) matrix[i * columns + i]! += 4;
  return matrix;
}

/** X X^T or X^T X, whichever is smaller. */
function gramOf(x: Float32Array, rows: number, columns: number): number[] {
  const wide = rows <= columns;
  const [short, long] = wide ? [rows, columns] : [columns, rows];
  const value = (i: number, k: number) => (wide ? x[i * columns + k]! : x[k * columns + i]!);
  return Array.from({ length: short * short }, (_, flat) => {
    const [i, j] = [Math.floor(flat / short), flat % short];
    let total = 0;
    for (let k = 0; k < long; k++) total += value(i, k) * value(j, k);
    return total;
  });
}
