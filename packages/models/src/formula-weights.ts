// Weights that a formula makes from a parameter's name: with them two implementations of the architecture can
// be compared at any size without a weight file.
import { NonetError } from '@nonet/core';
import { elementCount } from './checkpoint/weights.ts';

/** 32-bit FNV-1a of a text's UTF-8 bytes. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** MurmurHash3's finaliser of `hash + index * golden ratio`, as a float32 in [-0.5, 0.5]. */
function uniformAt(hash: number, index: number): number {
  let x = (hash + Math.imul(index, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  x = (x ^ (x >>> 16)) >>> 0;
  return Math.fround(x / 2 ** 32 - 0.5);
}

/** Element `index` (flat, row-major) of the pseudo-random sequence of `name`: a float32 in [-0.5, 0.5]. */
export function uniform(name: string, index: number): number {
  return uniformAt(fnv1a(name), index);
}

/**
 * The formula's values for a parameter; its leaf name (the part after the last `/`) decides the scale.
 * @param name slash-joined Flax name, for example `lm_head/kernel`
 * @param shape kernels are [in, out], with leading axes for stacked layers, or [height, width, in, out]
 * @throws NonetError `formula-leaf` for a leaf other than scale, bias, embedding, kernel
 */
export function formulaWeight(name: string, shape: readonly number[]): Float32Array {
  const { offset, factor } = leafRule(name, shape);
  const hash = fnv1a(name);
  const values = new Float32Array(elementCount(shape));
  for (let i = 0; i < values.length; i++) values[i] = offset + factor * uniformAt(hash, i);
  return values;
}

function leafRule(name: string, shape: readonly number[]): { offset: number; factor: number } {
  const leaf = name.slice(name.lastIndexOf('/') + 1);
  switch (leaf) {
    case 'scale':
      return { offset: 1, factor: 0.2 };
    case 'bias':
      return { offset: 0, factor: 0.2 };
    case 'embedding':
      return { offset: 0, factor: Math.sqrt(3) };
    case 'kernel': {
      const isConvolution = shape.length === 4;
      const fanIn = isConvolution ? shape[0]! * shape[1]! * shape[2]! : shape.at(-2)!;
      return { offset: 0, factor: 2 * Math.sqrt(3 / fanIn) };
    }
    default:
      throw new NonetError(
        'formula-leaf',
        `"${name}": expected the name to end in scale, bias, embedding or kernel`,
      );
  }
}
