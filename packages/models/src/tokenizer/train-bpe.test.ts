import { describe, expect, it } from 'vitest';
import { splitWords, toByteCharacters } from './byte-level.ts';
import { Tokenizer } from './tokenizer.ts';
import { trainBpe } from './train-bpe.ts';

const captions: [string, number][] = [
  [' a low lower lowest', 5],
  [' new newer newest', 3],
  [' wide widest aaaa', 2],
  [' 東京 at night 🐱', 1],
];

/** The merges by the definition: count every pair anew before each merge. */
function slowMerges(count: number, vocab: Record<string, number>): string[] {
  const words = captions.flatMap(([text, weight]) =>
    splitWords(text).map((word) => ({ symbols: Array.from(toByteCharacters(word)), weight })),
  );
  const merges: string[] = [];
  while (merges.length < count) {
    const counts = new Map<string, number>();
    for (const { symbols, weight } of words) {
      for (let i = 0; i + 1 < symbols.length; i++) {
        const pair = `${symbols[i]} ${symbols[i + 1]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + weight);
      }
    }
    const ids = (pair: string) => pair.split(' ').map((token) => vocab[token]!);
    const [best] = [...counts].sort(([pairA, countA], [pairB, countB]) => {
      const [leftA, rightA] = ids(pairA);
      const [leftB, rightB] = ids(pairB);
      return countB - countA || leftA! - leftB! || rightA! - rightB!;
    });
    if (best === undefined) return merges;
    merges.push(best[0]);
    const [left, right] = best[0].split(' ');
    for (const word of words) {
      for (let i = 0; i + 1 < word.symbols.length; i++) {
        if (word.symbols[i] === left && word.symbols[i + 1] === right)
          word.symbols.splice(i, 2, left! + right!);
      }
    }
  }
  return merges;
}

describe('trainBpe', () => {
  it('finds the same merges as counting anew each time', () => {
    const { model } = trainBpe(captions, 261 + 30);
    expect(model.merges).toEqual(slowMerges(30, model.vocab));
    expect(model.merges).toHaveLength(30);
  });

  it('counts repeated captions as it counts weights', () => {
    const repeated = captions.flatMap(([text, weight]) =>
      Array.from({ length: weight }, () => [text, 1] as const),
    );
    expect(trainBpe(repeated, 300)).toEqual(trainBpe(captions, 300));
  });

  it('gives every token an id: special ones, bytes, merges', () => {
    const { model, added_tokens } = trainBpe(captions, 290);
    expect(Object.values(model.vocab).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 290 }, (_, id) => id),
    );
    expect(added_tokens.map(({ id, content }) => [id, content])).toEqual([
      [0, '<s>'],
      [1, '<pad>'],
      [2, '</s>'],
      [3, '<unk>'],
      [4, '<mask>'],
    ]);
    expect(model.vocab['Ġ']).toBe(5 + 0x20);
  });

  it('stops when no pair is left', () => {
    const { model } = trainBpe([[' ab', 1]], 1000);
    expect(model.merges).toEqual(['Ġ a', 'Ġa b']);
  });

  it('makes a tokenizer that knows the words it was trained on and can write any other', () => {
    const tokenizer = new Tokenizer(trainBpe(captions, 400));
    expect(tokenizer.encode(' a lowest wide', 16).length).toBe(5);
    expect(tokenizer.decode(tokenizer.encode(' Ünbekannt ☃', 64).ids)).toBe(' Ünbekannt ☃');
  });

  it('refuses a vocabulary without room for the bytes', () => {
    expect(() => trainBpe(captions, 260)).toThrow(expect.objectContaining({ code: 'tokenizer-vocab-size' }));
  });
});
