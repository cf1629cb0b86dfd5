import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDiskSpace, formatBytes } from './disk-space-node.ts';

describe('checkDiskSpace', () => {
  const demands = ['a', 'b/c'].map((name) => ({ folder: join(tmpdir(), 'not', 'made', name), bytes: 1e9 }));

  it('adds up what goes to one disk', () => {
    expect(() => checkDiskSpace(demands, () => 1.5e9)).toThrow(
      expect.objectContaining({
        code: 'disk-space',
        message: expect.stringMatching(/2\.07 GB of disk are needed, 1\.50 GB are free/),
      }),
    );
    expect(() => checkDiskSpace(demands, () => 2.1e9)).not.toThrow();
  });

  it('asks for nothing where nothing is written', () => {
    expect(() => checkDiskSpace([{ folder: tmpdir(), bytes: 0 }], () => 0)).not.toThrow();
  });

  it('looks at the real disk', () => {
    expect(() => checkDiskSpace([{ folder: tmpdir(), bytes: 2 ** 60 }])).toThrow(/are needed/);
  });
});

it('formatBytes keeps three digits', () => {
  expect([0, 999, 1000, 15_500, 999_600, 1.75e9].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.00 kB',
    '15.5 kB',
    '1.00 MB',
    '1.75 GB',
  ]);
});
