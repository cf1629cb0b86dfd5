import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './atomic-file-node.ts';
import { renameOver } from './rename-node.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonet-atomic-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

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

  it('leaves a folder of that name alone', () => {
    const taken = mkdtempSync(join(folder, 'taken-'));
    expect(() => writeFileAtomically(taken, [])).toThrow(expect.objectContaining({ code: 'file-write' }));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says that a folder is not there', () => {
    expect(() => writeFileAtomically(join(folder, 'none', 'file'), [])).toThrow(
      expect.objectContaining({ code: 'file-write' }),
    );
  });
});

describe('renameOver', () => {
  /** Fails as often as told, as Windows does while another program has the file open. */
  const busy = (failures: number, code: string) => {
    let tried = 0;
    return (from: string, to: string) => {
      if (tried++ < failures) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    };
  };
  const files = () => {
    const home = mkdtempSync(join(folder, 'rename-'));
    const [from, to] = [join(home, 'from'), join(home, 'to')];
    writeFileSync(from, 'new');
    writeFileSync(to, 'old');
    return { from, to };
  };

  it('waits for another program on Windows', () => {
    const { from, to } = files();
    renameOver(from, to, { platform: 'win32', rename: busy(2, 'EPERM') });
    expect(readFileSync(to, 'utf8')).toBe('new');
  });

  it.each([
    ['win32', 'ENOENT'],
    ['linux', 'EPERM'],
  ] as const)('throws at once what no waiting helps: on %s %s', (platform, code) => {
    const { from, to } = files();
    const rename = busy(1, code);
    expect(() => renameOver(from, to, { platform, rename })).toThrow(code);
    expect(readFileSync(to, 'utf8')).toBe('old');
    renameOver(from, to, { platform, rename });
    expect(readFileSync(to, 'utf8')).toBe('new');
  });
});
