import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, writeSafetensors } from './checkpoint-node.ts';
import { encodeFlaxMsgpack } from './encode-flax-msgpack.ts';
import { writeFileAtomically } from './file-source-node.ts';

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
    const subfolder = mkdtempSync(join(folder, 'sub-'));
    expect(() => writeFileAtomically(subfolder, [])).toThrow(
      expect.objectContaining({ code: 'checkpoint-write' }),
    );
  });
});

describe('writeFileAtomically', () => {
  it('leaves the old file and nothing else when writing breaks off', () => {
    const home = mkdtempSync(join(folder, 'atomic-'));
    const path = join(home, 'file');
    writeFileAtomically(path, [Uint8Array.of(1)]);
    function* breakingOff() {
      yield Uint8Array.of(2);
      throw new Error('broke off');
    }
    expect(() => writeFileAtomically(path, breakingOff())).toThrow('broke off');
    expect([...readFileSync(path)]).toEqual([1]);
    expect(readdirSync(home)).toEqual(['file']);
  });

  it('replaces a file whole', () => {
    const path = join(folder, 'replaced');
    writeFileAtomically(path, [Uint8Array.of(1, 2, 3)]);
    writeFileAtomically(path, [Uint8Array.of(4), Uint8Array.of(5)]);
    expect([...readFileSync(path)]).toEqual([4, 5]);
  });

  it('says that a folder is not there', () => {
    expect(() => writeFileAtomically(join(folder, 'none', 'file'), [])).toThrow(
      expect.objectContaining({ code: 'checkpoint-write' }),
    );
  });
});
