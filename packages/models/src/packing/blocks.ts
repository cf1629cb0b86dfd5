// Numbers in 8 bits: blocks of neighbours share a scale (as in Q8_0 of github.com/ggml-org/ggml), which is a power of
// two. So every number of the grid is a float16 too, and rounding what is on it changes nothing.

/** Neighbours (in row-major order) that share a scale. */
const BLOCK = 32;
const LARGEST = 127;
/** Of the smallest scale: float16 has no smaller number. */
const LEAST_EXPONENT = -24;

/** Numbers in 8 bits: number i is `values[i] * 2 ** exponents[i / 32]`. */
interface Blocks {
  readonly values: Int8Array;
  readonly exponents: Int8Array;
}

const blockCount = (length: number): number => Math.ceil(length / BLOCK);

export function toBlocks(numbers: Float32Array): Blocks {
  const largest = new Float64Array(blockCount(numbers.length));
  for (let i = 0; i < numbers.length; i++) {
    const block = (i / BLOCK) | 0;
    largest[block] = Math.max(largest[block]!, Math.abs(numbers[i]!));
  }
  const exponents = Int8Array.from(largest, (most) =>
    Math.max(LEAST_EXPONENT, Math.ceil(Math.log2(most / LARGEST))),
  );
  const scales = scalesOf(exponents);
  const values = Int8Array.from(numbers, (number, i) => Math.round(number / scales[(i / BLOCK) | 0]!));
  return { values, exponents };
}

export function fromBlocks({ values, exponents }: Blocks): Float32Array {
  const scales = scalesOf(exponents);
  const numbers = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) numbers[i] = values[i]! * scales[(i / BLOCK) | 0]!;
  return numbers;
}

/** The nearest numbers that blocks hold exactly. */
export const roundToBlocks = (numbers: Float32Array): Float32Array => fromBlocks(toBlocks(numbers));

const scalesOf = (exponents: Int8Array): Float32Array =>
  Float32Array.from(exponents, (exponent) => 2 ** exponent);
