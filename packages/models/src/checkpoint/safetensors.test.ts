import { NonetError } from '@nonet/core';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors, openSafetensors, type TensorToWrite } from './safetensors.ts';
import { requireTensor } from './weights.ts';

function encode(tensors: TensorToWrite[], metadata?: Record<string, string>): Uint8Array {
  return Uint8Array.from([...encodeSafetensors(tensors, metadata)].flatMap((piece) => [...piece]));
}

/** A file with this header text and this many data bytes. */
function fileOf(header: string, dataSize = 0): Uint8Array {
  const json = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + json.length + dataSize);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
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

const sample: TensorToWrite[] = [
  { name: 'a/kernel', shape: [2, 3], dtype: 'F32', data: Float32Array.of(1, -2, 3.5, 0, 1e-8, 7) },
  { name: 'half', shape: [2], dtype: 'F16', data: () => Float32Array.of(0.5, -1) },
  { name: 'brain', shape: [1], dtype: 'BF16', data: Float32Array.of(3) },
  { name: 'quantised', shape: [3], dtype: 'I8', data: Int8Array.of(-128, 0, 127) },
  { name: 'bytes', shape: [2], dtype: 'U8', data: Uint8Array.of(255, 1) },
  { name: 'ids', shape: [2], dtype: 'I32', data: Int32Array.of(-5, 70000) },
  { name: 'long', shape: [1], dtype: 'I64', data: BigInt64Array.of(-9n) },
  { name: 'scalar', shape: [], dtype: 'F32', data: Float32Array.of(42) },
  { name: 'nothing', shape: [0, 4], dtype: 'F32', data: new Float32Array(0) },
];

describe('safetensors', () => {
  it('gives back what was written', () => {
    const source = openSafetensors(encode(sample, { format: 'nonet' }));
    expect(source.metadata).toEqual({ format: 'nonet' });
    const values = Object.fromEntries(
      [...source.tensors].map(([name, tensor]) => [name, [...tensor.read()]]),
    );
    expect(values).toEqual({
      'a/kernel': [1, -2, 3.5, 0, Math.fround(1e-8), 7],
      half: [0.5, -1],
      brain: [3],
      quantised: [-128, 0, 127],
      bytes: [255, 1],
      ids: [-5, 70000],
      long: [-9],
      scalar: [42],
      nothing: [],
    });
    expect(source.tensors.get('a/kernel')).toMatchObject({ shape: [2, 3], dtype: 'F32' });
    expect([...source.tensors.get('quantised')!.pieces()].map((piece) => [...piece])).toEqual([
      [128, 0, 127],
    ]);
  });

  it('starts the data at a multiple of 8 bytes', () => {
    const file = encode(sample);
    expect(Number(new DataView(file.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  it('asks for tensors by name and shape', () => {
    const source = openSafetensors(encode(sample));
    expect(requireTensor(source, 'half', [2]).dtype).toBe('F16');
    expect(codeOf(() => requireTensor(source, 'whole'))).toBe('checkpoint-missing-tensor');
    expect(codeOf(() => requireTensor(source, 'half', [1, 2]))).toBe('checkpoint-shape');
  });

  it('refuses to write what cannot be read', () => {
    const [first] = sample;
    expect(codeOf(() => encode([first!, first!]))).toBe('checkpoint-duplicate-tensor');
    expect(codeOf(() => encode([{ ...first!, shape: [7] }]))).toBe('checkpoint-shape');
  });

  it.each([
    ['no header', new Uint8Array(5), 'checkpoint-truncated'],
    ['a header beyond the end', fileOf('{}').subarray(0, 9), 'checkpoint-truncated'],
    ['an absurd header length', new Uint8Array(16).fill(0xff), 'checkpoint-corrupt'],
    ['no JSON', fileOf('{"a":'), 'checkpoint-corrupt'],
    ['no object', fileOf('[]'), 'checkpoint-corrupt'],
    ['no data', fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'), 'checkpoint-truncated'],
    [
      'data left over',
      fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 5),
      'checkpoint-corrupt',
    ],
    [
      'a wrong size',
      fileOf('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 4),
      'checkpoint-corrupt',
    ],
    [
      'a bad shape',
      fileOf('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 4),
      'checkpoint-corrupt',
    ],
    [
      'reversed offsets',
      fileOf('{"a":{"dtype":"U8","shape":[0],"data_offsets":[4,0]}}', 4),
      'checkpoint-corrupt',
    ],
    [
      'an unknown type',
      fileOf('{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}', 4),
      'checkpoint-dtype',
    ],
    ['endless nesting', fileOf(`{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`), 'checkpoint-corrupt'],
    ['a name of nothing but escapes', fileOf(`{"${String.raw`\n`.repeat(3e5)}":1}`), 'checkpoint-corrupt'],
    [
      'a shape beyond all numbers',
      fileOf('{"a":{"dtype":"F32","shape":[9007199254740991,9007199254740991],"data_offsets":[0,4]}}', 4),
      'checkpoint-corrupt',
    ],
    ['bad metadata', fileOf('{"__metadata__":{"a":1}}'), 'checkpoint-corrupt'],
    [
      'overlapping tensors',
      fileOf(
        '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}',
        6,
      ),
      'checkpoint-corrupt',
    ],
    [
      'a name that is there twice',
      fileOf(
        '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"\\u0061":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}',
        4,
      ),
      'checkpoint-corrupt',
    ],
  ])('refuses a file with %s', (_, file, code) => {
    expect(codeOf(() => openSafetensors(file))).toBe(code);
  });
});
