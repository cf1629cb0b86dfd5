// The name of a running process, as the system reports it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

type Reader = (pid: number) => string;

const run = (command: string, ...args: readonly string[]): string =>
  spawnSync(command, args, { encoding: 'utf8', windowsHide: true }).stdout ?? '';

const byPs: Reader = (pid) => posix.basename(run('ps', '-p', String(pid), '-o', 'comm=').trim());

const READERS: Partial<Record<NodeJS.Platform, Reader>> = {
  linux: (pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
  win32: (pid) =>
    /^"([^"]+)"/.exec(run('tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH').trim())?.[1] ?? '',
};

/** @returns the name of the program's file; undefined if the system does not report it */
export function processName(pid: number, platform: NodeJS.Platform = process.platform): string | undefined {
  try {
    return (READERS[platform] ?? byPs)(pid) || undefined;
  } catch {
    return undefined; // it has just ended, or there is no /proc
  }
}
