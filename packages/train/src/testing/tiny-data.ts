// A small data set for tests: hand-written drawings in npm package files that are packed here, no network.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildData } from '../data/build.ts';
import { heldOutColourNouns, heldOutPairs } from '../data/holdout.ts';
import { type PackageRef, type Source, WORD_SOURCES } from '../data/sources.ts';

/** A held-out pair and a held-out colour and noun that the drawings can show. */
const PAIR = heldOutPairs().find(([a, b]) => a === 'cat' || b === 'cat') ?? heldOutPairs()[0]!;
export const [HELD_COLOUR, HELD_NOUN] = heldOutColourNouns()[0]!;
/** Names of the drawings. */
export const THINGS = [
  ...new Set(['cat', 'dog', 'fox', 'robot', 'apple', 'table', 'umbrella', 'horse', ...PAIR, HELD_NOUN]),
];
export const SOURCE: Source = {
  id: 'tiny',
  package: 'tiny-icons',
  version: '1.0.0',
  integrity: '',
  licence: 'CC0-1.0',
  credit: 'nobody',
  kind: 'emoji',
  family: 'tiny',
  weight: 1,
  adjectives: ['tiny'],
  media: ['a tiny drawing'],
};

/** Writes an npm package file (.tgz) with these files. */
async function pack(dataDir: string, ref: PackageRef, files: Record<string, string>): Promise<void> {
  const blocks: Buffer[] = [];
  for (const [path, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(`package/${path}`, 0);
    header.write(body.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    blocks.push(header, body, Buffer.alloc((512 - (body.length % 512)) % 512));
  }
  const name = `${ref.package.replace('@', '').replace('/', '-')}-${ref.version}.tgz`;
  await mkdir(join(dataDir, 'packages'), { recursive: true });
  await writeFile(join(dataDir, 'packages', name), gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)])));
}

/** Writes the package file of a set with these drawings. @param icons SVG by name, of 100 x 100 */
export const packDrawings = (dataDir: string, ref: PackageRef, icons: Record<string, { body: string }>) =>
  pack(dataDir, ref, { 'icons.json': JSON.stringify({ width: 100, height: 100, icons }) });

/** Writes the package files that `SOURCE` and the word lists come from. */
async function packAll(dataDir: string): Promise<void> {
  const body =
    '<circle cx="50" cy="30" r="20" fill="#e07818"/><rect x="30" y="40" width="40" height="50" fill="#f08a28"/>';
  const icons = Object.fromEntries(THINGS.map((name) => [name, { body }]));
  const junk = {
    'flag-france': { body },
    'cat-dark-skin-tone': { body },
    pear: { body: '<g/>' },
    plum: { body: '<' },
  };
  await packDrawings(dataDir, SOURCE, { ...icons, ...junk });
  const label = (name: string, i: number) => ({ label: name, hexcode: `1F0${i}`, emoji: name, subgroup: 0 });
  await pack(dataDir, WORD_SOURCES.emojibase, {
    'en/data.json': JSON.stringify([...THINGS, 'pear', 'plum'].map(label)),
    'meta/groups.json': JSON.stringify({ subgroups: { 0: 'animal-mammal' } }),
  });
  await pack(dataDir, WORD_SOURCES.emojilib, { 'dist/emoji-en-US.json': '{}' });
  await pack(dataDir, WORD_SOURCES.wordnet, { 'dict/index.noun': '\n', 'dict/data.noun': '\n' });
}

/** Builds the data set in a folder. */
export async function buildTinyData(dataDir: string): Promise<void> {
  await packAll(dataDir);
  await buildData({ dataDir, sources: [SOURCE] });
}
