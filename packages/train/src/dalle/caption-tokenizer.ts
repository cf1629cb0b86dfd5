// The text tokenizer of a run: byte-level BPE trained on captions and on every name in the data set.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { normalizeText, Tokenizer, trainBpe } from '@nonet/models';
import { readManifest } from '../data/index.ts';
import type { RunFolder } from '../run-folder.ts';
import { BLOCK_SCENES } from './token-block.ts';
import type { TokenDataset } from './token-dataset.ts';

/** Blocks whose captions the tokenizer is trained on, at most. */
const BLOCKS = 8;
/** A name counts as much as this many captions: every thing in the data set should be one or two tokens. */
const NAME_WEIGHT = 2;

/** The run's `tokenizer.json`, trained at its first start. */
export async function captionTokenizer(
  folder: RunFolder,
  dataset: TokenDataset,
  dataDir: string,
  vocabSize: number,
): Promise<Tokenizer> {
  const path = folder.file('tokenizer.json');
  if (!existsSync(path)) {
    const texts = new Map<string, number>();
    const count = (text: string, weight: number) => texts.set(text, (texts.get(text) ?? 0) + weight);
    for (let block = 0; block < Math.min(BLOCKS, dataset.blockCount); block++) {
      const { captions } = await dataset.block(block);
      for (let i = 0; i < BLOCK_SCENES; i++) count(normalizeText(captions[i]!), 1);
    }
    for (const { phrase } of await readManifest(dataDir)) count(normalizeText(phrase), NAME_WEIGHT);
    writeFileSync(path, JSON.stringify(trainBpe(texts, vocabSize)));
  }
  return new Tokenizer(JSON.parse(readFileSync(path, 'utf8')) as object);
}
