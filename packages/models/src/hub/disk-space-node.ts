// Says that a disk is too small before anything is written to it.
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NonetError } from '@nonet/core';

/** Bytes that are about to be written below a folder. */
export interface Demand {
  readonly folder: string;
  readonly bytes: number;
}

/** Left free for everything else on the disk. */
const RESERVE = 64 * 2 ** 20;

/** @throws NonetError `disk-space` that names the folder, what is needed and what is there */
export function checkDiskSpace(
  demands: readonly Demand[],
  freeBytes: (folder: string) => number = free,
): void {
  const disks = new Map<number, { folder: string; bytes: number }>();
  for (const demand of demands) {
    const folder = nearestFolder(demand.folder);
    const disk = statSync(folder).dev;
    disks.set(disk, { folder, bytes: demand.bytes + (disks.get(disk)?.bytes ?? 0) });
  }
  for (const { folder, bytes } of disks.values()) {
    const there = freeBytes(folder);
    if (bytes === 0 || bytes + RESERVE <= there) continue;
    throw new NonetError(
      'disk-space',
      `${folder}: ${formatBytes(bytes + RESERVE)} of disk are needed, ${formatBytes(there)} are free; make room, or choose another disk with NONET_MODELS or --out`,
    );
  }
}

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** The folder itself or the innermost one around it that exists. */
function nearestFolder(folder: string): string {
  let path = resolve(folder);
  while (!existsSync(path)) path = dirname(path);
  return path;
}

/** For example `1.75 GB`; decimal, as disks are sold. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toPrecision(3)} ${units[unit]}`;
}
