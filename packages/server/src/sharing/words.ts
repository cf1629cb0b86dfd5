// The words that a prompt is found by.
import { boundMarks, plainText } from '@nonet/api';

const MOST_WORDS = 100;
const LONGEST_WORD = 50;
/** Parts of a text that are looked at: each costs time in proportion to the whole text. */
const MOST_PARTS = 1_000;
/** No word goes on after two of these, so that they are one part. */
const BETWEEN = /[^\p{L}\p{M}\p{N}]{2,}/gu;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words in lower case, also of scripts that put no spaces between them. They hold nothing but letters and digits. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const plain = boundMarks(plainText(text)).normalize('NFKC').toLowerCase().replace(BETWEEN, ' ');
  let parts = 0;
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (++parts > MOST_PARTS) break;
    const letters = segment.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    const word = Array.from(letters).slice(0, LONGEST_WORD).join('');
    if (isWordLike && word !== '') words.push(word);
    if (words.length === MOST_WORDS) break;
  }
  return [...new Set(words)];
}

/** A search in the form of Postgres' tsquery: every word, or a word that begins with it. Undefined: no words. */
export function toQuery(search: string): string | undefined {
  const words = wordsOf(search);
  return words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(' & ');
}
