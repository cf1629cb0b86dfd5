import { describe, expect, it } from 'vitest';
import { HashtagSplitter } from './hashtags.ts';

const splitter = new HashtagSplitter(['the', 'a', 'cat', 'cats', 'ran', 'sat', 'on', "'s", "'", '1', '9']);

describe('HashtagSplitter', () => {
  it.each([
    ['thecatsaton', 'the cat sat on'], // "cats" is rarer than "cat" + "sat"
    ['TheCatsRan', 'The Cats Ran'], // the case stays
    ["cat'sran", "cat's ran"], // a possessive stays with its word
    ['cat1991', 'cat 1991'], // digits stay together
    ['cat_on__a', 'cat on a'],
    ['zq', 'z q'], // unknown text falls into characters
    ['', ''],
  ])('splits %j into %j', (hashtag, words) => {
    expect(splitter.split(hashtag).replace(/\s+/g, ' ')).toBe(words);
  });
});
