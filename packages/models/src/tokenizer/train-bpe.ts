// Learns byte-level BPE merges from captions (Sennrich et al. 2016, https://arxiv.org/abs/1508.07909).
import { NonetError } from '@nonet/core';
import { characterOfByte, splitWords, toByteCharacters } from './byte-level.ts';
import { PairQueue } from './pair-queue.ts';
import { buildTokenizerJson, specialTokens, type TokenizerJson } from './tokenizer-json.ts';

interface Word {
  /** Token ids, shrinking as pairs are merged. */
  symbols: number[];
  readonly weight: number;
}

/**
 * Trains a tokenizer: five special tokens, the 256 bytes, then merges of the most frequent neighbours until
 * `vocabSize` tokens are there or no pair is left. The same captions always give the same tokenizer.
 * @param captions [text, weight] pairs, as the model will see them (normalised); equal texts may repeat
 * @throws NonetError `tokenizer-vocab-size` when `vocabSize` does not hold the special tokens and the bytes
 */
export function trainBpe(captions: Iterable<readonly [string, number]>, vocabSize: number): TokenizerJson {
  const tokens: string[] = [...specialTokens, ...characterOfByte];
  if (!Number.isSafeInteger(vocabSize) || vocabSize < tokens.length) {
    throw new NonetError(
      'tokenizer-vocab-size',
      `a byte-level vocabulary needs at least ${tokens.length} tokens, ${vocabSize} were asked for`,
    );
  }
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const words: Word[] = [];
  for (const [word, weight] of countWords(captions)) {
    words.push({ symbols: Array.from(toByteCharacters(word), (char) => idOf.get(char)!), weight });
  }
  const pairs = new PairQueue();
  words.forEach(({ symbols, weight }, index) => {
    for (let i = 0; i + 1 < symbols.length; i++) pairs.add(symbols[i]!, symbols[i + 1]!, weight, index);
  });
  const merges: [string, string][] = [];
  while (tokens.length < vocabSize) {
    const best = pairs.takeMostFrequent();
    if (best === undefined) break;
    const { left, right } = best;
    merges.push([tokens[left]!, tokens[right]!]);
    const known = idOf.get(tokens[left]! + tokens[right]!);
    const merged = known ?? tokens.push(tokens[left]! + tokens[right]!) - 1;
    idOf.set(tokens[merged]!, merged);
    for (const index of best.words) mergeInWord(words[index]!, index, left, right, merged, pairs);
  }
  return buildTokenizerJson(tokens, merges);
}

/** Distinct words with their summed weights: captions repeat words, so this makes the work small. */
function countWords(captions: Iterable<readonly [string, number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [text, weight] of captions) {
    if (text === '') continue;
    for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + weight);
  }
  return counts;
}

/** Replaces every (left, right) in the word, and corrects the counts of its pairs. */
function mergeInWord(
  word: Word,
  index: number,
  left: number,
  right: number,
  merged: number,
  pairs: PairQueue,
): void {
  const { symbols, weight } = word;
  const shorter: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const isPair = symbols[i] === left && symbols[i + 1] === right;
    shorter.push(isPair ? merged : symbols[i]!);
    if (isPair) i++;
  }
  if (shorter.length === symbols.length) return;
  for (let i = 0; i + 1 < symbols.length; i++) pairs.add(symbols[i]!, symbols[i + 1]!, -weight, index);
  for (let i = 0; i + 1 < shorter.length; i++) pairs.add(shorter[i]!, shorter[i + 1]!, weight, index);
  word.symbols = shorter;
}
