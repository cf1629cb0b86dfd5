import { NonetError } from '@nonet/core';
import { describe, expect, it } from 'vitest';
import { bytesSource } from './byte-source.ts';
import { encodeFlaxMsgpack, type FlaxArray } from './encode-flax-msgpack.ts';
import { openFlaxMsgpack } from './flax-msgpack.ts';
import { float32ToBfloat16, float32ToFloat16 } from './half.ts';

function array(dtype: string, shape: number[], values: ArrayBufferView): FlaxArray {
  return { shape, dtype, data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}

const kernel = Float32Array.from({ length: 12 }, (_, i) => i - 5.5);
const tree = {
  step: 300,
  trained: true,
  lm_head: { kernel: array('float32', [3, 4], kernel) },
  model: {
    encoder: {
      half: array('float16', [2], float32ToFloat16(Float32Array.of(0.25, -8))),
      brain: array('bfloat16', [2], float32ToBfloat16(Float32Array.of(1.5, -2))),
      ids: array('int32', [2], Int32Array.of(-1, 9)),
      scalar: array('float32', [], Float32Array.of(7)),
    },
  },
};

function valuesOf(file: Uint8Array): Record<string, number[]> {
  const { tensors } = openFlaxMsgpack(file);
  return Object.fromEntries([...tensors].map(([name, tensor]) => [name, [...tensor.read()]]));
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof NonetError) return error.code;
    throw error;
  }
  return 'no error';
}

const expectedValues = {
  'lm_head/kernel': [...kernel],
  'model/encoder/half': [0.25, -8],
  'model/encoder/brain': [1.5, -2],
  'model/encoder/ids': [-1, 9],
  'model/encoder/scalar': [7],
};

describe('Flax MessagePack', () => {
  it('gives the arrays of nested maps their joined names', () => {
    expect(valuesOf(encodeFlaxMsgpack(tree))).toEqual(expectedValues);
    const kernelTensor = openFlaxMsgpack(encodeFlaxMsgpack(tree)).tensors.get('lm_head/kernel');
    expect(kernelTensor).toMatchObject({ shape: [3, 4], dtype: 'F32' });
  });

  it('joins arrays that were written in chunks', () => {
    const file = encodeFlaxMsgpack(tree, 20);
    expect(new TextDecoder('latin1').decode(file)).toContain('__msgpack_chunked_array__');
    expect(valuesOf(file)).toEqual(expectedValues);
    expect(openFlaxMsgpack(file).tensors.get('lm_head/kernel')?.shape).toEqual([3, 4]);
  });

  it("reads msgpack's short forms and numpy scalars", () => {
    // {"a": 1-d float32 array [2.0], "b": numpy scalar float32 3.0, "c": null}, as msgpack packs it most tightly
    const float = (type: number, value: number, shape: number[]) => {
      const bytes = new Uint8Array(Float32Array.of(value).buffer);
      const body = [
        0x93,
        0x90 | shape.length,
        ...shape,
        0xa7,
        ...new TextEncoder().encode('float32'),
        0xc4,
        4,
        ...bytes,
      ];
      return [0xc7, body.length, type, ...body];
    };
    const file = Uint8Array.of(
      0x83,
      0xa1,
      0x61,
      ...float(1, 2, [1]),
      0xa1,
      0x62,
      ...float(3, 3, []),
      0xa1,
      0x63,
      0xc0,
    );
    expect(valuesOf(file)).toEqual({ a: [2], b: [3] });
  });

  it('reads little more than the heads while it scans', () => {
    const big = { w: array('float32', [1 << 20], new Float32Array(1 << 20)), v: tree.lm_head.kernel };
    const source = bytesSource(encodeFlaxMsgpack(big));
    let bytesRead = 0;
    const counting = {
      ...source,
      readInto(offset: number, target: Uint8Array) {
        bytesRead += target.length;
        source.readInto(offset, target);
      },
    };
    const { tensors } = openFlaxMsgpack(counting);
    expect(bytesRead).toBeLessThan(200_000);
    expect([...tensors.get('v')!.read()]).toEqual([...kernel]);
  });

  it.each([
    ['nothing in it', new Uint8Array(0), 'checkpoint-truncated'],
    ['no map', Uint8Array.of(0x01), 'checkpoint-corrupt'],
    ['something behind its end', Uint8Array.of(0x80, 0x00), 'checkpoint-corrupt'],
    ['an impossible count', Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff), 'checkpoint-truncated'],
    ['the unused byte', Uint8Array.of(0x81, 0xa1, 0x61, 0xc1), 'checkpoint-corrupt'],
    ['a complex number', Uint8Array.of(0x81, 0xa1, 0x61, 0xd4, 2, 0), 'checkpoint-corrupt'],
    [
      'endless depth',
      new Uint8Array(100_000).fill(0x91).fill(0x81, 0, 1).fill(0xa0, 1, 2),
      'checkpoint-corrupt',
    ],
    [
      'a shape that does not fit',
      encodeFlaxMsgpack({ a: array('float32', [3], kernel) }),
      'checkpoint-corrupt',
    ],
    [
      'an unknown type',
      encodeFlaxMsgpack({ a: array('complex64', [1], new Float64Array(1)) }),
      'checkpoint-dtype',
    ],
    ['the same key twice', Uint8Array.of(0x82, 0xa1, 0x61, 0x80, 0xa1, 0x61, 0x80), 'checkpoint-corrupt'],
    [
      'endless names',
      Uint8Array.of(
        ...[...Array(40)].flatMap(() => [0x81, 0xda, 0x01, 0x00, ...Array(256).fill(0x61)]),
        0xc0,
      ),
      'checkpoint-corrupt',
    ],
    [
      'more axes than an array can have',
      Buffer.from(
        `81a161c73301 93dc0021${'01'.repeat(33)} a7666c6f61743332 c40400000000`.replaceAll(' ', ''),
        'hex',
      ),
      'checkpoint-corrupt',
    ],
    [
      'a name twice',
      encodeFlaxMsgpack({ 'a/b': tree.lm_head.kernel, a: { b: tree.lm_head.kernel } }),
      'checkpoint-corrupt',
    ],
  ])('refuses a file with %s', (_, file, code) => {
    expect(codeOf(() => openFlaxMsgpack(file))).toBe(code);
  });
});
