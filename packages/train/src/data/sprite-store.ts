// Reads sprites out of the data set's one large file, keeping the last used ones decoded.

import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import type { Bitmap } from '@nonet/scenes';
import sharp from 'sharp';
import { SPRITES_FILE, type Sprite } from './manifest.ts';

/** Decoded pictures on demand. */
export class SpriteStore {
  private readonly file: FileHandle;
  private readonly cacheBytes: number;
  private readonly maxSide: number;
  private readonly cache = new Map<string, Bitmap>();
  private cached = 0;

  private constructor(file: FileHandle, cacheBytes: number, maxSide: number) {
    this.file = file;
    this.cacheBytes = cacheBytes;
    this.maxSide = maxSide;
  }

  /**
   * Opens the sprite file of a data set; `cacheBytes` bounds the memory for decoded pictures, which are shrunk
   * to sides of at most `maxSide` pixels.
   */
  static async open(dataDir: string, cacheBytes: number, maxSide: number): Promise<SpriteStore> {
    const path = join(dataDir, SPRITES_FILE);
    const file = await open(path, 'r').catch((cause: unknown) => {
      throw new NonetError(
        'data-missing',
        `No data set at ${dataDir}: ${SPRITES_FILE} is not there. Build it first.`,
        {
          cause,
        },
      );
    });
    return new SpriteStore(file, cacheBytes, maxSide);
  }

  /** The pixels of one sprite; shared, so not to be written to. Throws `NonetError` `data-sprite-damaged`. */
  async load(sprite: Sprite): Promise<Bitmap> {
    const known = this.cache.get(sprite.id);
    if (known !== undefined) {
      this.cache.delete(sprite.id); // moves it to the young end
      this.cache.set(sprite.id, known);
      return known;
    }
    const bytes = Buffer.alloc(sprite.length);
    await this.file.read(bytes, 0, sprite.length, sprite.offset);
    const { data, info } = await sharp(bytes)
      .resize(this.maxSide, this.maxSide, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch((cause: unknown) => {
        throw new NonetError(
          'data-sprite-damaged',
          `${sprite.id} cannot be decoded; build the data set again.`,
          {
            cause,
          },
        );
      });
    const bitmap = {
      rgba: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width: info.width,
      height: info.height,
    };
    this.cache.set(sprite.id, bitmap);
    this.cached += data.length;
    for (const [id, old] of this.cache) {
      if (this.cached <= this.cacheBytes) break;
      this.cache.delete(id);
      this.cached -= old.rgba.length;
    }
    return bitmap;
  }

  async close(): Promise<void> {
    this.cache.clear();
    await this.file.close();
  }
}
