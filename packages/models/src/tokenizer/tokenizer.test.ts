import { beforeAll, describe, expect, it } from 'vitest';
import { characterOfByte } from './byte-level.ts';
import { Tokenizer } from './tokenizer.ts';
import { buildTokenizerJson, specialTokens } from './tokenizer-json.ts';

// A vocabulary small enough to work out by hand: ids 0-4 special, 5-260 the bytes, then these merges in order.
const merges: [string, string][] = [
  ['Ġ', 'a'], // 261
  ['a', 't'], // 262
  ['c', 'at'], // 263
  ['Ġ', 'cat'], // 264
  ['h', 'at'], // 265
];
const idOfByte = (text: string) => Array.from(new TextEncoder().encode(text), (byte) => 5 + byte);

let tokenizer: Tokenizer;
beforeAll(() => {
  const tokens = [...specialTokens, ...characterOfByte, ...merges.map((pair) => pair.join(''))];
  // As from a file: nothing may depend on shared objects.
  tokenizer = new Tokenizer(JSON.parse(JSON.stringify(buildTokenizerJson(tokens, merges))));
});

/** Ids between `<s>` and `</s>`. */
function inner(text: string): number[] {
  const { ids, length } = tokenizer.encode(text, 64);
  expect([ids[0], ids[length - 1]]).toEqual([0, 2]);
  return Array.from(ids.subarray(1, length - 1));
}

describe('Tokenizer', () => {
  it('merges in the order of the merges', () => {
    expect(inner('a cat')).toEqual([261, 264]);
    // "Ġ a" outranks "a t", so "at" at a word's start is " a" + "t"; "hat" keeps its "Ġ"
    expect(inner('at')).toEqual([261, ...idOfByte('t')]);
    expect(inner('hat')).toEqual([...idOfByte(' '), 265]);
    expect(inner(' hathat')).toEqual([...idOfByte(' '), 265, 265]);
  });

  it('puts one space before a text that has none', () => {
    expect(inner(' cat')).toEqual(inner('cat'));
    expect(inner('  cat')).toEqual([...idOfByte(' '), 264]);
  });

  it('cuts at words, digits and other marks', () => {
    expect(inner("cat's2!")).toEqual([264, ...idOfByte("'s2!")]);
  });

  it('pads to the asked length', () => {
    const { ids, length } = tokenizer.encode('a cat', 8);
    expect([[...ids], length]).toEqual([[0, 261, 264, 2, 1, 1, 1, 1], 4]);
  });

  it('cuts long text so that the end token still fits', () => {
    const { ids, length } = tokenizer.encode('cat '.repeat(2500), 8);
    expect([[...ids], length]).toEqual([[0, 264, 264, 264, 264, 264, 264, 2], 8]);
    expect(tokenizer.encode('x'.repeat(10_000), 4).length).toBe(4);
  });

  it('gives an empty text only its start and end', () => {
    const { ids, length } = tokenizer.encode('', 4);
    expect([[...ids], length]).toEqual([[0, 2, 1, 1], 2]);
  });

  it('finds special tokens in text', () => {
    expect(inner('cat<mask>')).toEqual([264, 4]);
  });

  it.each(['東京 🐱 naïve', 'a\u0000b\n\tc', 'שלום \u200d', '  ends with spaces  ', 'e\u0301'])(
    'gives %j back when decoding',
    (text) => {
      const { ids } = tokenizer.encode(` ${text}`, 128);
      expect(tokenizer.decode(ids)).toBe(` ${text}`);
    },
  );

  it('takes a lone surrogate for U+FFFD', () => {
    expect(inner('\ud800')).toEqual(inner('\ufffd'));
    expect(inner('cat\udc00')).toEqual([264, ...idOfByte('\ufffd')]);
  });

  it('refuses a length without room for the end, and a file that is no tokenizer', () => {
    expect(() => tokenizer.encode('cat', 1)).toThrow(
      expect.objectContaining({ code: 'tokenizer-max-length' }),
    );
    expect(() => new Tokenizer({})).toThrow(expect.objectContaining({ code: 'tokenizer-invalid' }));
  });
});
