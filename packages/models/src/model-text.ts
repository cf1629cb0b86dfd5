// Turns a text into the token ids that a model reads.
import type { DalleBartConfig } from './dalle-bart/config.ts';
import { normalizeText } from './tokenizer/text-normalizer.ts';
import type { Tokenizer } from './tokenizer/tokenizer.ts';

/** Ids of a text, `[maxTextLength]`. */
export function textTokens(text: string, tokenizer: Tokenizer, config: DalleBartConfig): BigInt64Array {
  // The empty text stays empty: guidance was trained against `<s></s>`, not against a space.
  const input = config.normalizeText && text !== '' ? normalizeText(text) : text;
  return BigInt64Array.from(tokenizer.encode(input, config.maxTextLength).ids, BigInt);
}
