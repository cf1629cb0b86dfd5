// The words of a model: what prompts are read with, and what prompts are made of.
import { join } from 'node:path';
import { readJson } from '@nonet/core/node';
import { type Lexicon, type LexiconFile, parseLexicon, Understander } from '@nonet/models';

export interface CatalogueWords {
  readonly file: LexiconFile;
  readonly lexicon: Lexicon;
  readonly understander: Understander;
}

/** @throws NonetError `model-file`, `lexicon-format` */
export function readWords(model: string): CatalogueWords {
  const file = readJson(join(model, 'lexicon.json'));
  const lexicon = parseLexicon(file);
  return { file: file as LexiconFile, lexicon, understander: new Understander(lexicon) };
}
