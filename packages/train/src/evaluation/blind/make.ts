// Makes a blind test from drawn pictures: a page and sheets for each viewer, and the key.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder } from '@nonet/core/node';
import sharp from 'sharp';
import { formatPrompt, type PromptSet } from '../prompt-file.ts';
import { findDrawn } from './drawn-folder.ts';
import { type BlindPage, type BlindPicture, writeKey } from './key.ts';
import { viewingOrder } from './order.ts';
import { blindPage } from './page.ts';
import { writeSheets } from './sheets.ts';

export interface MakeBlindOptions {
  /** Folders of drawn pictures by the name of the version. */
  readonly versions: ReadonlyMap<string, string>;
  readonly sets: readonly PromptSet[];
  /** Numbers of the prompts to show, from 1; all when absent. */
  readonly only?: readonly number[] | undefined;
  /** Pictures of each prompt and version. */
  readonly pictures: number;
  /** Each gets an order of their own. */
  readonly viewers: number;
  /** Seed of the order. */
  readonly seed: number;
  /** Folder to write: `key.json`, and a folder for each viewer. */
  readonly out: string;
}

export interface MadeBlind {
  /** Pictures that each viewer gets. */
  readonly pictures: number;
  /** One for each viewer. */
  readonly folders: readonly string[];
}

/** Side of the pictures in pixels: one size for all, so that it gives no version away. */
const SIDE = 256;

/** @throws NonetError `blind-folder` without pictures, `picture-unreadable` */
export async function makeBlind(options: MakeBlindOptions): Promise<MadeBlind> {
  const { viewers, seed, out } = options;
  const { pictures, paths } = listPictures(options);
  const pixels: Uint8Array[] = [];
  for (const path of paths) pixels.push(await readSquare(path));
  const versions = [...options.versions.keys()];
  const pages: BlindPage[] = [];
  const folders: string[] = [];
  for (let viewer = 0; viewer < viewers; viewer++) {
    const order = viewingOrder(pictures, versions, seed, viewer);
    const shown = order.map((index) => pixels[index]!);
    const id = idOf(shown);
    const folder = join(out, `viewer-${viewer + 1}`);
    makeFolder(folder);
    writeFileSync(join(folder, 'index.html'), await blindPage(id, shown, SIDE));
    await writeSheets(folder, id, shown, SIDE);
    pages.push({ id, order });
    folders.push(folder);
  }
  writeKey(join(out, 'key.json'), { seed, versions, pictures, pages });
  return { pictures: pictures.length, folders };
}

/** The pictures to show, and their paths. Pictures that a version lacks are not shown of it. */
function listPictures({ versions, sets, only, pictures: count }: MakeBlindOptions): {
  pictures: BlindPicture[];
  paths: string[];
} {
  const prompts = sets.flatMap(({ name, prompts }) => prompts.map((prompt) => ({ set: name, prompt })));
  const pictures: BlindPicture[] = [];
  const paths: string[] = [];
  for (const [version, folder] of versions) {
    const drawn = findDrawn(folder);
    for (const [index, { set, prompt }] of prompts.entries()) {
      if (only && !only.includes(index + 1)) continue;
      for (let picture = 1; picture <= count; picture++) {
        const path = drawn.get(index + 1)?.get(picture);
        if (path === undefined) continue;
        pictures.push({ version, set, prompt: formatPrompt(prompt), picture });
        paths.push(path);
      }
    }
  }
  if (paths.length === 0) {
    throw new NonetError('blind-folder', 'blind test: expected pictures of the chosen prompts, got none');
  }
  return { pictures, paths };
}

/** RGB of SIDE x SIDE pixels. */
async function readSquare(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(
      await sharp(path)
        .removeAlpha()
        .toColourspace('srgb')
        .resize(SIDE, SIDE, { fit: 'fill' })
        .raw()
        .toBuffer(),
    );
  } catch (cause) {
    throw new NonetError('picture-unreadable', `${path}: expected a picture file`, { cause });
  }
}

/** From the pictures and their order alone, so that the same page has the same name and tells nothing. */
function idOf(pictures: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const pixels of pictures) hash.update(pixels);
  return hash.digest('hex').slice(0, 12);
}
