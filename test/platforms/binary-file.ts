// Reads from a file's first bytes for which system and processor it was built.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Platform } from './platforms.ts';

type Built = Pick<Platform, 'os' | 'cpu'>;

const ELF_MACHINES: Readonly<Record<number, Platform['cpu']>> = { 62: 'x64', 183: 'arm64' };
const MACH_O_TYPES: Readonly<Record<number, Platform['cpu']>> = { 16777223: 'x64', 16777228: 'arm64' };
const PE_MACHINES: Readonly<Record<number, Platform['cpu']>> = { 34404: 'x64', 43620: 'arm64' };

const HEAD_BYTES = 4096;

/** The systems and processors that a file was built for; several only for Macs, none if it is no binary. */
export function builtFor(path: string): Built[] {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  const length = readSync(file, head, 0, HEAD_BYTES, 0);
  closeSync(file);
  if (length < 64) return [];
  if (head.readUInt32BE(0) === 0x7f454c46) return of('linux', ELF_MACHINES[head.readUInt16LE(18)]);
  if (head.readUInt32LE(0) === 0xfeedfacf) return of('darwin', MACH_O_TYPES[head.readUInt32LE(4)]);
  if (head.readUInt32BE(0) === 0xcafebabe) return universal(head);
  if (head.toString('latin1', 0, 2) !== 'MZ') return [];
  const header = head.readUInt32LE(60);
  return header + 6 < length ? of('win32', PE_MACHINES[head.readUInt16LE(header + 4)]) : [];
}

/** A file for several processors: their number, then five numbers about each. */
const universal = (head: Buffer): Built[] =>
  Array.from({ length: Math.min(head.readUInt32BE(4), 8) }, (_, i) =>
    of('darwin', MACH_O_TYPES[head.readUInt32BE(8 + 20 * i)]),
  ).flat();

const of = (os: Platform['os'], cpu: Platform['cpu'] | undefined): Built[] => (cpu ? [{ os, cpu }] : []);

/** Whether a Linux binary needs glibc: it names that library's file. */
export const needsGlibc = (path: string): boolean => readFileSync(path).includes('libc.so.6\0');
