// Prompts to token ids: normalising text, tokenising it, training a tokenizer.
export { HashtagSplitter } from './hashtags.ts';
export { normalizeText, type TextNormalizerOptions } from './text-normalizer.ts';
export { type EncodedText, Tokenizer } from './tokenizer.ts';
export type { TokenizerJson } from './tokenizer-json.ts';
export { trainBpe } from './train-bpe.ts';
