// Reads the words of a prompt, the longest known phrase first, into the parts of a scene.
import type { Lexicon, Meaning } from './lexicon.ts';
import type { Note } from './notes.ts';
import { isAction, LinkReader } from './read-link.ts';
import { type Part, PROP, type Said, type SceneWords, UNKNOWN } from './scene-text.ts';
import { toWords, type Word } from './words.ts';

/** Words that a place may follow. */
const BEFORE_PLACES: ReadonlySet<string> = new Set(
  'in on at inside into within through across around near by to from toward towards over above under outside along of beside visiting crossing invading leaving exploring'.split(
    ' ',
  ),
);
/** What may stand between somebody and what he does. */
const BEING: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were']);
const NEGATIONS: ReadonlySet<string> = new Set(['without', 'no']);
const ARTICLES: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'some',
  'my',
  'his',
  'her',
  'their',
  'your',
  'our',
  'its',
]);

/** "the cat" may be a cat that was named before. */
const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);
/** Stand for something that was named before. */
const PRONOUNS: ReadonlySet<string> = new Set(['it', 'him', 'them']);

/** Links to what stands outside: "next to a house" is not in one. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'next to',
  'in front of',
  'behind',
  'above',
  'between',
  'around',
]);
/** The largest number of captions. */
const MOST_SAID = 'five';
/** Of a million training pictures, as many must show a thing for it to stand beside another. */
const OFTEN_SHOWN = 100;

type Thing = Extract<Meaning, { type: 'thing' }>;
type PlaceMeaning = Extract<Meaning, { type: 'place' }>;

/** A thing as it was said. */
interface Mention {
  readonly thing: Thing;
  readonly phrase: string;
  /** "cat's" */
  readonly owner: boolean;
  /** Where its parts begin. */
  readonly from: number;
}

/** Reads one prompt; made anew for each. */
export class SceneReader {
  readonly scene: SceneWords = { parts: [] };
  readonly notes: Note[] = [];
  /** What to show if the prompt names a place and nothing in it. */
  alone: string | undefined;
  readonly #lexicon: Lexicon;
  readonly #words: readonly Word[];
  /** Whether words are a stand-in's, which is made of names alone. */
  readonly #literal: boolean;
  /** Words that no picture can show. */
  readonly leftOut: string[] = [];
  #described: Partial<Pick<Part, 'count' | 'size' | 'colour' | 'pose'>> = {};
  readonly #links = new LinkReader();
  /** The word right before, if it was an article: "the cat" may be one that was named. */
  #article = '';
  #number: number | undefined;
  #placeMayFollow = false;
  #negated = false;
  /** What was said right before, if it was a thing: another one makes a compound of both. */
  #before: Mention | undefined;
  /** A thing may come: after "a", "riding" or "red". */
  #thingMayFollow = true;

  constructor(words: readonly Word[], lexicon: Lexicon, literal = false) {
    this.#words = words;
    this.#lexicon = lexicon;
    this.#literal = literal;
  }

  /** Reads all words. Call once. */
  read(): this {
    for (let at = 0; at < this.#words.length; ) {
      if (this.#words[at]!.breaks) this.#endPhrase();
      at += this.#readPhrase(at);
    }
    this.#endDescription();
    this.#endLink(false);
    return this;
  }

  /** A comma ends what was said of a thing, but not what waits for one: "a big, red dog", "riding a 🐎". */
  #endPhrase(): void {
    this.#negated = false;
    this.#before = undefined;
    this.#thingMayFollow = true;
    this.#links.conjoin();
  }

  /** Ends an action that no thing follows: "fighting each other", "chasing it". */
  #endLink(toEarlier: boolean): void {
    const relation = this.#links.end();
    if (relation !== undefined) this.#leaveOpen(relation, toEarlier);
  }

  #leaveOpen(relation: string, toEarlier: boolean): void {
    const said = this.scene.parts.at(-1)?.said;
    if (said !== undefined) said.doing ??= { relation, toEarlier };
  }

  /** A colour that was said after its thing: "a car that is red". */
  #endDescription(): void {
    const { colour } = this.#described;
    const last = this.scene.parts.findLast(({ weight }) => weight !== PROP);
    if (colour === undefined || last === undefined || last.colour !== undefined) return;
    if (this.#article !== '') return;
    last.colour = colour;
    this.#described = {};
  }

  /** The place that words name. */
  #placeOf(words: string): string | undefined {
    return this.#lexicon.meanings(words).find((meaning) => meaning.type === 'place')?.phrase;
  }

  /** Takes the longest phrase that means something from `at` on; returns how many words it had. */
  #readPhrase(at: number): number {
    for (let length = this.#reach(at); length > 0; length--) {
      const phrase = this.#phrase(at, length);
      const meaning = this.#choose(this.#lexicon.meanings(phrase), at + length);
      if (meaning === undefined) continue;
      this.#take(meaning, phrase, this.#words[at + length - 1]!.owner);
      return length;
    }
    this.#takeUnknown(at);
    return 1;
  }

  #phrase(at: number, length: number): string {
    return this.#words
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ');
  }

  /** How many words from `at` on may form a phrase: it does not go over a comma. */
  #reach(at: number): number {
    const most = Math.min(this.#lexicon.longestFrom(this.#words[at]!.text), this.#words.length - at);
    for (let length = 1; length < most; length++) if (this.#words[at + length]!.breaks) return length;
    return most;
  }

  /** The meaning that fits what was read before and what comes next, at word `next`. */
  #choose(meanings: readonly Meaning[], next: number): Meaning | undefined {
    if (meanings.length < 2) return meanings[0];
    const find = <T extends Meaning['type']>(type: T) =>
      meanings.find((meaning): meaning is Extract<Meaning, { type: T }> => meaning.type === type);
    const thing = find('thing');
    const place = find('place');
    if (place !== undefined) {
      if (thing !== undefined && this.#standsBeside(thing, place)) return thing;
      if (thing === undefined || place.whole || this.#placeMayFollow) return place;
    }
    const verb = find('link') ?? find('pose');
    // "a cat sleeping", "a sleeping cat": what somebody does, even where captions name a thing so.
    const isDoing = this.#words[next - 1]!.text.endsWith('ing');
    if (
      verb?.type === 'pose' &&
      isDoing &&
      (this.#before !== undefined || (this.#links.text === '' && this.#isThing(next)))
    ) {
      return verb;
    }
    if (
      verb !== undefined &&
      this.scene.parts.length > 0 &&
      (thing === undefined || this.#startsMention(next))
    ) {
      return verb;
    }
    const modifier = find('modifier');
    if (
      modifier !== undefined &&
      (thing === undefined || this.#isThing(next) || this.#words[next]?.text === 'of')
    ) {
      return modifier;
    }
    return thing ?? meanings[0];
  }

  /** Whether a word that is a thing and a place is the thing: "next to a house", but not "next to the beach". */
  #standsBeside({ name, reason }: Thing, { phrase, whole }: PlaceMeaning): boolean {
    const { relation } = this.#links;
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

  #isThing(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || word.breaks) return false;
    return this.#lexicon.meanings(word.text).some(({ type }) => type === 'thing' || type === 'modifier');
  }

  #take(meaning: Meaning, phrase: string, owner: boolean): void {
    const before = this.#before;
    this.#before = undefined;
    this.#thingMayFollow = meaning.type !== 'place' && meaning.type !== 'silent';
    switch (meaning.type) {
      case 'thing':
        this.#takeThing({ thing: meaning, phrase, owner, from: this.scene.parts.length }, before);
        this.#thingMayFollow = false;
        break;
      case 'place':
        if (!this.#negated) this.#takePlace(meaning, phrase);
        this.#placeMayFollow = false;
        break;
      case 'modifier':
        this.#takeModifier(meaning, phrase);
        break;
      case 'link':
        this.#takeLink(meaning, phrase);
        break;
      case 'pose':
        this.#takePose(meaning.text, phrase, before !== undefined);
        break;
      case 'silent':
        this.leftOut.push(phrase);
        break;
      case 'particle':
        if (BEING.has(phrase)) this.#before = before;
        if (ARTICLES.has(phrase)) this.#article = phrase;
        if (PRONOUNS.has(phrase) && this.#links.isAction) this.#endLink(true);
        if (NEGATIONS.has(phrase)) this.#negated = true;
        if (BEFORE_PLACES.has(phrase)) this.#placeMayFollow = true;
        else if (!ARTICLES.has(phrase)) this.#placeMayFollow = false;
    }
  }

  #takeThing(mention: Mention, before: Mention | undefined): void {
    const { thing, phrase } = mention;
    const { parts } = this.scene;
    const described = this.#described;
    this.#described = {};
    this.#placeMayFollow = false;
    if (this.#negated) {
      this.#negated = false;
      return;
    }
    // "apple tree", "jungle cat": the last word says what it is, those before it how.
    const [first, ...held] = before === undefined ? [] : parts.splice(before.from);
    let [part, ...props] = this.#expand(thing);
    // Who is dressed as a pirate, "man wearing a pirate hat", wears the hat.
    if (this.#links.text === 'dressed as' && props[0]?.link === 'wearing') {
      part = props[0];
      props = [];
      this.#links.become('wearing');
    }
    // "a frog king" is a frog that wears what a king wears.
    if (first !== undefined && before !== undefined && props[0]?.link === 'wearing' && !before.owner) {
      if (this.#lexicon.isA('living', first.name)) part = { ...first };
    }
    if (part === undefined) return;
    part.link = first?.link ?? (this.#links.text || 'and');
    part.weight = 100 - 3 * parts.length - (thing.reason === 'similar' ? 6 : 0);
    Object.assign(part, described, first && descriptionOf(first));
    if (thing.plural) part.plural = true;
    part.said = this.#saidOf(first);
    this.#dress(part);
    if (before !== undefined && first !== undefined) {
      const isSame = before.thing.name === thing.name; // "david bowie", who is a man twice
      const joins = !before.owner && !isSame && this.#isNamed(before.thing.name) && this.#isNamed(thing.name);
      if (joins) {
        part.said = { ...part.said, modifier: before.thing.name };
        part.name = `${before.thing.name} ${part.name}`;
      } else if (held.length > 0 && !before.owner)
        props = held; // "a drunk cat" holds what a drunk holds
      else this.#forget(before);
    }
    this.#before = before === undefined ? mention : { ...mention, from: before.from };
    parts.push(part, ...props);
    if (thing.reason !== undefined)
      this.notes.push({ words: phrase, standIn: thing.name, reason: thing.reason });
  }

  /** How a thing was said; the part before it, if it is one thing with that, keeps its link. */
  #saidOf(first: Part | undefined): Said {
    const bond = this.#links.take();
    const number = this.#number ?? first?.said?.number;
    this.#number = undefined;
    const definite = DEFINITE.has(this.#article);
    this.#article = '';
    const said = first?.said ?? { ...bond, definite };
    return { ...said, ...(number !== undefined && { number }) };
  }

  #forget({ phrase }: Mention): void {
    const note = this.notes.findIndex(({ words }) => words === phrase);
    if (note >= 0) this.notes.splice(note, 1);
    this.leftOut.push(phrase);
  }

  /** A stand-in may be a small scene of its own: "man holding a camera". */
  #expand(thing: Thing): Part[] {
    const [, count, counted = ''] = /^(two|three) (.+)$/.exec(thing.name) ?? [];
    const [one] = this.#lexicon.meanings(counted);
    if (count !== undefined && one?.type === 'thing') {
      return [{ link: 'and', count, name: one.name, plural: true, weight: 100 }];
    }
    if (thing.reason === undefined || this.#literal || this.#lexicon.popularity(thing.name) > 0) {
      return [{ link: 'and', name: thing.name, plural: false, weight: 100 }];
    }
    const { parts } = new SceneReader(toWords(thing.name), this.#lexicon, true).read().scene;
    return parts.map((part, i) => (i === 0 ? part : { ...part, weight: PROP }));
  }

  #isNamed(name: string): boolean {
    return this.#lexicon.popularity(name) > 0 && !name.includes(' ');
  }

  #dress(part: Part): void {
    if (part.link !== 'dressed as') return;
    const costume = this.#lexicon.costume(part.name);
    part.link = costume === undefined ? 'and' : 'wearing';
    if (costume === undefined) return;
    part.name = costume;
    if (part.said) part.said = { ...part.said, relation: 'wearing' };
  }

  #takePlace({ phrase, alone, whole }: PlaceMeaning, words: string): void {
    if (this.scene.place !== undefined) {
      this.leftOut.push(words);
      return;
    }
    const isAttacked = phrase.startsWith('attacking '); // "attacking tokyo", which captions say at one go
    const named = isAttacked ? this.#placeOf(words.slice(words.indexOf(' ') + 1)) : undefined;
    this.scene.place = phrase;
    this.scene.setting = named ?? phrase;
    this.alone = alone;
    const relation = this.#links.end();
    if (isAttacked || relation === 'attacking' || relation === 'fighting')
      this.scene.placeRelation = 'attacking';
    else if (relation !== undefined) this.#leaveOpen(relation, false);
    if (!whole && !phrase.endsWith(` ${words}`))
      this.notes.push({ words, standIn: phrase, reason: 'chosen' });
  }

  #takeModifier({ kind, text, number }: Extract<Meaning, { type: 'modifier' }>, words: string): void {
    if (kind === 'count') this.#number ??= number;
    if (kind === 'colour' || kind === 'size' || kind === 'count') this.#described[kind] ??= text;
    else this.scene[kind] ??= text;
    if (kind === 'colour' && text !== words) this.notes.push({ words, standIn: text, reason: 'chosen' });
  }

  #takeLink({ text, relation }: Extract<Meaning, { type: 'link' }>, words: string): void {
    const isFirst = this.scene.parts.length === 0;
    const last = words.split(' ').at(-1)!;
    const leadsToPlace = BEFORE_PLACES.has(last) && !isAction(relation); // not "looking at the moon"
    if (leadsToPlace && !(isFirst && last === 'of')) this.#placeMayFollow = true; // "line art of a house"
    if (isFirst) {
      this.#links.open(relation);
      return;
    }
    this.#endDescription();
    this.#links.add(text, relation, words);
    if (isAction(relation) && relation.slice(0, 3) !== words.slice(0, 3))
      this.notes.push({ words, standIn: relation, reason: 'chosen' });
  }

  #takePose(text: string, words: string, afterThing: boolean): void {
    const last = this.scene.parts.findLast(({ weight }) => weight !== PROP);
    if (
      !afterThing &&
      this.#described.pose === undefined &&
      (last === undefined || last.pose !== undefined)
    ) {
      this.#described.pose = text; // "a dancing robot"
    } else if (last === undefined || last.pose !== undefined) {
      this.leftOut.push(words);
      return;
    } else if (!last.plural && this.#lexicon.popularity(`${last.name} ${text}`) > 0) last.name += ` ${text}`;
    else last.pose = text;
    if (words !== text) this.notes.push({ words, standIn: text, reason: 'chosen' });
  }

  /** A word that nothing is known of is kept where it must be the name of a thing: not as in "a steampunk owl". */
  #takeUnknown(at: number): void {
    const word = this.#words[at]!.text;
    if (/^\d{1,3}$/.test(word) && this.#isThing(at + 1)) {
      this.#number ??= Number(word);
      this.#described.count ??= MOST_SAID;
      return;
    }
    this.#placeMayFollow = false;
    const describes = this.#isThing(at + 1); // "drunk shirtless guys" are drunk guys all the same
    if (!describes) this.#before = undefined;
    if (!/^[a-z']{3,20}$/.test(word) || !/[aeiouy]/.test(word)) return;
    if (!this.#thingMayFollow || this.#negated || describes) {
      this.leftOut.push(word);
      return;
    }
    const link = this.#links.text || 'and';
    const part = {
      link,
      said: this.#saidOf(undefined),
      name: word,
      plural: false,
      weight: UNKNOWN,
      ...this.#described,
    };
    this.scene.parts.push(part);
    this.#described = {};
    this.#thingMayFollow = false;
    this.notes.push({ words: word, standIn: word, reason: 'kept' });
  }
}

function descriptionOf({ count, size, colour, pose }: Part): Partial<Part> {
  return {
    ...(count && { count }),
    ...(size && { size }),
    ...(colour && { colour }),
    ...(pose && { pose }),
  };
}
