// Downloads one file: goes on where it stopped, across broken connections and across runs, and checks its hash.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NonetError } from '@nonet/core';
import { explaining, makeFolder, renameOver } from '@nonet/core/node';
import { cancelled, type HubAccess, networkCode, patientFetch, pause, TRIES } from './patient-fetch-node.ts';

export interface Download {
  readonly url: string;
  /** What messages call it. */
  readonly label: string;
  readonly size: number;
  /** What its bytes must hash to; absent where the hub does not say. */
  readonly checksum?: Checksum;
  /** Where it goes; beside it, `<target>.part` holds what has come so far. */
  readonly target: string;
}

/** A file's hash in hex: of its bytes, or as git names a file. */
export interface Checksum {
  readonly kind: 'sha256' | 'git';
  readonly hex: string;
}

/** A connection that sends nothing for so long is dead. */
const STALL = 60_000;

/**
 * Downloads a file unless it is there already.
 * @throws NonetError `download-checksum`, `download-size`, `download-broken`, `disk-full`, `file-write`, `cancelled`,
 * and the codes of `patientFetch`
 */
export async function download(
  file: Download,
  access: HubAccess,
  onProgress: (doneBytes: number) => void = () => {},
): Promise<void> {
  if (existsSync(file.target)) return;
  const part = `${file.target}.part`;
  makeFolder(dirname(part));
  if (existsSync(part) && statSync(part).size > file.size) rmSync(part);
  const fetch = patientFetch(access);
  for (let tried = 1; ; ) {
    const before = existsSync(part) ? statSync(part).size : 0;
    onProgress(before);
    if (before === file.size && existsSync(part)) break;
    const problem = await append(file, part, before, fetch, access, onProgress);
    const after = statSync(part).size;
    if (after === file.size) break;
    tried = after > before ? 1 : tried + 1;
    if (tried > TRIES) {
      throw new NonetError(
        'download-broken',
        `${file.label}: the connection breaks off after ${after} of ${file.size} bytes (${problem}); run the command again to go on from there`,
      );
    }
    await pause(access, `${file.label}: ${problem}`, tried);
  }
  await verify(file, part, access.signal);
  renameOver(part, file.target);
}

/** Adds what comes to the part; gives the reason why it ended. */
async function append(
  { url, label, size }: Download,
  part: string,
  from: number,
  fetch: typeof globalThis.fetch,
  access: HubAccess,
  onProgress: (doneBytes: number) => void,
): Promise<string> {
  const handle = await open(part, 'a').catch((error: unknown) => explaining(part, () => raise(error)));
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(), STALL);
  try {
    const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
    const response = await fetch(url, { headers });
    if (!response.ok) throw new NonetError('hub-not-found', `${label}: the hub does not have it`);
    if (from > 0 && !continuesAt(response, from)) await handle.truncate(0); // no ranges here: from the start again
    let done = (await handle.stat()).size;
    for await (const chunk of chunks(response, stalled.signal)) {
      timer.refresh();
      done += chunk.length;
      if (done > size) {
        throw new NonetError('download-size', `${label}: expected ${size} bytes, but more come`);
      }
      await write(handle, part, chunk);
      onProgress(done);
    }
    return 'the connection ended early';
  } catch (error) {
    if (access.signal?.aborted) throw cancelled();
    if (error instanceof NonetError) {
      if (error.code === 'download-size') rmSync(part);
      throw error;
    }
    return stalled.signal.aborted ? `nothing came for ${STALL / 1000} s` : networkCode(error);
  } finally {
    clearTimeout(timer);
    await handle.close();
  }
}

/** The body, chunk by chunk, until `signal`. */
async function* chunks(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const stop = () => void reader.cancel(new Error('stalled')).catch(() => {});
  signal.addEventListener('abort', stop);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    signal.removeEventListener('abort', stop);
    await reader.cancel().catch(() => {});
  }
}

const continuesAt = (response: Response, offset: number): boolean =>
  response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${offset}-`) === true;

async function write(handle: FileHandle, path: string, chunk: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(chunk);
  } catch (error) {
    explaining(path, () => raise(error));
  }
}

async function verify(
  { label, size, checksum }: Download,
  part: string,
  signal?: AbortSignal,
): Promise<void> {
  if (!checksum) return;
  const hash = startHash(checksum.kind, size);
  try {
    for await (const chunk of createReadStream(part, {
      highWaterMark: 1 << 20,
      ...(signal ? { signal } : {}),
    })) {
      hash.update(chunk as Buffer);
    }
  } catch (error) {
    throw signal?.aborted ? cancelled() : error;
  }
  const hex = hash.digest('hex');
  if (hex === checksum.hex) return;
  rmSync(part);
  throw new NonetError(
    'download-checksum',
    `${label}: wrong ${checksum.kind} checksum, expected ${checksum.hex}, got ${hex}; what came has been deleted, run the command again`,
  );
}

function startHash(kind: Checksum['kind'], size: number): Hash {
  return kind === 'sha256' ? createHash('sha256') : createHash('sha1').update(`blob ${size}\0`);
}

function raise(error: unknown): never {
  throw error;
}
