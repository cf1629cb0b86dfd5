// A repository's tokenizer: its tokenizer.json, or the vocab.json and merges.txt that older ones have.
import { NonetError } from '@nonet/core';
import { buildTokenizerJson, type TokenizerJson } from '../tokenizer/tokenizer-json.ts';

/**
 * A `tokenizer.json` from the older pair of files.
 * @param vocab parsed vocab.json: token to id, special tokens among them
 * @param merges merges.txt: a pair of tokens a line, in the order in which they are merged
 * @throws NonetError `tokenizer-invalid`
 */
export function joinTokenizerFiles(vocab: unknown, merges: string): TokenizerJson {
  const ids = new Map(Object.entries((vocab ?? {}) as Record<string, unknown>));
  const whole = [...ids.values()].every((id) => Number.isInteger(id) && (id as number) >= 0);
  if (ids.size === 0 || !whole) {
    throw new NonetError('tokenizer-invalid', 'vocab.json: expected a map from tokens to whole numbers');
  }
  const idOf = (token: string): number => {
    const id = ids.get(token);
    if (id === undefined) throw new NonetError('tokenizer-invalid', `vocab.json: has no token ${token}`);
    return id as number;
  };
  const pairs = merges
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#version'))
    .map((line) => line.trim().split(' ') as [string, string]);
  const built = buildTokenizerJson([], pairs);
  return {
    ...built,
    added_tokens: built.added_tokens
      .filter(({ content }) => ids.has(content))
      .map((token) => ({ ...token, id: idOf(token.content) })),
    post_processor: { ...built.post_processor, sep: ['</s>', idOf('</s>')], cls: ['<s>', idOf('<s>')] },
    model: { ...built.model, vocab: Object.fromEntries(ids) as Record<string, number> },
  };
}
