// Blobs as files of a folder, in subfolders by the first letters of their names.
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '@nonet/models/folders';
import type { BlobStore } from './blob-store.ts';
import { blobName, isBlobName } from './names.ts';

export class FolderBlobs implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async put(bytes: Uint8Array, extension: 'png'): Promise<string> {
    const name = blobName(bytes, extension);
    const path = this.#path(name);
    if (await stat(path).catch(() => undefined)) return name;
    makeFolder(dirname(path));
    const making = `${path}.${randomUUID()}`;
    try {
      const file = await open(making, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync(); // the database must not know of a picture that a power cut takes away
      } finally {
        await file.close();
      }
      await rename(making, path);
    } catch (error) {
      await rm(making, { force: true });
      throw error;
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

  #path(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }
}
