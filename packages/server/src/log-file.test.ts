// Logs on a disk that is full, and has room again.
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mountDisk, unmountDisk } from './bench/small-disk.ts';
import { openLog } from './log-file.ts';
import { createLogger } from './logging.ts';
import { until } from './testing/until.ts';

const DISK_BYTES = 2 * 1024 * 1024;

/** A folder on a disk of its own, which only root can mount. */
function diskFolder(bytes: number): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'nonet-log-'));
  const isMounted = mountDisk(disk, bytes);
  onTestFinished(() => {
    if (isMounted) unmountDisk(disk);
    rmdirSync(disk);
  });
  return isMounted ? disk : undefined;
}

function openFile(path: string) {
  const file = openSync(path, 'a');
  onTestFinished(() => closeSync(file));
  return createLogger('info', undefined, openLog(file));
}

describe('a log on a full disk', () => {
  it('ends nothing, keeps lines within bounds, and goes on with whole lines when there is room', async (context) => {
    const disk = diskFolder(DISK_BYTES);
    if (disk === undefined) context.skip('a small disk can only be mounted on Linux by root');
    const [file, other] = [join(disk!, 'log'), join(disk!, 'other')];
    const log = openFile(file);
    writeFileSync(other, Buffer.alloc(DISK_BYTES - 8 * 4096));
    const text = 'x'.repeat(1_000);
    for (let n = 0; n < 5_000; n++) log.info({ n }, text);
    expect(statSync(file).size).toBeLessThan(100_000);
    rmSync(other);
    await until(() => statSync(file).size > 900_000);
    log.info('and on');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const told = lines.map((line) => JSON.parse(line) as { n?: number; msg: string });
    expect(told.length).toBeGreaterThan(500);
    expect(told.length).toBeLessThan(1_500);
    expect(told.at(-1)!.msg).toBe('and on');
  });

  it.skipIf(process.platform !== 'linux')('ends nothing where there is never room', () => {
    const log = openFile('/dev/full');
    for (let n = 0; n < 3; n++) expect(() => log.info({ n }, 'x')).not.toThrow();
  });
});
