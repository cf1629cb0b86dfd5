// The forms of 8-bit parameters give the numbers that they should on this processor, whichever it is.
import { expect, it } from 'vitest';
import { Graph, type TensorData } from './graph.ts';
import {
  type BytePreference,
  inSevenBits,
  PORTABLE_BYTES,
  quantizedNames,
} from './onnx/quantized-parameter.ts';
import { matmulTogether } from './ops/index.ts';
import { compile } from './session-node.ts';
import { random } from './testing/arrays.ts';

const ROWS = 5;
const SHAPES = [
  [96, 40],
  [96, 24],
] as const;

/** Products of the same rows with matrices that hold every byte, stored signed or unsigned. */
async function products(stored: 'int8' | 'uint8', bytes: BytePreference | undefined): Promise<TensorData[]> {
  const graph = new Graph();
  const x = graph.input('x', [ROWS, 96]);
  const matrices = SHAPES.map((shape, i) => graph.parameter(`w${i}`, shape, { value: 0 }));
  matmulTogether(x, matrices).forEach((y, i) => graph.output(`y${i}`, y));
  const weights = new Map<string, TensorData>(
    SHAPES.flatMap(([inner, outer], i): [string, TensorData][] => {
      const values = Array.from({ length: inner * outer }, (_, at) => ((at * 89 + i) % 255) - 127);
      return [
        [
          `w${i}`,
          stored === 'int8' ? Int8Array.from(values) : Uint8Array.from(values, (value) => value + 128),
        ],
        [quantizedNames(`w${i}`).scale, Float32Array.from({ length: outer }, (_, at) => (1 + at) / 5000)],
      ];
    }),
  );
  const session = await compile(graph, { weights, threads: 1, ...(bytes && { bytes }) });
  const results = await session.run({ x: random([ROWS, 96], 7).data });
  await session.release();
  return SHAPES.map((_, i) => results[`y${i}`]!.data);
}

it('signed and unsigned matrices give the same numbers, however they are stored', async () => {
  const unsigned = await products('uint8', PORTABLE_BYTES);
  expect(unsigned[0]!.some((value) => value !== 0)).toBe(true);
  const signed = { ...PORTABLE_BYTES, signedMatrices: true };
  for (const stored of ['int8', 'uint8'] as const) {
    for (const bytes of [PORTABLE_BYTES, signed, undefined]) {
      expect(await products(stored, bytes), `${stored} for ${JSON.stringify(bytes)}`).toEqual(unsigned);
    }
  }
});

it('kernels are halved to 7 bits without a shift, and left alone where they fit', () => {
  const all = Int8Array.from({ length: 255 }, (_, i) => i - 127);
  const halved = inSevenBits(all)!;
  expect(Math.max(...halved.map(Math.abs))).toBe(63);
  const shift = halved.reduce((sum, value, i) => sum + value - all[i]! / 2, 0);
  expect(Math.abs(shift)).toBeLessThan(1);
  halved.forEach((value, i) => expect(Math.abs(value - all[i]! / 2)).toBeLessThanOrEqual(0.5));
  expect(inSevenBits(Int8Array.of(-63, 0, 63))).toBeUndefined();
});
