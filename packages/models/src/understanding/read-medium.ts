// Finds what the picture as a whole shall be ("a movie poster of"), and takes the words for it out of the prompt.
import type { Lexicon } from './lexicon.ts';
import { ARTICLES, BEING } from './small-words.ts';
import { textOf, type Word } from './words.ts';

/** A prompt parted into its medium and the words of what is shown. */
export interface MediumReading {
  /** As the lexicon names it: "a movie poster". */
  readonly medium?: string;
  readonly words: readonly Word[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words between a medium and its subject. */
const SHOWING = set(
  'of showing depicting featuring starring about for with where that which by from titled called but',
);
/** "in stained glass style" */
const MANNER = set('style styled effect filter aesthetic version art design format look quality');
/** Words between a subject and its medium: "as seen on", "in the style of", "painted as". */
const LEADING = set(
  'as like in on into of to at through by from via with using style styles form shape look manner seen caught captured filmed recorded shot taken spotted found printed featured appearing painted drawn sketched rendered done made turned being depicted shown illustrated photo photograph picture image scan screenshot',
);
/** Words before "on" or "of" after which the medium is no object. */
const SEEN = set(
  'seen caught captured filmed recorded shot spotted found printed featured appearing painted drawn depicted shown style styles form shape look manner screenshot photo picture image scan still photograph kind type version',
);
/** Words that describe a medium, not its subject. */
const AGE = set(
  'old vintage retro classic antique faded grainy blurry leaked real official new cheap cheesy bad fake weird 50s 60s 70s 80s 90s 1950s 1960s 1970s 1980s 1990s 2000s modern medieval victorian detailed beautiful colorful colourful epic dramatic creepy cursed low high quality quick rough simple single ancient famous amateur',
);
/** "for a film about" */
const WORKS = set('movie film show series book novel album band game magazine musical documentary');
/** "a black and white horror" */
const GENRE_LENGTH = 5;
/** Most words in the name of an artist: "an oil painting by vincent van gogh of". */
const NAME_LENGTH = 4;

/** Takes media out of the words of a prompt; the first one counts. */
export function readMedium(words: readonly Word[], lexicon: Lexicon): MediumReading {
  let medium: string | undefined;
  let rest = words;
  for (let at = 0; at < rest.length; ) {
    const found = new MediumFinder(rest, lexicon).find(at);
    if (found === undefined || found.isThing) {
      at = found?.to ?? at + 1;
      continue;
    }
    medium ??= found.medium;
    rest = without(rest, found.from, found.to);
    at = found.from;
  }
  return medium === undefined ? { words } : { medium, words: rest };
}

function without(words: readonly Word[], from: number, to: number): Word[] {
  const cut = words.slice(from, to).some(({ breaks }) => breaks);
  const after = words
    .slice(to)
    .map((word, i) => (i === 0 && cut && from > 0 ? { ...word, breaks: true } : word));
  return [...words.slice(0, from), ...after];
}

interface FoundMedium {
  readonly isThing: false;
  readonly medium: string;
  /** The words that say so, with what leads to it and from it. */
  readonly from: number;
  readonly to: number;
}

/** The name of something that is in the picture, up to word `to`. */
interface FoundThing {
  readonly isThing: true;
  readonly to: number;
}

class MediumFinder {
  readonly #words: readonly Word[];
  readonly #lexicon: Lexicon;

  constructor(words: readonly Word[], lexicon: Lexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
  }

  /** The medium or the thing that the words from `at` on name, by the longest name. */
  find(at: number): FoundMedium | FoundThing | undefined {
    const reach = this.#reach(at);
    if (reach === 1 && !this.#lexicon.startsMedium(this.#words[at]!.text)) return undefined;
    for (let length = reach; length > 0; length--) {
      const key = textOf(this.#words, at, length);
      const medium = this.#lexicon.medium(key);
      // "a polaroid camera" is a camera.
      if (medium === undefined && this.#has(key, 'thing')) return { isThing: true, to: at + length };
      if (medium === undefined) continue;
      const span = { start: this.#start(at), next: at + length };
      if (this.#isWhole(key, span)) return { isThing: false, medium, ...this.#around(span) };
      return { isThing: true, to: at + length };
    }
    return undefined;
  }

  #reach(at: number): number {
    const longest = this.#lexicon.longestFrom(this.#words[at]!.text, this.#words[at + 1]?.text);
    const most = Math.min(longest, this.#words.length - at);
    for (let length = 1; length < most; length++) if (this.#words[at + length]!.breaks) return length;
    return most;
  }

  /** Start of the mention: its article, or at what says how old it is. */
  #start(at: number): number {
    let start = at;
    for (let word = this.#before(start); word !== undefined; word = this.#before(start)) {
      if (!ARTICLES.has(word) && !AGE.has(word)) break;
      start--;
    }
    return start;
  }

  /** The word before one, in the same phrase. */
  #before(at: number): string | undefined {
    return at > 0 && !this.#words[at]!.breaks ? this.#words[at - 1]!.text : undefined;
  }

  #at(at: number): string | undefined {
    const word = this.#words[at];
    return word === undefined || word.breaks ? undefined : word.text;
  }

  /** Whether a mention says what the picture is, and not what is in it. */
  #isWhole(key: string, { start, next }: { readonly start: number; readonly next: number }): boolean {
    const before = this.#before(start);
    const after = this.#at(next);
    const ends = after === undefined || SHOWING.has(after);
    if (after !== undefined && MANNER.has(after)) return true;
    if (this.#isMaking(key, start, next)) return false;
    const isThing = this.#has(key, 'thing');
    const [first = ''] = key.split(' ');
    // "a bird sitting on a security camera"
    if (before !== undefined && LEADING.has(first) && this.#isBound(`${before} ${first}`)) return false;
    if (before === undefined) {
      if (!isThing) return true;
      if (after === undefined) return this.#isMore(start, next);
      return (
        SHOWING.has(after) || (!BEING.has(after) && !this.#has(after, 'link') && !this.#has(after, 'pose'))
      );
    }
    const earlier = this.#before(start - 1);
    if (earlier !== undefined && this.#isBound(`${earlier} ${before}`)) return false;
    if (before === 'on' || before === 'of') {
      if (earlier === undefined || SEEN.has(earlier) || !isThing) return true;
      return before === 'on' && ends && !/(?:ing|ed)$/.test(earlier) && !this.#isDeed(start - 1);
    }
    if (LEADING.has(before)) return !isThing || before !== 'with';
    if (this.#has(before, 'link')) return false;
    // "the frog album cover", but not "holding a frog album cover", "a frog poster on a wall"
    return !isThing || (ends && !this.#isDeed(start));
  }

  /** Whether somebody makes a picture of something: "a frog painting a car", "a cat drawing a dog". */
  #isMaking(key: string, start: number, next: number): boolean {
    const before = this.#before(start);
    if (!key.endsWith('ing') || !ARTICLES.has(this.#at(next) ?? '')) return false;
    if (before === undefined) return start === 0 && key.includes(' '); // "bob ross painting a tree"
    return this.#has(before, 'thing') || this.#lexicon.meanings(before).length === 0;
  }

  /** Whether a verb or a preposition comes before a word, in its phrase, that makes it an object. */
  #isDeed(at: number): boolean {
    for (let i = at - 1; i >= 0; i--) {
      if (this.#isBound(this.#words[i]!.text)) return true;
      if (this.#words[i]!.breaks) break;
    }
    return false;
  }

  /** Whether two words are what takes an object: "looking at", "next to". */
  #isBound(key: string): boolean {
    return this.#lexicon
      .meanings(key)
      .some((meaning) => meaning.type === 'link' && !LOOSE.has(meaning.relation));
  }

  #has(key: string, type: 'thing' | 'link' | 'pose'): boolean {
    return this.#lexicon.meanings(key).some((meaning) => meaning.type === type);
  }

  /** Whether the prompt names something else than the words of a mention. */
  #isMore(start: number, next: number): boolean {
    return this.#words.some(({ text }, i) => {
      if (i >= start && i < next) return false;
      const meanings = this.#lexicon.meanings(text);
      return meanings.length === 0 || meanings.some(({ type }) => type === 'thing' || type === 'place');
    });
  }

  /** The mention with the words that join it to the rest. */
  #around({
    start,
    next,
  }: {
    readonly start: number;
    readonly next: number;
  }): Pick<FoundMedium, 'from' | 'to'> {
    let from = start;
    for (let word = this.#before(from); word !== undefined; word = this.#before(from)) {
      if (!LEADING.has(word) && !ARTICLES.has(word)) break;
      from--;
    }
    // "the cat", of which "the" was taken: an article belongs to what follows it.
    return { from, to: this.#end(next) };
  }

  #end(next: number): number {
    let to = next;
    while (MANNER.has(this.#at(to) ?? '')) to++;
    const joint = this.#at(to) ?? '';
    if (!SHOWING.has(joint)) return to;
    to++;
    if (joint === 'by') return this.#afterName(to);
    if (joint === 'but') return SHOWING.has(this.#at(to) ?? '') ? to + 1 : to;
    for (let work = to; work < to + GENRE_LENGTH; work++) {
      if (WORKS.has(this.#at(work) ?? '') && SHOWING.has(this.#at(work + 1) ?? '')) return work + 2;
    }
    return to;
  }

  /** The end of an artist's name. */
  #afterName(at: number): number {
    for (let to = at; to <= at + NAME_LENGTH; to++) {
      if (this.#at(to) === undefined) return to;
      if (SHOWING.has(this.#at(to)!)) return to + 1;
    }
    return at;
  }
}

/** Relations after which a thing is no object. */
const LOOSE: ReadonlySet<string> = new Set(['and', 'of', 'in', 'in the shape of']);
