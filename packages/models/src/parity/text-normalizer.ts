// Parity of the text normaliser: pairs of a prompt and what it becomes.
import { normalizeText } from '../tokenizer/text-normalizer.ts';
import type { Comparison } from './comparison.ts';

export type TextPairs = readonly (readonly [prompt: string, normalized: string])[];

export const isTextPairs = (json: unknown): json is TextPairs =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every(
    (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === 'string'),
  );

/** The largest difference of such a file is the number of pairs that differ. */
export function checkTextNormalizer(pairs: TextPairs, comparison: Comparison): void {
  const wrong = pairs.filter(([prompt, expected]) => normalizeText(prompt) !== expected);
  comparison.largestDifference = wrong.length;
  const verdict = `${pairs.length - wrong.length} of ${pairs.length} prompts are normalised alike`;
  comparison.check(wrong.length === 0, verdict, verdict);
  for (const [prompt, expected] of wrong) {
    comparison.details.push(
      `${JSON.stringify(prompt)} gave ${JSON.stringify(normalizeText(prompt))}, expected ${JSON.stringify(expected)}`,
    );
  }
}
