// Writes the catalogue: sheets of everything that scenes know, and a page that says how to ask for each entry.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder, writeFileAtomically } from '@nonet/core/node';
import { openModel } from '@nonet/models/node';
import { encodeSheet, type SheetImage, thumbnail } from '../data/index.ts';
import { Company } from './company.ts';
import { type Entry, entriesOf, SHEETS, type SheetName } from './entries.ts';
import { readWords } from './words.ts';

export interface CatalogueOptions {
  /** Model folder. */
  readonly model: string;
  /** Folder to write to; made if absent. */
  readonly out: string;
  readonly seed: number;
  readonly threads: number;
  /** The sheets to draw; all when absent. The page always tells of all. */
  readonly only?: readonly SheetName[];
  /** Names of the entries to draw and to tell of; all when absent. */
  readonly entries?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onEntry?: (done: number, total: number, name: string) => void;
}

/** Width of a picture on a sheet, in pixels. */
const SIDE = 128;
/** Even, so that the two pictures of a state stand side by side. */
const COLUMNS = 10;
/** Most pictures of a sheet: a file of fewer than 400 kB. */
const MOST_PICTURES = 90;

/**
 * Writes `<sheet>.webp`, or `<sheet>-1.webp` and so on, and `README.md`.
 * @returns paths of the sheets
 * @throws NonetError `catalogue-entry` if none has such a name, `cancelled`, and those of opening a model
 */
export async function writeCatalogue(options: CatalogueOptions): Promise<string[]> {
  const { model, out, seed, threads, only = SHEETS, entries: names, signal } = options;
  const words = readWords(model);
  const isWanted = ({ name }: Entry) => names === undefined || names.includes(name);
  const sheets = SHEETS.map((sheet) => ({
    sheet,
    pages: inPages(entriesOf(sheet, words).filter(isWanted)),
  })).filter(({ pages }) => pages.length > 0);
  const drawn = sheets.filter(({ sheet }) => only.includes(sheet));
  const total = drawn.flatMap(({ pages }) => pages.flat()).length;
  if (total === 0) {
    throw new NonetError(
      'catalogue-entry',
      `expected an entry of ${only.join(', ')}, got ${names?.join(', ')}`,
    );
  }
  makeFolder(out); // before the long work, which would be lost
  const pipeline = openModel(model, { threads });
  const files = new Map<string, Uint8Array>();
  try {
    const company = new Company(pipeline, words.understander, {
      seed,
      size: 2 * SIDE,
      ...(signal && { signal }),
    });
    let done = 0;
    for (const { sheet, pages } of drawn) {
      for (const [page, entries] of pages.entries()) {
        const images: SheetImage[] = [];
        for (const entry of entries) {
          if (signal?.aborted)
            throw new NonetError('cancelled', `the catalogue was cancelled at ${entry.name}`);
          images.push(...(await imagesOf(entry, company)));
          options.onEntry?.(++done, total, entry.name);
        }
        files.set(fileName(sheet, page, pages.length), await encodeSheet(images, COLUMNS, 'webp'));
      }
    }
  } finally {
    await pipeline.release();
  }
  for (const { sheet } of drawn) removeOld(sheet, out);
  for (const [name, bytes] of files) writeFileAtomically(join(out, name), [bytes]);
  writeFileAtomically(join(out, 'README.md'), [Buffer.from(pageOf(sheets))]);
  return [...files.keys()].map((name) => join(out, name));
}

async function imagesOf({ name, shots }: Entry, company: Company): Promise<SheetImage[]> {
  const images: SheetImage[] = [];
  for (const shot of shots) {
    const picture = await company.compose(shot);
    images.push({ pixels: await thumbnail(picture, SIDE), size: SIDE, caption: name });
  }
  return images;
}

/** Entries by sheet, as evenly as they can be parted. */
function inPages(entries: readonly Entry[]): Entry[][] {
  const pictures = entries.reduce((sum, { shots }) => sum + shots.length, 0);
  const pages = Math.ceil(pictures / MOST_PICTURES);
  const each = Math.ceil(entries.length / pages);
  return Array.from({ length: pages }, (_, page) => entries.slice(page * each, (page + 1) * each));
}

const fileName = (sheet: SheetName, page: number, pages: number): string =>
  pages === 1 ? `${sheet}.webp` : `${sheet}-${page + 1}.webp`;

/** Removes what an earlier run wrote of a sheet: it may have had more files. */
function removeOld(sheet: SheetName, out: string): void {
  for (const name of readdirSync(out))
    if (new RegExp(`^${sheet}(?:-\\d+)?\\.webp$`).test(name)) rmSync(join(out, name));
}

function pageOf(
  sheets: readonly { readonly sheet: SheetName; readonly pages: readonly Entry[][] }[],
): string {
  const sections = sheets.map(({ sheet, pages }) => {
    const title = `${sheet[0]!.toUpperCase()}${sheet.slice(1)}`;
    const parts = pages.map((entries, page) => {
      const file = fileName(sheet, page, pages.length);
      return `![${title}](${file})\n\n${entries.map(lineOf).join('\n')}`;
    });
    return `## ${title}\n\n${parts.join('\n\n')}`;
  });
  const lead =
    'Everything that scenes know, in the order of the sheets, each with a prompt that shows it. Written by `nonet catalogue`.';
  return `# Catalogue\n\n${lead}\n\n${sections.join('\n\n')}\n`;
}

function lineOf({ name, also = [], ask }: Entry): string {
  const others = also.length === 0 ? '' : ` (or ${also.join(', ')})`;
  return `- **${name}**${others}: "${ask}"`;
}
