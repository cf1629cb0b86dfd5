// Builds the picture data set: fetches the packages, names, draws, trims and sorts every usable picture.

import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { makeFolder } from '@nonet/core/node';
import { dominantColour } from '@nonet/scenes';
import sharp from 'sharp';
import { categorise } from './categories.ts';
import { downloadPackage, readPackage } from './download.ts';
import { EmojiIndex } from './emoji-index.ts';
import { type Drawing, readDrawings } from './icons.ts';
import { MANIFEST_FILE, SPRITES_FILE, type Sprite } from './manifest.ts';
import { NameParser } from './names.ts';
import { isFramed, rasterise } from './rasterise.ts';
import { SOURCES, type Source, WORD_SOURCES } from './sources.ts';
import { WordNet } from './wordnet.ts';

/** Raise it when the same packages would give other pictures or names: old parts are then made anew. */
const BUILD_VERSION = 2;
/** Pictures drawn at a time; more would not help, as sharp has threads of its own. */
const IN_FLIGHT = 4;

/** How far a build is. */
interface BuildProgress {
  stage: 'download' | 'draw' | 'join';
  /** The package at hand. */
  source: string;
  done: number;
  total: number;
}

export interface BuildOptions {
  /** Where everything goes: packages, parts and the finished set. Default `.data`. */
  dataDir?: string;
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
  /** The picture sets to read; all by default. */
  sources?: readonly Source[];
}

/** What a build made. */
export interface BuildResult {
  sprites: number;
  /** Sprites of each source. */
  bySource: Record<string, number>;
  bytes: number;
}

/**
 * Builds (or finishes) the data set in `dataDir`: `sprites.bin` and `manifest.jsonl`. Every source is a part of
 * its own that is kept, so that a build that was stopped goes on where it was. The same packages always give
 * the same files. Throws `NonetError` (`data-download-failed`, `data-checksum-mismatch`,
 * `data-package-damaged`, `data-package-layout`, `data-build-stopped`).
 */
export async function buildData(options: BuildOptions = {}): Promise<BuildResult> {
  const { dataDir = '.data', onProgress = () => {}, signal, sources = SOURCES } = options;
  const partsDir = join(dataDir, 'parts');
  makeFolder(partsDir);
  const packages = [...Object.values(WORD_SOURCES), ...sources];
  const files = new Map<string, string>();
  for (const [done, ref] of packages.entries()) {
    stopIfAsked(signal);
    onProgress({ stage: 'download', source: ref.package, done, total: packages.length });
    files.set(ref.id, await downloadPackage(dataDir, ref, signal));
  }

  const missing = sources.filter((source) => !existsSync(partFile(partsDir, source, 'jsonl')));
  if (missing.length > 0) {
    const words = await readWords(files);
    const drawings = new Map<string, Drawing[]>();
    // The well-spelt sets teach the words by which glued names come apart.
    const vocabulary = new Map<string, number>();
    for (const source of sources) {
      if (source.kind !== 'emoji' && !missing.includes(source)) continue;
      const list = await readDrawings(files.get(source.id)!, source);
      if (missing.includes(source)) drawings.set(source.id, list);
      if (source.kind === 'emoji') countWords(list, vocabulary);
    }
    const parser = new NameParser(words.emoji, words.wordnet, vocabulary);
    for (const source of missing) {
      await drawPart(source, drawings.get(source.id)!, parser, words.wordnet, partsDir, onProgress, signal);
      drawings.delete(source.id);
    }
  }
  onProgress({ stage: 'join', source: '', done: 0, total: 1 });
  return joinParts(dataDir, partsDir, sources);
}

function partFile(partsDir: string, source: Source, extension: 'bin' | 'jsonl'): string {
  return join(partsDir, `${source.id}-${source.version}-b${BUILD_VERSION}.${extension}`);
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new NonetError('data-build-stopped', 'The build was stopped; run it again to go on.');
  }
}

async function readWords(
  files: ReadonlyMap<string, string>,
): Promise<{ emoji: EmojiIndex; wordnet: WordNet }> {
  const base = await readPackage(files.get('emojibase')!, (path) =>
    /^(?:en\/data|meta\/groups)\.json$/.test(path),
  );
  const lib = await readPackage(files.get('emojilib')!, (path) => path === 'dist/emoji-en-US.json');
  const net = await readPackage(files.get('wordnet')!, (path) => /^dict\/(?:index|data)\.noun$/.test(path));
  const text = (from: Map<string, Buffer>, path: string) => {
    const file = from.get(path);
    if (file === undefined) throw new NonetError('data-package-layout', `A word package lacks ${path}.`);
    return file.toString('utf8');
  };
  return {
    emoji: new EmojiIndex(
      text(base, 'en/data.json'),
      text(base, 'meta/groups.json'),
      text(lib, 'dist/emoji-en-US.json'),
    ),
    wordnet: new WordNet(text(net, 'dict/index.noun'), text(net, 'dict/data.noun')),
  };
}

function countWords(drawings: readonly Drawing[], counts: Map<string, number>): void {
  for (const { name } of drawings) {
    for (const word of name.split('-')) {
      if (/^[a-z]{2,}$/.test(word) || word === 'a') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
}

/** Draws one source into its part files; the record file is written last, and marks the part as whole. */
async function drawPart(
  source: Source,
  drawings: readonly Drawing[],
  parser: NameParser,
  wordnet: WordNet,
  partsDir: string,
  onProgress: (progress: BuildProgress) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const siblings = new Set(drawings.map((drawing) => drawing.name));
  const wanted = drawings.flatMap((drawing) => {
    const parsed = parser.parse(drawing.name, source, siblings);
    return parsed === undefined ? [] : [{ drawing, parsed }];
  });
  const chunks: Buffer[] = [];
  const records: string[] = [];
  let offset = 0;
  for (let start = 0; start < wanted.length; start += IN_FLIGHT) {
    stopIfAsked(signal);
    onProgress({ stage: 'draw', source: source.package, done: start, total: wanted.length });
    const batch = wanted.slice(start, start + IN_FLIGHT);
    const drawn = await Promise.all(batch.map(({ drawing }) => drawSprite(drawing)));
    for (const [i, picture] of drawn.entries()) {
      if (picture === undefined) continue;
      const { drawing, parsed } = batch[i]!;
      const nouns = parser.nouns(parsed.phrase);
      const sprite: Sprite = {
        id: `${source.id}/${drawing.name}`,
        source: source.id,
        package: `${source.package}@${source.version}`,
        licence: source.licence,
        name: drawing.name,
        phrase: parsed.phrase,
        nouns,
        tags: parsed.tags,
        style: source.adjectives[0]!,
        category: categorise(parsed.phrase, nouns, parsed.subgroup, wordnet),
        offset,
        length: picture.webp.length,
        width: picture.width,
        height: picture.height,
        framed: picture.framed,
        mono: source.kind === 'mono-icon',
        colour: picture.colour,
        colourShare: picture.colourShare,
      };
      records.push(JSON.stringify(sprite));
      chunks.push(picture.webp);
      offset += picture.webp.length;
    }
  }
  await writeWhole(partFile(partsDir, source, 'bin'), Buffer.concat(chunks));
  await writeWhole(partFile(partsDir, source, 'jsonl'), records.map((record) => `${record}\n`).join(''));
}

async function drawSprite(drawing: Drawing) {
  const bitmap = await rasterise(drawing).catch(() => undefined); // a drawing that librsvg rejects is left out
  if (bitmap === undefined) return undefined;
  const { rgba, width, height } = bitmap;
  const webp = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .webp({ lossless: true, effort: 1 })
    .toBuffer();
  const { colour, share } = dominantColour(rgba);
  return {
    webp,
    width,
    height,
    framed: isFramed(bitmap),
    colour,
    colourShare: Math.round(share * 1000) / 1000,
  };
}

async function writeWhole(file: string, content: Buffer | string): Promise<void> {
  await writeFile(`${file}.partial`, content);
  await rename(`${file}.partial`, file);
}

/** Puts the parts one after another into the two files of the finished set. */
async function joinParts(
  dataDir: string,
  partsDir: string,
  sources: readonly Source[],
): Promise<BuildResult> {
  const binary = join(dataDir, SPRITES_FILE);
  const out = await open(`${binary}.partial`, 'w');
  const lines: string[] = [];
  const bySource: Record<string, number> = {};
  let bytes = 0;
  try {
    for (const source of sources) {
      const text = await readFile(partFile(partsDir, source, 'jsonl'), 'utf8');
      const records = text.split('\n').filter((line) => line !== '');
      for (const record of records) {
        const sprite = JSON.parse(record) as Sprite;
        lines.push(`${JSON.stringify({ ...sprite, offset: sprite.offset + bytes })}\n`);
      }
      const part = await readFile(partFile(partsDir, source, 'bin'));
      await out.write(part);
      bytes += part.length;
      bySource[source.id] = records.length;
    }
  } finally {
    await out.close();
  }
  // The manifest goes while the pictures change, so that no reader ever pairs old records with new pictures.
  await rm(join(dataDir, MANIFEST_FILE), { force: true });
  await rename(`${binary}.partial`, binary);
  await writeWhole(join(dataDir, MANIFEST_FILE), lines.join(''));
  return { sprites: lines.length, bySource, bytes };
}
