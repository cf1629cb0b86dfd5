// Blobs as files of a folder, in subfolders by the first letters of their names.
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import type { BlobStore } from './blob-store.ts';
import { blobName, isBlobName } from './names.ts';

/** Files that are being written, or whose writing failed or was cut off. */
const UNFINISHED = /^[0-9a-f]{64}\.png\.[0-9a-f-]{36}$/;
/** No picture takes so long to write. */
const LEFT_OVER_MS = 60 * 60_000;

export class FolderBlobs implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async put(bytes: Uint8Array, extension: 'png'): Promise<string> {
    const name = blobName(bytes, extension);
    const path = this.#path(name);
    if (await stat(path).catch(() => undefined)) return name;
    makeFolder(dirname(path), 0o700);
    const making = `${path}.${randomUUID()}`;
    try {
      const file = await open(making, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync(); // the database must not know of a picture that a power cut takes away
      } finally {
        await file.close();
      }
      await rename(making, path);
    } catch (error) {
      await rm(making, { force: true }).catch(() => {}); // else a sweep does it
      // Windows replaces no file that is being read: another request has stored the same picture.
      if (!(await stat(path).catch(() => undefined))) throw error;
    }
    return name;
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    if (!isBlobName(name)) return undefined;
    return readFile(this.#path(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  async delete(name: string): Promise<void> {
    if (isBlobName(name)) await rm(this.#path(name), { force: true });
  }

  async sweep(): Promise<number> {
    const before = Date.now() - LEFT_OVER_MS;
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    let swept = 0;
    for (const entry of entries) {
      if (!entry.isFile() || !UNFINISHED.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const stats = await stat(path).catch(() => undefined);
      if (!stats || stats.mtimeMs > before) continue;
      await rm(path, { force: true });
      swept++;
    }
    return swept;
  }

  #path(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }
}
