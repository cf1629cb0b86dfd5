// Finds the longest phrase with a meaning, and the meaning that fits the words around it.
import type { Lexicon, Meaning } from './lexicon.ts';
import type { Reading, Thing } from './reading.ts';
import { ARTICLES } from './small-words.ts';
import { textOf, type Word } from './words.ts';

type Place = Extract<Meaning, { type: 'place' }>;
type Modifier = Extract<Meaning, { type: 'modifier' }>;

/** Words of a prompt with their meaning. */
export interface Phrase {
  readonly text: string;
  /** In words. */
  readonly length: number;
  readonly meaning: Meaning;
}

/** Words of a prompt with all that they may mean. */
interface KnownPhrase extends Omit<Phrase, 'meaning'> {
  readonly meanings: readonly Meaning[];
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
/** Types of words that name or describe a thing. */
const NAMING: ReadonlySet<Meaning['type']> = new Set(['thing', 'modifier', 'state']);
/** Words of the longest name of a material. */
const MOST_MATERIAL_WORDS = 3;
/** A name of several words that fewer of a million pictures show is read word by word where its words make a hybrid. */
const SELDOM_SHOWN = 20;
/** Least popularity, per million training pictures, of a thing that may stand beside another. */
const OFTEN_SHOWN = 100;
/** Names of less popularity are hardly known to the model. */
const HARDLY_SHOWN = 12;

const ofType = <T extends Meaning['type']>(meanings: readonly Meaning[], type: T) =>
  meanings.find((meaning): meaning is Extract<Meaning, { type: T }> => meaning.type === type);

/** Finds phrases in the words of one prompt. */
export class PhraseFinder {
  readonly #words: readonly Word[];
  readonly #lexicon: Lexicon;
  /** By the index of the first word, as far as they were looked up. */
  readonly #known: (readonly KnownPhrase[] | undefined)[] = [];
  readonly #things: (boolean | undefined)[] = [];

  constructor(words: readonly Word[], lexicon: Lexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
  }

  /** The longest phrase from word `at` on; undefined if the word is unknown. */
  find(at: number, reading: Reading): Phrase | undefined {
    for (const { text, length, meanings } of this.#phrasesAt(at)) {
      const meaning = this.#choose(meanings, at + length, reading);
      if (meaning?.type === 'place' && length > 1 && this.#namesThing(at + length - 1)) continue;
      if (length > 1 && meaning?.type === 'thing' && this.#isHybrid(meaning, at, length)) continue;
      if (length > 1 && meaning?.type === 'thing' && this.#isDeed(at, reading)) continue;
      if (length > 1 && meaning?.type === 'link' && this.#isNoun(at, reading)) continue;
      if (meaning !== undefined) return { text, length, meaning };
    }
    return undefined;
  }

  /** Whether a word that begins a verb phrase is a noun: "a drum on the beach", "two spies on a bus". */
  #isNoun(at: number, { article, described }: Reading): boolean {
    const isDetermined = article !== '' || described.count !== undefined || described.size !== undefined;
    const meanings = this.#lexicon.meanings(this.#words[at]!.text);
    return isDetermined && meanings.some(({ type }) => type === 'thing');
  }

  /** Whether a name begins with what the thing before does: "a man cooking pancakes". */
  #isDeed(at: number, { before }: Reading): boolean {
    const { text } = this.#words[at]!;
    if (before === undefined || !text.endsWith('ing') || !this.isThing(at + 1)) return false;
    const types = (index: number) => this.#lexicon.meanings(this.#words[index]!.text).map(({ type }) => type);
    return (
      types(at).includes('link') && !types(at + 1).some((type) => type === 'particle' || type === 'place')
    );
  }

  /** The material that follows "made of". */
  findMaterial(at: number, reading: Reading): Phrase | undefined {
    if (reading.links.relation !== 'made of') return undefined;
    for (let length = Math.min(MOST_MATERIAL_WORDS, this.#words.length - at); length > 0; length--) {
      const text = this.text(at, length);
      const name = this.#lexicon.material(text);
      if (name !== undefined) return { text, length, meaning: { type: 'thing', name, plural: false } };
    }
    return undefined;
  }

  /** A material before the name of what is made of it: "a wooden cat", but not "chocolate" or "glass of water". */
  findMaterialAdjective(at: number): Pick<Phrase, 'text' | 'length'> | undefined {
    if (!this.#lexicon.startsMaterial(this.#words[at]!.text)) return undefined;
    for (let length = Math.min(MOST_MATERIAL_WORDS, this.#words.length - at); length > 0; length--) {
      const text = this.text(at, length);
      if (this.#lexicon.materialAdjective(text) !== undefined && this.isThing(at + length))
        return { text, length };
    }
    return undefined;
  }

  /** Whether the words from an index on name or describe a thing. */
  isThing(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    const isKnown = this.#things[at] ?? this.#names(at);
    this.#things[at] = isKnown;
    return isKnown;
  }

  #names(at: number): boolean {
    return this.#phrasesAt(at).some(({ meanings }) => meanings.some(({ type }) => NAMING.has(type)));
  }

  /** The phrases from word `at` on that mean something, the longest first. */
  #phrasesAt(at: number): readonly KnownPhrase[] {
    const found = this.#known[at];
    if (found !== undefined) return found;
    const phrases: KnownPhrase[] = [];
    for (let length = this.#reach(at); length > 0; length--) {
      const text = this.text(at, length);
      const meanings = this.#lexicon.meanings(text);
      if (meanings.length > 0) phrases.push({ text, length, meanings });
    }
    this.#known[at] = phrases;
    return phrases;
  }

  /** Whether a word only describes a thing; it may follow a comma: "a sad, wet clown". */
  #describes(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    return this.#lexicon.meanings(word.text).some(({ type }) => type === 'modifier' || type === 'state');
  }

  /** Whether a rare name is that of an animal before that of somebody: "frog prince". */
  #isHybrid({ name, reason }: Thing, at: number, length: number): boolean {
    if (reason !== undefined || length !== 2 || this.#lexicon.popularity(name) >= SELDOM_SHOWN) return false;
    const [first, last] = [at, at + 1].map((index) => this.#lexicon.meanings(this.#words[index]!.text)[0]);
    const isLiving = first?.type === 'thing' && this.#lexicon.isA('living', first.name);
    return isLiving && last?.type === 'thing' && this.#lexicon.costume(this.#words[at + 1]!.text).length > 0;
  }

  /** Whether the word at an index and those after it name one thing: "lab coat" of "in a lab coat". */
  #namesThing(at: number): boolean {
    return this.#phrasesAt(at).some(({ length, meanings }) => length > 1 && meanings[0]?.type === 'thing');
  }

  /** Words from `at` on, as they were typed. */
  text(at: number, length: number): string {
    return textOf(this.#words, at, length);
  }

  /** Number of words from `at` on that may form a phrase: it does not go over a comma. */
  #reach(at: number): number {
    const longest = this.#lexicon.longestFrom(this.#words[at]!.text, this.#words[at + 1]?.text);
    const most = Math.min(longest, this.#words.length - at);
    for (let length = 1; length < most; length++) if (this.#words[at + length]!.breaks) return length;
    return most;
  }

  /** The meaning that fits what was read before and what comes next, at word `next`. */
  #choose(meanings: readonly Meaning[], next: number, reading: Reading): Meaning | undefined {
    if (meanings.length < 2 && meanings[0]?.type !== 'activity') return meanings[0];
    const activity = ofType(meanings, 'activity');
    if (activity !== undefined && this.#hasNoObject(next, reading)) return activity;
    const thing = ofType(meanings, 'thing');
    const place = ofType(meanings, 'place');
    const isDoing = this.#words[next - 1]!.text.endsWith('ing');
    if (place !== undefined) {
      const isAttacked = thing?.reason !== undefined && reading.links.relation === 'attacking';
      if (isAttacked) return place;
      if (thing !== undefined && this.#standsBeside(thing, place, reading.links.relation)) return thing;
      // "a bear bowling": not the thing of that name.
      const isDoneThere = isDoing && reading.before !== undefined;
      // "a library cat" is in a library; "a castle wall" is of a castle.
      const isWhere = thing?.reason !== undefined && this.isThing(next);
      const isMeant =
        place.whole || reading.placeMayFollow || isDoneThere || isWhere || this.#isTag(next, reading);
      if (thing === undefined || isMeant) return place;
    }
    const state = ofType(meanings, 'state');
    if (
      state !== undefined &&
      this.#describesThing(next, ofType(meanings, 'link') !== undefined, thing, reading)
    )
      return state;
    const verb = ofType(meanings, 'link') ?? ofType(meanings, 'pose');
    // "a cat sleeping", "a sleeping cat": a pose, even where captions use the word as the name of a thing.
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
      (thing === undefined || this.#startsMention(next) || this.#isDeed(next - 1, reading))
    ) {
      return verb;
    }
    const modifier = ofType(meanings, 'modifier');
    if (ofType(meanings, 'silent') !== undefined) return ofType(meanings, 'silent');
    if (modifier !== undefined && thing !== undefined && this.#isMood(modifier, thing, next, reading))
      return modifier;
    if (
      modifier !== undefined &&
      (thing === undefined || this.isThing(next) || this.#words[next]?.text === 'of')
    ) {
      return modifier;
    }
    return thing ?? meanings.find(({ type }) => type !== 'activity');
  }

  /** Whether a verb ends here: "a bear fishing in a river", "a fishing bear", but not "a bear fishing a boot". */
  #hasNoObject(next: number, { before, article, scene }: Reading): boolean {
    if (before?.owner) return false; // "the queen's garden"
    const last = this.#words[next - 1]!.text;
    // "a hot tub drinking wine" is no "a drinking wine"
    if (before === undefined)
      return last.endsWith('ing') && this.isThing(next) && (article !== '' || scene.parts.length === 0);
    return article === '' && !this.#startsObject(next);
  }

  /** Whether what a verb acts on comes, or who does it: "drinking the milk", "eaten by a rat". */
  #startsObject(at: number): boolean {
    return this.#startsMention(at) || this.isThing(at) || this.#words[at]?.text === 'by';
  }

  /**
   * Whether a state is said of a thing next to it: "an angry tomato", "a tomato crying".
   * @param isVerb whether the words are also an action on another thing: "burning a house", but "a burning house"
   */
  #describesThing(
    next: number,
    isVerb: boolean,
    thing: Thing | undefined,
    { before, scene, article }: Reading,
  ): boolean {
    const isAfter = before !== undefined && !before.owner;
    const isBefore = this.isThing(next) || this.#describes(next);
    if (isVerb) return isBefore ? !isAfter : scene.parts.length > 0 && !this.#startsObject(next);
    // "a cat that is angry", where "angry" alone stands for an angry face.
    const isSaidLater = thing?.reason !== undefined && scene.parts.length > 0 && article === '';
    return isAfter || isBefore || isSaidLater;
  }

  /** Whether a word that is a thing too says how the picture is: a tag ("a fox, snow"), or a thing that is hardly known. */
  #isMood({ kind }: Modifier, { name }: Thing, next: number, reading: Reading): boolean {
    if (kind === 'colour' || kind === 'size' || kind === 'count') return false;
    if (reading.scene.parts.length === 0 || reading.article !== '') return false;
    return this.#lexicon.popularity(name) < HARDLY_SHOWN || this.#isTag(next, reading);
  }

  /** Whether a phrase stands between commas: "a fox, library, snow". */
  #isTag(next: number, reading: Reading): boolean {
    return reading.isTagNext && (this.#words[next]?.breaks ?? true);
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
