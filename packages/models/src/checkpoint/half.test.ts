import { describe, expect, it } from 'vitest';
import { bfloat16ToFloat32, float16ToFloat32, float32ToBfloat16, float32ToFloat16 } from './half.ts';

const allWords = Uint16Array.from({ length: 65536 }, (_, word) => word);

/** binary16 by its definition. */
function float16Value(word: number): number {
  const sign = word & 0x8000 ? -1 : 1;
  const exponent = (word >>> 10) & 0x1f;
  const fraction = (word & 0x3ff) / 1024;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -14 : sign * (1 + fraction) * 2 ** (exponent - 15);
}

/** Words that differ from `expected` other than by the payload of a NaN. */
function differences(actual: Uint16Array, expected: Uint16Array, values: Float32Array): number[] {
  return [...expected.keys()].filter((i) => !Number.isNaN(values[i]) && actual[i] !== expected[i]);
}

describe('float16', () => {
  const values = float16ToFloat32(allWords);

  it('reads every word as its definition says', () => {
    const wrong = [...allWords].filter((word) => !Object.is(values[word], float16Value(word)));
    expect(wrong).toEqual([]);
  });

  it('writes every value back to its word, and NaN to NaN', () => {
    const back = float32ToFloat16(values);
    expect(differences(back, allWords, values)).toEqual([]);
    const lost = [...allWords].filter(
      (word) => Number.isNaN(values[word]) && !Number.isNaN(float16Value(back[word]!)),
    );
    expect(lost).toEqual([]);
  });

  it('rounds to nearest, ties to even, between every two neighbours', () => {
    const wrong: number[] = [];
    for (let word = 0; word < 0x7bff; word++) {
      const [low, high] = [float16Value(word), float16Value(word + 1)];
      const middle = (low + high) / 2;
      const around = Float32Array.of(middle - (high - low) / 8, middle, middle + (high - low) / 8);
      const even = word % 2 === 0 ? word : word + 1;
      if (float32ToFloat16(around).join() !== [word, even, word + 1].join()) wrong.push(word);
    }
    expect(wrong).toEqual([]);
  });

  it('overflows to infinity from 65520 on and underflows to zero', () => {
    const edge = Float32Array.of(65519.996, 65520, -1e30, 2 ** -25, 2 ** -25 * 1.0001, -(2 ** -26));
    expect([...float32ToFloat16(edge)]).toEqual([0x7bff, 0x7c00, 0xfc00, 0, 1, 0x8000]);
  });
});

describe('bfloat16', () => {
  const values = bfloat16ToFloat32(allWords);

  it('writes every value back to its word, and NaN to NaN', () => {
    const back = float32ToBfloat16(values);
    expect(differences(back, allWords, values)).toEqual([]);
    const again = bfloat16ToFloat32(back);
    expect([...allWords].filter((word) => Number.isNaN(values[word]) !== Number.isNaN(again[word]))).toEqual(
      [],
    );
  });

  it('is the upper half of a float32', () => {
    const bits = new Uint32Array(values.buffer);
    expect([...allWords].filter((word) => bits[word] !== word * 65536)).toEqual([]);
  });

  it('rounds to nearest, ties to even, and overflows to infinity', () => {
    const bits = Uint32Array.of(0x3f807fff, 0x3f808000, 0x3f818000, 0x3f808001, 0x7f7fffff, 0x7f800001);
    const words = float32ToBfloat16(new Float32Array(bits.buffer));
    expect([...words]).toEqual([0x3f80, 0x3f80, 0x3f82, 0x3f81, 0x7f80, 0x7fc0]);
  });
});
