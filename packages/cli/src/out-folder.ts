// The folder that a drawing goes into: made before the work starts, gone again if the work fails.
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, writeFileAtomically } from '@nonet/core/node';

/** In UTF-8; file systems allow 255 for a name. */
const MAX_SLUG_BYTES = 60;

/** A prompt as part of a file name: letters and digits of any script, joined by hyphens. */
export function slugOf(prompt: string): string {
  const words =
    prompt
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const { segment } of new Intl.Segmenter().segment(words.join('-'))) {
    if (Buffer.byteLength(slug + segment) > MAX_SLUG_BYTES) break;
    slug += segment;
  }
  return slug.replace(/-$/, '') || 'drawing';
}

export class OutFolder {
  readonly path: string;
  /** The outermost folder that was made for it, absolute. */
  readonly #firstMade: string | undefined;

  private constructor(path: string, firstMade: string | undefined) {
    this.path = path;
    this.#firstMade = firstMade;
  }

  /** Makes a new folder; `path-2`, `path-3`, ... where others are taken. @throws NonetError `read-only`, `out-folder` */
  static makeNew(path: string): OutFolder {
    return reporting(path, () => {
      const firstMade = makeFolder(dirname(path));
      for (let attempt = 1; ; attempt++) {
        const free = attempt === 1 ? path : `${path}-${attempt}`;
        if (existsSync(free)) continue;
        mkdirSync(free);
        return new OutFolder(free, firstMade ?? resolve(free));
      }
    });
  }

  /** Uses a folder, which is made if absent. @throws NonetError `read-only`, `out-folder`, `out-taken` if it has PNG files */
  static use(path: string): OutFolder {
    const folder = reporting(path, () => new OutFolder(path, makeFolder(path)));
    const picture = readdirSync(path).find((name) => name.endsWith('.png'));
    if (picture === undefined) return folder;
    throw new NonetError('out-taken', `${path}: holds pictures already (${picture}); choose another folder`);
  }

  /**
   * Writes all files, or none of them.
   * @returns their paths
   * @throws NonetError if the disk is full or a file cannot be written
   */
  write(files: ReadonlyMap<string, Uint8Array>): string[] {
    const written: string[] = [];
    try {
      for (const [name, bytes] of files) {
        const path = join(this.path, name);
        writeFileAtomically(path, [bytes]);
        written.push(path);
      }
    } catch (error) {
      for (const path of written) rmSync(path, { force: true });
      throw error;
    }
    return written;
  }

  /** Removes the folders that were made, as far as they are empty. */
  discard(): void {
    if (this.#firstMade === undefined) return;
    try {
      for (let path = resolve(this.path); path.length >= this.#firstMade.length; path = dirname(path)) {
        rmdirSync(path);
      }
    } catch {
      // Someone else has put something there: it stays.
    }
  }
}

function reporting<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof NonetError && error.code !== 'file-write') throw error;
    const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    throw new NonetError('out-folder', `${path}: the folder cannot be made (${code})`, { cause: error });
  }
}
