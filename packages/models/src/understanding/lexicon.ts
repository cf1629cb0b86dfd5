// The words that a model was trained on and what stands in for others: the file `lexicon.json`, ready for look-ups.

import { NonetError } from '@nonet/core';
import { ACTORS, CLOTHES, FOODS, HANDHELD, HATS, HEADGEAR } from '@nonet/scenes';
import { type Effect, effectNames } from '../effects/index.ts';
import type { Turn } from '../effects/turn.ts';
import type { Kind, LexiconFile, Modifier, Reason, Setting, WordTable } from './lexicon-file.ts';
import { keyOf, singulars } from './words.ts';

/** What a word or phrase means to captions. */
export type Meaning =
  | { readonly type: 'thing'; readonly name: string; readonly plural: boolean; readonly reason?: Reason }
  | {
      readonly type: 'modifier';
      readonly kind: Modifier;
      readonly text: string;
      /** Of a count: how many copies it means. */
      readonly number?: number;
    }
  | {
      readonly type: 'place';
      readonly phrase: string;
      readonly alone: string;
      readonly whole: boolean;
      readonly like?: string;
    }
  | {
      readonly type: 'link';
      readonly text: string;
      /** Its name in a composed scene. */
      readonly relation: string;
    }
  | { readonly type: 'pose'; readonly text: string }
  | { readonly type: 'state'; readonly text: string }
  | { readonly type: 'activity'; readonly text: string }
  | { readonly type: 'silent' }
  | { readonly type: 'particle' };

const NO_MEANINGS: readonly Meaning[] = [];

const list = (text: string): string[] => (text === '' ? [] : text.split('|'));

/** Counts as captions say them, by the number. */
const SPELT_NUMBERS: readonly string[] = ['', 'one', 'two', 'three', 'four', 'five'];

/** Look-ups over a lexicon file. Made once for a model; takes some tens of milliseconds. */
export class Lexicon {
  /** Each language's words (and phrases) in English. */
  readonly languages: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #file: LexiconFile;
  readonly #meanings = new Map<string, Meaning[]>();
  /** Words of the longest phrase that starts with two words, by the first and the second of them. */
  readonly #longest = new Map<string, Map<string, number>>();
  readonly #spelt: Set<string>;
  readonly #media: ReadonlyMap<string, string>;
  readonly #mediumStarts: ReadonlySet<string>;
  readonly #costumes: ReadonlyMap<string, string>;
  readonly #materials: ReadonlyMap<string, string>;
  readonly #materialAdjectives: ReadonlyMap<string, string>;
  readonly #materialStarts: ReadonlySet<string>;
  readonly #drawings: ReadonlyMap<string, string>;
  readonly #composed: ReadonlySet<string>;
  readonly #bare: ReadonlySet<string>;
  readonly #the: ReadonlySet<string>;
  readonly #kinds: ReadonlyMap<Kind, ReadonlySet<string>>;

  constructor(file: LexiconFile) {
    this.#file = file;
    this.#bare = new Set(list(file.articles.none));
    this.#the = new Set(list(file.articles.the));
    this.#media = new Map([...invert(file.media ?? {})].map(([words, medium]) => [keyOf(words), medium]));
    this.#mediumStarts = new Set([...this.#media.keys()].map((words) => words.split(' ')[0]!));
    this.#costumes = invert(file.costumes);
    this.#materials = invert(file.materials ?? {});
    this.#materialAdjectives = invert(file.materialAdjectives ?? {});
    this.#materialStarts = new Set([...this.#materialAdjectives.keys()].map((words) => words.split(' ')[0]!));
    this.#drawings = invert(file.drawings ?? {});
    this.#composed = new Set(list(file.composed ?? ''));
    this.#kinds = kindsOf(file);
    this.#addPlaces();
    this.#addTables();
    this.#addThings();
    this.languages = new Map(
      Object.entries(file.languages).map(([language, table]) => [language, invert(table)]),
    );
    this.#spelt = new Set(list(file.words));
    for (const key of [...this.#meanings.keys(), ...this.#media.keys()]) {
      const words = key.split(' ');
      this.#addPrefix(words);
      for (const word of words) this.#spelt.add(word);
    }
  }

  /** Meanings of a phrase, the most probable first; empty when it is not in the lexicon. */
  meanings(key: string): readonly Meaning[] {
    const exact = this.#meanings.get(key);
    if (exact !== undefined) return exact;
    if (!key.endsWith('s')) return NO_MEANINGS;
    for (const singular of singulars(key)) {
      const known = this.#meanings.get(singular) ?? [];
      const things = known.filter((meaning) => meaning.type === 'thing');
      if (things.length > 0) return things.map((thing) => ({ ...thing, plural: true }));
      const places = known.filter((meaning) => meaning.type === 'place');
      if (places.length > 0) return places; // "stages" are no stags
    }
    return NO_MEANINGS;
  }

  /** How many words the longest phrase has at most that starts with this one and, if it has several, with the next. */
  longestFrom(word: string, next: string | undefined): number {
    const seconds = next === undefined ? undefined : this.#longest.get(word);
    if (next === undefined || seconds === undefined) return 1;
    const known = seconds.get(next) ?? 1;
    if (known > 1 || !next.endsWith('s')) return known;
    const isPlural = singulars(`${word} ${next}`).some((pair) => seconds.has(pair.slice(word.length + 1)));
    return isPlural ? 2 : 1; // "hot dogs"
  }

  /** Whether a word is spelt right, so far as the lexicon knows. */
  isWord(word: string): boolean {
    return this.#spelt.has(word) || singulars(word).some((singular) => this.#spelt.has(singular));
  }

  /** Every word that is spelt right, the most frequent first. */
  words(): Iterable<string> {
    return this.#spelt;
  }

  /** How many of a million training pictures are called so; 0 for no name. */
  popularity(name: string): number {
    return this.#file.names[name] ?? 0;
  }

  /** Every name with its popularity, in the file's order. */
  names(): [string, number][] {
    return Object.entries(this.#file.names);
  }

  /** The medium of a whole picture, by the words for it: "a movie poster". */
  medium(key: string): string | undefined {
    return this.#media.get(key);
  }

  /** Whether a phrase that `medium` knows starts with a word. */
  startsMedium(word: string): boolean {
    return this.#mediumStarts.has(word);
  }

  /** The surroundings of a medium where the prompt names none. */
  setting(medium: string): Setting {
    return this.#file.settings?.[medium] ?? {};
  }

  /** The place that captions call so. */
  place(phrase: string): Extract<Meaning, { type: 'place' }> | undefined {
    return this.meanings(keyOf(phrase)).find((meaning) => meaning.type === 'place');
  }

  /** What makes a style of a picture once it is drawn. */
  effect(style: string): Effect | undefined {
    return this.#file.effects?.[style];
  }

  /** Rotation of a figure by a pose. */
  turn(pose: string): Turn | undefined {
    return this.#file.turns?.[pose];
  }

  plural(name: string): string {
    return this.#file.plurals[name] ?? (this.#bare.has(name) ? name : `${name}s`);
  }

  /** The word before a name: "a", "an", "the" or none. `first` is the word that it stands before. */
  article(name: string, first: string): string {
    if (this.#bare.has(name)) return '';
    if (this.#the.has(name)) return 'the';
    return /^(?:[aeiou]|8|hour)/.test(first) && !/^(?:uni(?!n)|use|one|euro|ufo|u\b|ewe|ukulele)/.test(first)
      ? 'an'
      : 'a';
  }

  /** Whether a thing, or what the last word of its name says it is, is of a kind; unknown names are of none. */
  isA(kind: Kind, name: string): boolean {
    const names = this.#kinds.get(kind);
    if (names === undefined || names.has(name)) return names !== undefined;
    return this.popularity(name) === 0 && names.has(name.slice(name.lastIndexOf(' ') + 1));
  }

  /** The garments that stand for being dressed as the first of some names that has a costume; none where none has. */
  costume(...names: readonly (string | undefined)[]): readonly string[] {
    for (const name of names) {
      const costume = name === undefined ? undefined : this.#costumes.get(name);
      if (costume !== undefined) return costume.split(' + ');
    }
    return [];
  }

  /** The material that a phrase means after "made of". */
  material(phrase: string): string | undefined {
    return this.#materials.get(phrase);
  }

  /** The material that a phrase before a name means: "wooden". */
  materialAdjective(phrase: string): string | undefined {
    return this.#materialAdjectives.get(phrase);
  }

  /** Whether a phrase that `materialAdjective` knows starts with a word. */
  startsMaterial(word: string): boolean {
    return this.#materialStarts.has(word);
  }

  /** Whether the composer draws a thing that captions do not name. */
  isComposedOnly(name: string): boolean {
    return this.#composed.has(name);
  }

  /** The name under which the model draws a thing best. */
  bestDrawnAs(name: string): string {
    return this.#drawings.get(name) ?? name;
  }

  #addPrefix(words: readonly string[]): void {
    const [first = '', second] = words;
    if (second === undefined) return;
    const seconds = this.#longest.get(first) ?? new Map<string, number>();
    seconds.set(second, Math.max(seconds.get(second) ?? 1, words.length));
    this.#longest.set(first, seconds);
  }

  #add(phrase: string, meaning: Meaning): void {
    const key = keyOf(phrase);
    if (key === '') return;
    const known = this.#meanings.get(key);
    if (known === undefined) this.#meanings.set(key, [meaning]);
    else known.push(meaning);
  }

  #addPlaces(): void {
    for (const [phrase, { words, ...place }] of Object.entries(this.#file.places)) {
      this.#add(phrase, { type: 'place', phrase, ...place, whole: true });
      for (const word of list(words)) this.#add(word, { type: 'place', phrase, ...place, whole: false });
    }
  }

  #addTables(): void {
    const {
      modifiers,
      links,
      relations = {},
      numbers = {},
      poses,
      states = {},
      activities = {},
      silent,
      particles,
    } = this.#file;
    const numberOf = invert(numbers);
    const relationOf = invert(relations);
    for (const [kind, table] of Object.entries(modifiers) as [Modifier, WordTable][]) {
      for (const [word, text] of invert(table)) {
        const number = kind === 'count' ? Number(numberOf.get(word) ?? SPELT_NUMBERS.indexOf(text)) : 0;
        this.#add(word, { type: 'modifier', kind, text, ...(number > 0 && { number }) });
      }
    }
    for (const [word, text] of invert(links))
      this.#add(word, { type: 'link', text, relation: relationOf.get(word) ?? text });
    for (const [word, text] of invert(poses)) this.#add(word, { type: 'pose', text });
    for (const [word, text] of invert(states)) this.#add(word, { type: 'state', text });
    for (const [word, text] of invert(activities)) this.#add(word, { type: 'activity', text });
    for (const word of list(particles)) this.#add(word, { type: 'particle' });
    for (const word of list(silent)) this.#add(word, { type: 'silent' });
  }

  #addThings(): void {
    const { names, standIns } = this.#file;
    const add = (word: string, thing: Meaning) => {
      if (!this.#meanings.get(keyOf(word))?.some((meaning) => meaning.type === 'thing'))
        this.#add(word, thing);
    };
    for (const [reason, table] of Object.entries(standIns) as [Reason, WordTable][]) {
      for (const [word, name] of invert(table)) add(word, { type: 'thing', name, plural: false, reason });
    }
    for (const name of Object.keys(names)) {
      add(name, { type: 'thing', name, plural: this.#bare.has(name) });
      const plural = this.plural(name);
      if (plural !== name) add(plural, { type: 'thing', name, plural: true });
    }
  }
}

function kindsOf({ kinds }: LexiconFile): Map<Kind, Set<string>> {
  const composed = [...HATS, ...HEADGEAR, ...CLOTHES].flatMap(({ names }) => names);
  return new Map([
    ['living', new Set([...ACTORS, ...list(kinds?.living ?? '')])],
    ['garment', new Set([...composed, ...list(kinds?.garment ?? '')])],
    ['part', new Set(list(kinds?.part ?? ''))],
    ['person', new Set(list(kinds?.person ?? ''))],
    ['handheld', new Set([...HANDHELD, ...list(kinds?.handheld ?? '')])],
    ['food', new Set([...FOODS, ...list(kinds?.food ?? '')])],
  ]);
}

/** From "what it comes to: words" to "word: what it comes to"; the first mention of a word holds. */
function invert(table: WordTable): Map<string, string> {
  const words = new Map<string, string>();
  for (const [target, text] of Object.entries(table)) {
    for (const word of list(text)) if (!words.has(word)) words.set(word, target);
  }
  return words;
}

/**
 * Checks that a file is a lexicon of this format and makes it ready.
 * @throws NonetError `lexicon-format`
 */
export function parseLexicon(json: unknown): Lexicon {
  const format = (json as { format?: unknown } | null)?.format;
  if (format !== 1) {
    throw new NonetError('lexicon-format', `lexicon.json: expected format 1, got ${String(format)}`);
  }
  const file = json as LexiconFile;
  for (const [style, effect] of Object.entries(file.effects ?? {})) {
    if (!effectNames.includes(effect)) {
      throw new NonetError(
        'lexicon-format',
        `lexicon.json, effects, ${style}: expected ${effectNames.join(' or ')}, got ${String(effect)}`,
      );
    }
  }
  return new Lexicon(file);
}
