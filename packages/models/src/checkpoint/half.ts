// The two 16-bit float formats of checkpoints, to and from float32 (IEEE 754 binary16, and bfloat16).

const scratchFloat = new Float32Array(1);
const scratchBits = new Uint32Array(scratchFloat.buffer);

function halfToBits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0x1f) return sign | 0x7f800000 | (mantissa << 13); // infinity, NaN
  if (exponent !== 0) return sign | ((exponent + 112) << 23) | (mantissa << 13);
  scratchFloat[0] = mantissa * 2 ** -24; // zero and subnormals are normal float32 numbers
  return sign | scratchBits[0]!;
}

function bitsToHalf(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00 | ((magnitude >>> 13) & 0x3ff); // NaN stays NaN
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // 65520 and above round to infinity
  if (magnitude >= 0x38800000) return sign | roundShift(magnitude - 0x38000000, 13);
  if (magnitude < 0x33000000) return sign; // under half of the smallest subnormal
  const significand = (magnitude & 0x7fffff) | 0x800000;
  return sign | roundShift(significand, 126 - (magnitude >>> 23));
}

/** `value >> shift`, to nearest, ties to even. */
function roundShift(value: number, shift: number): number {
  const quotient = value >>> shift;
  const remainder = value & ((1 << shift) - 1);
  const tie = 1 << (shift - 1);
  return remainder > tie || (remainder === tie && (quotient & 1) === 1) ? quotient + 1 : quotient;
}

/** binary16 words to float32; exact. */
export function float16ToFloat32(words: Uint16Array): Float32Array {
  const out = new Float32Array(words.length);
  const bits = new Uint32Array(out.buffer);
  for (let i = 0; i < words.length; i++) bits[i] = halfToBits(words[i]!);
  return out;
}

/** float32 to binary16 words: to nearest, ties to even; beyond 65504 it overflows to infinity. */
export function float32ToFloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) out[i] = bitsToHalf(bits[i]!);
  return out;
}

/** bfloat16 words (the upper half of a float32) to float32; exact. */
export function bfloat16ToFloat32(words: Uint16Array): Float32Array {
  const out = new Float32Array(words.length);
  const bits = new Uint32Array(out.buffer);
  for (let i = 0; i < words.length; i++) bits[i] = words[i]! << 16;
  return out;
}

/** float32 to bfloat16 words: to nearest, ties to even; NaN stays NaN. */
export function float32ToBfloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i]!;
    const isNotANumber = (word & 0x7fffffff) > 0x7f800000;
    // Rounding a NaN could carry into the exponent, so it is cut and made quiet instead.
    out[i] = isNotANumber ? (word >>> 16) | 0x40 : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  }
  return out;
}
