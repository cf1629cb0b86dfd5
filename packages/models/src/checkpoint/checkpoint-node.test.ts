import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, writeSafetensors } from './checkpoint-node.ts';
import { encodeFlaxMsgpack } from './encode-flax-msgpack.ts';

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
