// Spelling correction: misspelt words, and words typed without the space between them.
import { HashtagSplitter } from '../tokenizer/hashtags.ts';
import type { Lexicon } from './lexicon.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Shorter words have too many neighbours to guess. */
const SHORTEST = 4;
/** Short words are corrected only to so many of the most frequent. */
const COMMON_RANK = 25_000;
/** Longer ones are not corrected. */
const LONGEST = 20;
/** Words as long as this may have two mistakes. */
const LONG = 8;

/** Corrects words by the lexicon's, the more frequent ones first. */
export class Speller {
  readonly #lexicon: Lexicon;
  readonly #ranks = new Map<string, number>();
  readonly #splitter: HashtagSplitter;
  /** Long words by their first letter. */
  readonly #long = new Map<string, LongWord[]>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    let rank = 0;
    for (const word of lexicon.words()) {
      this.#ranks.set(word, rank++);
      if (word.length < LONG - 1 || word.includes(' ')) continue;
      const entry = { word, letters: lettersOf(word) };
      const same = this.#long.get(word[0]!);
      if (same === undefined) this.#long.set(word[0]!, [entry]);
      else same.push(entry);
    }
    this.#splitter = new HashtagSplitter(
      [...this.#ranks.keys()].filter((word) => /^(?:[a-z]{3,}|a)$/.test(word)),
    );
  }

  /** The word that was meant, one or (for long words) two edits away; undefined when none comes near. */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return undefined;
    const near = oneSlipFrom(word).filter((candidate) => this.#isMeant(candidate, word));
    const found = this.#best(near);
    return found ?? (word.length >= LONG ? this.#best(this.#twoSlipsFrom(word)) : undefined);
  }

  /** The words that were typed as one, all of which have a meaning; undefined when it cannot be split. */
  split(glued: string): string[] | undefined {
    if (glued.length < 6 || glued.length > 40) return undefined;
    const words = this.#splitter.split(glued).split(' ');
    const parted = words.length > 1 && words.length <= 5 && words.join('') === glued;
    return parted && words.every((word) => word === 'a' || this.#means(word)) ? words : undefined;
  }

  #means(word: string): boolean {
    const meaning = word.length < 3 ? undefined : this.#lexicon.meanings(word)[0];
    return meaning !== undefined && meaning.type !== 'silent' && meaning.type !== 'particle';
  }

  /** Only words with a meaning are candidates; for short ones the first letter must match. */
  #isMeant(candidate: string, word: string): boolean {
    const isShort = word.length <= 5;
    if (isShort && (candidate[0] !== word[0] || this.#rank(candidate) >= COMMON_RANK)) return false;
    return this.#means(candidate);
  }

  #best(candidates: readonly string[]): string | undefined {
    let best: string | undefined;
    for (const candidate of candidates) {
      if (best === undefined || this.#rank(candidate) < this.#rank(best)) best = candidate;
    }
    return best;
  }

  #rank(word: string): number {
    return this.#ranks.get(word) ?? Number.POSITIVE_INFINITY;
  }

  #twoSlipsFrom(word: string): string[] {
    const letters = lettersOf(word);
    return (this.#long.get(word[0]!) ?? [])
      .filter(
        (known) =>
          Math.abs(known.word.length - word.length) <= 2 &&
          bitsOf(known.letters ^ letters) <= 4 &&
          isWithinTwo(known.word, word) &&
          this.#means(known.word),
      )
      .map((known) => known.word);
  }
}

interface LongWord {
  readonly word: string;
  /** See `lettersOf`. */
  readonly letters: number;
}

/** The letters of a word as bits; two slips change at most four. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsOf(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** Whether two words differ by at most two letters left out, put in, changed or swapped (Damerau, 1964). */
function isWithinTwo(a: string, b: string): boolean {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > 2) return false;
    beforeLast = last;
    last = row;
  }
  return last[b.length]! <= 2;
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** All strings that differ by a letter left out, put in, changed, or swapped with its neighbour. */
function oneSlipFrom(word: string): string[] {
  const found = withoutOne(word);
  for (let i = 0; i < word.length; i++) {
    const before = word.slice(0, i);
    if (i + 1 < word.length) found.push(before + word[i + 1] + word[i] + word.slice(i + 2));
    for (const letter of LETTERS)
      found.push(before + letter + word.slice(i + 1), before + letter + word.slice(i));
  }
  for (const letter of LETTERS) found.push(word + letter);
  return found;
}
