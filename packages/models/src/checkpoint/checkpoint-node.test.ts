import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, withCheckpoint, writeSafetensors } from './checkpoint-node.ts';
import { type ConvertOptions, convertCheckpoint } from './convert-node.ts';
import { encodeFlaxMsgpack, type FlaxTree } from './encode-flax-msgpack.ts';
import { checkFinite, finiteMark } from './finite.ts';
import { float32ToFloat16 } from './half.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-checkpoint-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('checkpoint files', () => {
  it('are written and read as safetensors', () => {
    const path = join(folder, 'model.safetensors');
    writeSafetensors(path, [{ name: 'w', shape: [2], dtype: 'F32', data: Float32Array.of(1, 2) }]);
    const source = openCheckpoint(path);
    expect([...source.tensors.get('w')!.read()]).toEqual([1, 2]);
    source.close();
    expect(() => source.tensors.get('w')!.read()).toThrow();
  });

  it('are read as Flax MessagePack', () => {
    const path = join(folder, 'flax_model.msgpack');
    const data = new Uint8Array(Float32Array.of(3, 4).buffer);
    writeFileSync(path, encodeFlaxMsgpack({ model: { bias: { shape: [2], dtype: 'float32', data } } }));
    const source = openCheckpoint(path);
    expect([...source.tensors.get('model/bias')!.read()]).toEqual([3, 4]);
    source.close();
  });

  it('read only the tensor that is asked for', () => {
    const path = join(folder, 'cut.safetensors');
    writeSafetensors(path, [
      { name: 'first', shape: [4], dtype: 'U8', data: Uint8Array.of(1, 2, 3, 4) },
      { name: 'last', shape: [4], dtype: 'U8', data: Uint8Array.of(5, 6, 7, 8) },
    ]);
    const source = openCheckpoint(path);
    truncateSync(path, readFileSync(path).length - 2); // only `last` is hurt
    expect([...source.tensors.get('first')!.read()]).toEqual([1, 2, 3, 4]);
    expect(() => source.tensors.get('last')!.read()).toThrow(
      expect.objectContaining({ code: 'checkpoint-truncated' }),
    );
    source.close();
  });

  it.each([
    ['missing.safetensors', 'checkpoint-not-found'],
    ['model.bin', 'checkpoint-format'],
  ])('say what is wrong with %s', (name, code) => {
    expect(() => openCheckpoint(join(folder, name))).toThrow(expect.objectContaining({ code }));
  });

  it('refuse a folder and an empty file', () => {
    const empty = join(folder, 'empty.msgpack');
    writeFileSync(empty, '');
    expect(() => openCheckpoint(empty)).toThrow(expect.objectContaining({ code: 'checkpoint-truncated' }));
    expect(() => openCheckpoint(mkdtempSync(join(folder, 'sub-')))).toThrow(
      expect.objectContaining({ code: 'checkpoint-format' }),
    );
    const named = join(folder, 'folder.msgpack');
    mkdirSync(named);
    expect(() => openCheckpoint(named)).toThrow(expect.objectContaining({ code: 'checkpoint-unreadable' }));
  });

  it('tell a Git LFS pointer from the file it stands for', () => {
    const path = join(folder, 'pointer.msgpack');
    writeFileSync(path, 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n');
    expect(() => openCheckpoint(path)).toThrow(expect.objectContaining({ code: 'checkpoint-lfs-pointer' }));
  });
});

describe('convertCheckpoint', () => {
  const kernel = Float32Array.from({ length: 6 }, (_, i) => i / 4 - 0.5);
  const half = new Uint8Array(float32ToFloat16(kernel).buffer);
  const convert = async (tree: FlaxTree, path: string, options?: ConvertOptions) => {
    const from = join(folder, 'convert.msgpack');
    writeFileSync(from, encodeFlaxMsgpack(tree));
    const source = openCheckpoint(from);
    await convertCheckpoint(source, path, options).finally(() => source.close());
  };

  it('widens float16 exactly, keeps whole numbers, and marks the file as checked', async () => {
    const path = join(folder, 'converted.safetensors');
    const ids = { shape: [2], dtype: 'int32', data: new Uint8Array(Int32Array.of(7, -1).buffer) };
    await convert({ model: { kernel: { shape: [2, 3], dtype: 'float16', data: half } }, ids }, path);
    const converted = openCheckpoint(path);
    expect(converted.tensors.get('model/kernel')).toMatchObject({ shape: [2, 3], dtype: 'F32' });
    expect([...converted.tensors.get('model/kernel')!.read()]).toEqual([...kernel]);
    expect(converted.tensors.get('ids')).toMatchObject({ dtype: 'I32' });
    expect(converted.metadata).toMatchObject(finiteMark);
    converted.close();
  });

  it('names the tensor and the place of a number that is none, and writes nothing', async () => {
    const path = join(folder, 'spoilt.safetensors');
    const spoilt = half.slice();
    new Uint16Array(spoilt.buffer)[4] = 0x7c00; // infinity
    const conversion = convert(
      { lm_head: { kernel: { shape: [2, 3], dtype: 'float16', data: spoilt } } },
      path,
    );
    await expect(conversion).rejects.toMatchObject({
      code: 'checkpoint-not-finite',
      message: expect.stringContaining('"lm_head/kernel" (F16 [2, 3]) holds NaN or infinity at [1, 1]'),
    });
    expect(existsSync(path)).toBe(false);
  });

  it('stops when asked to, and leaves nothing', async () => {
    const path = join(folder, 'stopped.safetensors');
    const tree = { kernel: { shape: [2, 3], dtype: 'float16', data: half } };
    await expect(convert(tree, path, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
});

describe('checkFinite', () => {
  it('looks at files that were not converted, and trusts those that were', () => {
    const path = join(folder, 'unchecked.safetensors');
    const tensors = [{ name: 'w', shape: [2], dtype: 'F32', data: Float32Array.of(1, NaN) } as const];
    writeSafetensors(path, tensors);
    expect(() => withCheckpoint(path, checkFinite)).toThrow(
      expect.objectContaining({ code: 'checkpoint-not-finite' }),
    );
    writeSafetensors(path, tensors, finiteMark);
    expect(() => withCheckpoint(path, checkFinite)).not.toThrow();
  });
});
