// The text tokenizer of a CLIP run: byte-level BPE on captions and on every name in the data set.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Tokenizer, trainBpe } from '@nonet/models';
import { readManifest } from '../data/index.ts';
import type { RunFolder } from '../run-folder.ts';
import type { PictureSource } from './picture-source.ts';

/** Captions that it is trained on. */
const CAPTIONS = 512;
/** A name counts as much as this many captions. */
const NAME_WEIGHT = 2;

/** The run's `tokenizer.json`, trained at its first start. */
export async function clipTokenizer(
  folder: RunFolder,
  pictures: PictureSource,
  dataDir: string,
  vocabSize: number,
): Promise<Tokenizer> {
  const path = folder.file('tokenizer.json');
  if (!existsSync(path)) {
    const { captions } = await pictures.once(0, CAPTIONS);
    const names = (await readManifest(dataDir)).map(({ phrase }) => [phrase, NAME_WEIGHT] as const);
    const json = trainBpe([...captions.map((text) => [text, 1] as const), ...names], vocabSize);
    // Prompts come as people type them.
    writeFileSync(path, JSON.stringify({ ...json, normalizer: { type: 'Lowercase' } }));
  }
  return new Tokenizer(JSON.parse(readFileSync(path, 'utf8')) as object);
}
