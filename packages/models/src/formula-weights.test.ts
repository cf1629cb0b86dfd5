import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCheckpoint } from './checkpoint/checkpoint-node.ts';
import { formulaWeight, uniform } from './formula-weights.ts';

const parityFolder =
  process.env['NONET_PARITY_DIR'] ?? join(import.meta.dirname, '../../../../shared/parity');
const reference = join(parityFolder, 'tiny.flax_model.msgpack');
if (!existsSync(reference)) {
  console.warn(`skipped: the comparison with the reference weights, as ${reference} is not there`);
}

describe('formula weights', () => {
  it('scale by leaf name and fan-in', () => {
    const u = (name: string) => uniform(name, 5);
    expect(formulaWeight('a/scale', [8])[5]).toBe(Math.fround(1 + 0.2 * u('a/scale')));
    expect(formulaWeight('a/bias', [8])[5]).toBe(Math.fround(0.2 * u('a/bias')));
    expect(formulaWeight('embedding', [4, 2])[5]).toBe(Math.fround(Math.sqrt(3) * u('embedding')));
    expect(formulaWeight('k/kernel', [3, 2, 4])[5]).toBe(Math.fround(2 * Math.sqrt(3 / 2) * u('k/kernel')));
    expect(formulaWeight('c/kernel', [3, 3, 2, 4])[5]).toBe(
      Math.fround(2 * Math.sqrt(3 / 18) * u('c/kernel')),
    );
  });

  it('spread evenly around zero', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => uniform('lm_head/kernel', i));
    expect(Math.abs(values.reduce((sum, value) => sum + value) / values.length)).toBeLessThan(0.01);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.5);
  });

  it('refuse a leaf that has no rule', () => {
    expect(() => formulaWeight('a/gamma', [1])).toThrow(expect.objectContaining({ code: 'formula-leaf' }));
  });

  it.skipIf(!existsSync(reference))('equal the reference file bit by bit', () => {
    const source = openCheckpoint(reference);
    expect(source.tensors.size).toBeGreaterThan(20);
    const different = [...source.tensors.values()].filter((tensor) => {
      const formula = formulaWeight(tensor.name, tensor.shape);
      return !Buffer.from(tensor.read().buffer).equals(Buffer.from(formula.buffer));
    });
    expect(different.map(({ name }) => name)).toEqual([]);
    source.close();
  });
});
