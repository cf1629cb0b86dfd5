// Finds the longest phrase with a meaning, and the meaning that fits the words around it.
import type { Lexicon, Meaning } from './lexicon.ts';
import type { Reading, Thing } from './reading.ts';
import { ARTICLES } from './small-words.ts';
import type { Word } from './words.ts';

type Place = Extract<Meaning, { type: 'place' }>;

/** Words of a prompt with their meaning. */
export interface Phrase {
  readonly text: string;
  /** In words. */
  readonly length: number;
  readonly meaning: Meaning;
}

/** Links to what stands outside: "next to a house" is not in one. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'next to',
  'in front of',
  'behind',
  'above',
  'between',
  'around',
]);
/** Least popularity, per million training pictures, of a thing that may stand beside another. */
const OFTEN_SHOWN = 100;

/** Finds phrases in the words of one prompt. */
export class PhraseFinder {
  readonly #words: readonly Word[];
  readonly #lexicon: Lexicon;

  constructor(words: readonly Word[], lexicon: Lexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
  }

  /** The longest phrase from word `at` on; undefined if the word is unknown. */
  find(at: number, reading: Reading): Phrase | undefined {
    for (let length = this.#reach(at); length > 0; length--) {
      const text = this.#text(at, length);
      const meaning = this.#choose(this.#lexicon.meanings(text), at + length, reading);
      if (meaning !== undefined) return { text, length, meaning };
    }
    return undefined;
  }

  /** Whether the words from an index on name or describe a thing. */
  isThing(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    for (let length = this.#reach(at); length > 0; length--) {
      const meanings = this.#lexicon.meanings(this.#text(at, length));
      if (meanings.some(({ type }) => type === 'thing' || type === 'modifier')) return true;
    }
    return false;
  }

  #text(at: number, length: number): string {
    return this.#words
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Number of words from `at` on that may form a phrase: it does not go over a comma. */
  #reach(at: number): number {
    const most = Math.min(this.#lexicon.longestFrom(this.#words[at]!.text), this.#words.length - at);
    for (let length = 1; length < most; length++) if (this.#words[at + length]!.breaks) return length;
    return most;
  }

  /** The meaning that fits what was read before and what comes next, at word `next`. */
  #choose(meanings: readonly Meaning[], next: number, reading: Reading): Meaning | undefined {
    if (meanings.length < 2) return meanings[0];
    const find = <T extends Meaning['type']>(type: T) =>
      meanings.find((meaning): meaning is Extract<Meaning, { type: T }> => meaning.type === type);
    const thing = find('thing');
    const place = find('place');
    if (place !== undefined) {
      if (thing !== undefined && this.#standsBeside(thing, place, reading.links.relation)) return thing;
      if (thing === undefined || place.whole || reading.placeMayFollow) return place;
    }
    const verb = find('link') ?? find('pose');
    // "a cat sleeping", "a sleeping cat": a pose, even where captions use the word as the name of a thing.
    const isDoing = this.#words[next - 1]!.text.endsWith('ing');
    if (
      verb?.type === 'pose' &&
      isDoing &&
      (reading.before !== undefined || (reading.links.text === '' && this.isThing(next)))
    ) {
      return verb;
    }
    if (
      verb !== undefined &&
      reading.scene.parts.length > 0 &&
      (thing === undefined || this.#startsMention(next))
    ) {
      return verb;
    }
    const modifier = find('modifier');
    if (
      modifier !== undefined &&
      (thing === undefined || this.isThing(next) || this.#words[next]?.text === 'of')
    ) {
      return modifier;
    }
    return thing ?? meanings[0];
  }

  /** Whether a word that is a thing and a place is the thing: "next to a house", but not "next to the beach". */
  #standsBeside({ name, reason }: Thing, { phrase, whole }: Place, relation: string): boolean {
    if (whole || !OUTSIDE.has(relation) || (relation !== 'above' && phrase.endsWith(` ${name}`)))
      return false;
    const isThing = reason === undefined || (reason === 'chosen' && phrase.startsWith('in a '));
    return isThing && this.#lexicon.popularity(name) >= OFTEN_SHOWN;
  }

  #startsMention(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    return (
      ARTICLES.has(word.text) || this.#lexicon.meanings(word.text).some(({ type }) => type === 'modifier')
    );
  }
}
