// Turns any prompt into words that a model was trained on, with a note for each that was not taken literally.
import { placeNamed, type Scene } from '@nonet/scenes';
import type { Effect } from '../effects/index.ts';
import type { Turn } from '../effects/turn.ts';
import { translate } from './languages.ts';
import type { Lexicon } from './lexicon.ts';
import type { Note } from './notes.ts';
import { withoutMarks } from './pasted.ts';
import { readMedium } from './read-medium.ts';
import { takePlace } from './read-place.ts';
import { readScene } from './read-scene.ts';
import type { Reading } from './reading.ts';
import { type Part, PROP, type SceneWords, UNKNOWN, writeScene } from './scene-text.ts';
import { ARTICLES } from './small-words.ts';
import { Speller } from './spelling.ts';
import { typedScene } from './typed-scene.ts';
import { MOST_CHARACTERS, toWords, type Word } from './words.ts';

/** A prompt in the words of training captions. */
export interface Understanding {
  /** The text that the model reads. */
  readonly text: string;
  /** Absent where the prompt names none. */
  readonly style?: NamedStyle;
  /** What the prompt describes, thing by thing; absent for a single thing on plain background. */
  readonly scene?: Scene;
  /** True where things stand beside each other, not worn or held, or in a place: drawn all at once, one is often missing. */
  readonly crowded?: true;
  /** Rotation of the finished figure, for a pose such as "dancing". */
  readonly turn?: Turn;
  /** How words that were not taken literally were understood; empty when all were. */
  readonly notes: readonly Note[];
}

/** The style that a prompt names. */
interface NamedStyle {
  /** As captions say it: "a sticker". */
  readonly name: string;
  /** The text that the model reads, without the style. */
  readonly without: string;
  /** An effect that gives any picture the style, so that the text can leave it out. */
  readonly effect?: Effect;
}

/** Links to what is part of a thing's look. */
const BELONGING: ReadonlySet<string> = new Set([
  'wearing',
  'holding',
  'in',
  'with',
  'of',
  'dressed as',
  'in the shape of',
]);
/** Captions show two things and something worn or held. */
const MOST_THINGS = 3;
/** Number of the most popular names from which a prompt without a thing gets one. */
const SURPRISES = 150;
/** Most words of one prompt whose spelling is corrected. */
const MOST_CORRECTIONS = 12;
/** Splits with parts of at most this many letters are often accidental. */
const SHORT_PART = 3;
const MOST_NOTES = 12;
const MOST_LEFT_OUT = 10;

/** Understands prompts with a lexicon. */
export class Understander {
  readonly #lexicon: Lexicon;
  readonly #speller: Speller;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#speller = new Speller(lexicon);
  }

  /** Understands one prompt; never throws, and the same prompt is always understood the same. */
  understand(original: string): Understanding {
    const notes: Note[] = [];
    const { text: prompt, removed } = withoutMarks(original.slice(0, MOST_CHARACTERS));
    const translation = translate(prompt, this.#lexicon);
    for (const [words, standIn] of translation?.pairs ?? [])
      notes.push({ words, standIn, reason: 'translation' });
    const words = this.#spell(toWords(translation?.text ?? prompt), notes);
    const { medium, words: shown } = readMedium(words, this.#lexicon);
    const reader = readScene(shown, this.#lexicon);
    notes.push(...reader.notes);
    const { scene } = reader;
    if (medium !== undefined) this.#setIn(medium, reader);
    this.#fill(scene, reader.alone, prompt, notes);
    const several = scene.parts.slice(1).some(({ link }) => !BELONGING.has(link));
    const isAlone = !several && scene.place === undefined;
    const { turn, unshown } = this.#poses(scene, isAlone);
    const typed = typedScene(scene, this.#lexicon);
    const condensed = this.#condense(scene);
    // A composed scene shows more than the text for drawing all at once can say.
    const undrawn = typed?.dropped ?? [...unshown, ...condensed];
    const leftOut = [...new Set([...reader.leftOut, ...undrawn, ...removed])];
    if (leftOut.length > 0) notes.push({ words: listed(leftOut), standIn: '', reason: 'left-out' });
    const text = writeScene(scene, this.#lexicon);
    const literal = notes.length === 0 && /^[\x20-\x7e]+$/.test(prompt) && sameWords(text, words);
    return {
      text: literal ? prompt.trim() : text,
      notes: notes.slice(0, MOST_NOTES),
      ...this.#style(scene),
      ...(typed && { scene: typed.scene }),
      ...(isAlone ? turn && { turn } : { crowded: true }),
    };
  }

  /** A thing as a caption names it: "a cat", "a man wearing a suit". */
  describe({ name, detail }: { readonly name: string; readonly detail?: string }): string {
    return [this.#lexicon.article(name, name), name, detail].filter(Boolean).join(' ');
  }

  /** The name under which the model draws a thing best. */
  bestDrawnAs(name: string): string {
    return this.#lexicon.bestDrawnAs(name);
  }

  /** Whether the composer draws a thing that the model cannot draw. */
  isComposedOnly(name: string): boolean {
    return this.#lexicon.isComposedOnly(name);
  }

  /** How many of a million training pictures show a thing of this name. */
  popularity(name: string): number {
    return this.#lexicon.popularity(name);
  }

  /** Rotation of a figure by a pose. */
  turn(pose: string): Turn | undefined {
    return this.#lexicon.turn(pose);
  }

  /** The effect that makes a style of any picture, if there is one. */
  effect(style: string): Effect | undefined {
    return this.#lexicon.effect(style);
  }

  /** The things and places that a text names; nothing for words that only describe. */
  namesOf(text: string): { readonly things: string[]; readonly places: string[] } {
    const { scene } = readScene(this.#spell(toWords(text), []), this.#lexicon);
    const place = scene.place === undefined ? undefined : placeNamed(scene.place);
    return {
      things: scene.parts.filter(({ weight }) => weight > UNKNOWN).map(({ name }) => name),
      places: place === undefined ? [] : [place],
    };
  }

  /** Gives a scene its medium, and the place and the hour that go with it where the prompt names none. */
  #setIn(medium: string, reading: Reading): void {
    const { scene } = reading;
    scene.style = medium;
    const { place: phrase, time } = this.#lexicon.setting(medium);
    const place = phrase === undefined ? undefined : this.#lexicon.place(phrase);
    if (place !== undefined && scene.place === undefined)
      takePlace(place, place.phrase, reading, this.#lexicon);
    if (time !== undefined) scene.time ??= time;
  }

  #style({ style: name, ...scene }: SceneWords): Pick<Understanding, 'style'> {
    if (name === undefined) return {};
    const effect = this.#lexicon.effect(name);
    return { style: { name, without: writeScene(scene, this.#lexicon), ...(effect && { effect }) } };
  }

  /**
   * How poses are shown, which training pictures show of people or as a rotated figure: a single figure on plain
   * background is rotated once it is drawn; poses of others are left out.
   */
  #poses({ parts }: SceneWords, isAlone: boolean): { turn?: Turn; unshown: string[] } {
    const unshown: string[] = [];
    let turn: Turn | undefined;
    for (const { pose, plural, count } of parts) {
      if (pose === undefined) continue;
      const found = isAlone && !plural && count === undefined ? this.#lexicon.turn(pose) : undefined;
      if (found) turn = found;
      else unshown.push(pose);
    }
    return { ...(turn && { turn }), unshown };
  }

  /** Corrects misspelt words, and splits those that are several. */
  #spell(words: readonly Word[], notes: Note[]): Word[] {
    let left = MOST_CORRECTIONS;
    return words.flatMap((word, i) => {
      if (left === 0 || this.#lexicon.isWord(word.text) || isNameLike(words, i)) return [word];
      left--;
      const parted = this.#speller.split(word.text);
      // "weering" is no "wee ring"
      const isSure = parted?.every((part) => part.length > SHORT_PART) ?? false;
      const corrected = isSure ? undefined : this.#speller.correct(word.text);
      const meant = corrected ?? parted?.join(' ');
      if (meant === undefined) return [word];
      notes.push({ words: word.text, standIn: meant, reason: 'spelling' });
      return meant.split(' ').map((text, i) => ({ ...word, text, breaks: word.breaks && i === 0 }));
    });
  }

  /** Puts a thing into a scene that has none. */
  #fill(scene: SceneWords, alone: string | undefined, prompt: string, notes: Note[]): void {
    if (scene.parts.some(({ weight }) => weight > UNKNOWN)) return;
    scene.parts.length = 0;
    const part = (name: string): Part => ({ link: '', name, plural: false, weight: 0 });
    if (alone !== undefined) {
      scene.parts.push(part(alone));
      return;
    }
    const names = this.#lexicon.names().slice(0, SURPRISES);
    const name = names[hash(prompt) % names.length]?.[0] ?? 'star';
    scene.parts.push(part(name));
    const said = prompt.trim().slice(0, 40);
    notes.splice(0, notes.length, { words: said, standIn: name, reason: 'surprise' });
  }

  /** Keeps the things that the prompt is most about, in their order; returns the names of the others. */
  #condense(scene: SceneWords): string[] {
    const { parts } = scene;
    const kept = new Set([...parts].sort((a, b) => b.weight - a.weight).slice(0, MOST_THINGS));
    const dropped = parts.filter((part) => !kept.has(part));
    parts.splice(0, parts.length, ...parts.filter((part) => kept.has(part)));
    return dropped.filter(({ weight }) => weight !== PROP).map(({ name }) => name);
  }
}

/** Distances of a word of a credit from its "by". */
const CREDIT = [1, 2, 3, 4, 5, 6];

/** Whether a word looks like part of a name: "a cat by Beeple", "Zdenek Horak". */
function isNameLike(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (words[at]!.capital && (words[at + 1]?.capital || (before !== undefined && !ARTICLES.has(before.text))))
    return true;
  const by = CREDIT.find((back) => words[at - back]?.text === 'by');
  return by !== undefined && !words.slice(at - by + 1, at + 1).some(({ text }) => ARTICLES.has(text));
}

/** The words left out, the first of them by name. */
function listed(words: readonly string[]): string {
  const more = words.length - MOST_LEFT_OUT;
  return [...words.slice(0, MOST_LEFT_OUT), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Whether a sentence says nothing but the prompt's words, articles aside. */
function sameWords(text: string, words: readonly Word[]): boolean {
  const content = (list: readonly string[]) => list.filter((word) => !/^(?:an?|the)$/.test(word)).join(' ');
  return content(toWords(text).map((word) => word.text)) === content(words.map((word) => word.text));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
