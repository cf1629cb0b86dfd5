// Tests for the names of processes; what Windows reports is tried by the public workflow alone.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { processName } from './process-name.ts';

const ended = spawnSync(process.execPath, ['--version']).pid;
const hasPs = spawnSync('ps', ['-p', '1']).error === undefined;

it('reads the name of a process, and none of one that has ended', () => {
  expect(processName(process.pid)).toEqual(expect.any(String));
  expect(processName(ended)).toBeUndefined();
});

it.runIf(hasPs)('reads it where there is no /proc', () => {
  expect(processName(process.ppid, 'darwin')).toBe(processName(process.ppid));
  expect(processName(ended, 'darwin')).toBeUndefined();
});

it('has none where the system reports none', () => {
  if (!basename(process.execPath).endsWith('.exe')) expect(processName(process.pid, 'win32')).toBeUndefined();
});
