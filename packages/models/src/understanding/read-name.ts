// Tells names of people from other words: given names with surnames, names that nobody knows, and credits of artists.
import type { PhraseFinder } from './find-phrase.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { isAction } from './read-link.ts';
import type { Reading, Thing } from './reading.ts';
import { ARTICLES } from './small-words.ts';
import type { Word } from './words.ts';

/** A name of somebody. */
export interface PersonName {
  /** In words. */
  readonly length: number;
  readonly thing: Thing;
}

/** Surnames that mean something else too. */
const SURNAMES: ReadonlySet<string> = new Set(
  `baker ball banks bacon bean bell berry bird bishop black blood book bridges brooks brown bull burns bush butcher butler cage carpenter
  carter castle chase church clay cook cooper cross crow cruise day diesel dove drake farmer fields fish fisher flowers ford forest fox
  frost fry gates golden gold gray green grey hall hammer hand hart hawk hill hood house hunter jobs joy king knight lake lamb lane law
  light lord love marsh mason master miller moon moore musk page park parker parks penn pike pine piper pitt pope porter potter power
  price prince rain read reed rice rich rivers rock rose sage sailor salt sharp shepherd silver singer small smith snow sparks stark star
  steel stone stones storm street strong summers swan swift taylor thorn tiger turner underwood wall walker ward washington waters weaver
  webb west wheeler white wild winter winters wolf wood woods wright young dean major minor cash cotton french german english love pearl
  rush speck spears stallone trump travolta portman bullock silverman dench hopper bacon hanks`.split(/\s+/),
);
/** Words of one name at most. */
const LONGEST_NAME = 4;

/** Finds names in the words of one prompt. */
export class NameFinder {
  readonly #words: readonly Word[];
  readonly #lexicon: Lexicon;
  readonly #phrases: PhraseFinder;

  constructor(words: readonly Word[], lexicon: Lexicon, phrases: PhraseFinder) {
    this.#words = words;
    this.#lexicon = lexicon;
    this.#phrases = phrases;
  }

  /**
   * The name of a person at word `at`: a given name with what follows it, two words that nobody knows, or one that is
   * written with a capital or does something ("olumide playing chess").
   */
  find(at: number, reading: Reading): PersonName | undefined {
    const given = this.#given(at);
    if (given !== undefined) return { length: this.#end(at + 1, at) - at, thing: given };
    const { colour, size, count } = reading.described;
    const isDescribed = colour !== undefined || size !== undefined || count !== undefined;
    if (reading.isTagNext && !this.#words[at]!.capital) return undefined;
    const isExpected = reading.thingMayFollow && !reading.negated && reading.article === '' && !isDescribed;
    if (!isExpected || !this.#isUnknown(at)) return undefined;
    const end = this.#end(at + 1, at);
    if (this.#phrases.isThing(end) || this.#words[end]?.text === 'of') return undefined;
    if (end - at < 2 && !this.#words[at]!.capital && !this.#acts(end)) return undefined;
    const name = this.#words[at]!.text.endsWith('a') ? 'woman' : 'man';
    return { length: end - at, thing: { type: 'thing', name, plural: false, reason: 'name' } };
  }

  /**
   * Words of a credit at word `at`: "by" or "style of" and names of artists, or more names after a comma. 0 where none
   * stands: "ridden by a cat".
   * @param continued whether the phrase before was a credit
   */
  credit(at: number, continued: boolean): number {
    const opening = this.#opening(at);
    if (opening === 0 && !(continued && this.#words[at]!.breaks)) return 0;
    const start = at + opening;
    let end = start;
    while (end < this.#words.length && (end === start || !this.#words[end]!.breaks)) {
      const joins = end > start && this.#words[end]!.text === 'and' && this.#isCredited(end + 1);
      const length = joins ? 1 : this.#isCredited(end) ? this.#end(end + 1, end) - end : 0;
      if (length === 0) break;
      end += length;
    }
    return end === start || this.#phrases.isThing(end) ? 0 : end - at;
  }

  #opening(at: number): number {
    const [first, second, third] = [0, 1, 2].map((i) => this.#words[at + i]?.text ?? '');
    if (first === 'by') return ARTICLES.has(second!) ? 0 : 1;
    return first === 'style' && second === 'of' && !ARTICLES.has(third!) ? 2 : 0;
  }

  #isCredited(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    const [meaning] = this.#lexicon.meanings(word.text);
    if (meaning === undefined || meaning.type === 'silent') return true;
    return (
      meaning.type === 'thing' && meaning.reason !== undefined && this.#lexicon.isA('person', meaning.name)
    );
  }

  /** End of the name that has its first word at `start`. */
  #end(from: number, start: number): number {
    let end = from;
    while (end - start < LONGEST_NAME && this.#continues(end)) end++;
    return end;
  }

  #continues(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    if (this.#isUnknown(at) || this.#given(at) !== undefined) return !this.#phrases.isThing(at + 1);
    if (/^[b-hj-z]$/.test(word.text)) return true; // an initial
    return SURNAMES.has(word.text) && !this.#phrases.isThing(at + 1);
  }

  #given(at: number): Thing | undefined {
    const meanings = this.#lexicon.meanings(this.#words[at]!.text);
    return meanings.find(
      (meaning): meaning is Thing => meaning.type === 'thing' && meaning.reason === 'name',
    );
  }

  #isUnknown(at: number): boolean {
    const { text } = this.#words[at]!;
    return /^[a-z']{2,20}$/.test(text) && /[aeiouy]/.test(text) && this.#lexicon.meanings(text).length === 0;
  }

  /** Whether a verb stands at a word. */
  #acts(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    const acts = (meaning: Meaning) =>
      meaning.type === 'pose' || (meaning.type === 'link' && isAction(meaning.relation));
    return this.#lexicon.meanings(word.text).some(acts);
  }
}
