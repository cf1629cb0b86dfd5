// Reads the words of a prompt, the longest known phrase first, into the parts of a scene.
import { PhraseFinder } from './find-phrase.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { NameFinder } from './read-name.ts';
import { takePlace } from './read-place.ts';
import { ThingReader, takeSaid } from './read-thing.ts';
import { takeLink, takePose, takeState } from './read-verb.ts';
import { type Mention, Reading, type Thing } from './reading.ts';
import { type Part, UNKNOWN } from './scene-text.ts';
import { ARTICLES, BEFORE_PLACES, BEING, NEGATIONS, PRONOUNS } from './small-words.ts';
import { toWords, type Word } from './words.ts';

/** Words after two things that are one. */
const BLENDED: ReadonlySet<string> = new Set([
  'hybrid',
  'hybrids',
  'crossbreed',
  'mashup',
  'fusion',
  'chimera',
]);
/** The largest number of captions. */
const MOST_SAID = 'five';

/** Reads one prompt. */
export function readScene(words: readonly Word[], lexicon: Lexicon): Reading {
  return new SceneReader(words, lexicon, (standIn) => partsOf(standIn, lexicon)).read();
}

/** Parts of stand-ins that were read before, by lexicon, which has some thousands of them. */
const standIns = new WeakMap<Lexicon, Map<string, readonly Part[]>>();

/** The parts of a stand-in, to be changed at will. */
function partsOf(standIn: string, lexicon: Lexicon): Part[] {
  const known = standIns.get(lexicon) ?? new Map<string, readonly Part[]>();
  standIns.set(lexicon, known);
  const parts = known.get(standIn) ?? new SceneReader(toWords(standIn), lexicon).read().scene.parts;
  known.set(standIn, parts);
  return parts.map((part) => (part.said === undefined ? { ...part } : { ...part, said: { ...part.said } }));
}

class SceneReader {
  readonly #words: readonly Word[];
  readonly #lexicon: Lexicon;
  readonly #reading = new Reading();
  readonly #phrases: PhraseFinder;
  readonly #names: NameFinder;
  readonly #things: ThingReader;

  constructor(
    words: readonly Word[],
    lexicon: Lexicon,
    partsOf?: ConstructorParameters<typeof ThingReader>[2],
  ) {
    this.#words = words;
    this.#lexicon = lexicon;
    this.#phrases = new PhraseFinder(words, lexicon);
    this.#names = new NameFinder(words, lexicon, this.#phrases);
    this.#things = new ThingReader(this.#reading, lexicon, partsOf);
  }

  /** Reads all words. Call once. */
  read(): Reading {
    const reading = this.#reading;
    for (let at = 0; at < this.#words.length; ) {
      if (this.#words[at]!.breaks) reading.endPhrase();
      at += this.#readPhrase(at);
    }
    reading.endDescription();
    reading.endLink(false);
    reading.dropIdeas();
    return reading;
  }

  /** Reads the phrase at word `at`; returns how many words it had. */
  #readPhrase(at: number): number {
    const { links } = this.#reading;
    const isDoneBy = links.isAction || links.relation === 'around'; // "surrounded by police"
    const credit = isDoneBy ? 0 : this.#names.credit(at, this.#reading.credited);
    this.#reading.credited = credit > 0;
    if (credit > 0) {
      this.#take({ type: 'silent' }, this.#phrases.text(at, credit), false);
      return credit;
    }
    const phrase = this.#phrases.find(at, this.#reading);
    const name = (phrase?.length ?? 1) === 1 ? this.#names.find(at, this.#reading) : undefined;
    if (name !== undefined) {
      const { length, thing } = name;
      this.#take(thing, this.#phrases.text(at, length), this.#words[at + length - 1]!.owner);
      return length;
    }
    const material = this.#phrases.findMaterial(at, this.#reading);
    if (material !== undefined && (phrase?.meaning.type !== 'thing' || phrase.length <= material.length)) {
      this.#take(material.meaning, material.text, false);
      return material.length;
    }
    const adjective = this.#phrases.findMaterialAdjective(at);
    if (adjective !== undefined && adjective.length >= (phrase?.length ?? 0)) {
      this.#reading.described.material ??= this.#lexicon.materialAdjective(adjective.text);
      this.#reading.before = undefined;
      return adjective.length;
    }
    if (phrase === undefined) {
      this.#takeUnknown(at);
      return 1;
    }
    const { meaning, text, length } = phrase;
    this.#take(meaning, text, this.#words[at + length - 1]!.owner);
    return length;
  }

  #take(meaning: Meaning, phrase: string, owner: boolean): void {
    const reading = this.#reading;
    const before = reading.before;
    reading.before = undefined;
    reading.thingMayFollow = meaning.type !== 'place' && meaning.type !== 'silent';
    switch (meaning.type) {
      case 'thing':
        this.#things.take(this.#mention(meaning, phrase, owner), before);
        reading.thingMayFollow = false;
        break;
      case 'place':
        if (before?.owner && before.from > 0) this.#forgetOwner(before); // "in a doctor's office"
        if (!reading.negated) takePlace(meaning, phrase, reading, this.#lexicon);
        reading.placeMayFollow = false;
        break;
      case 'modifier':
        this.#takeModifier(meaning, phrase);
        break;
      case 'link':
        takeLink(meaning, phrase, reading);
        break;
      case 'pose':
        takePose(meaning.text, phrase, before !== undefined, reading, this.#lexicon);
        break;
      case 'state':
        takeState(meaning.text, phrase, before !== undefined, reading);
        break;
      case 'activity':
        this.#things.takeActivity(meaning.text, phrase, before !== undefined);
        this.#takePlaceOf(phrase);
        break;
      case 'silent':
        if (this.#blend(phrase)) break;
        if (reading.isTag && before !== undefined) reading.scene.parts.splice(before.from); // "1girl, cat tail"
        reading.leftOut.push(phrase);
        reading.placeMayFollow = BEFORE_PLACES.has(phrase); // "crossing the bridge"
        break;
      case 'particle':
        if (BEING.has(phrase)) reading.before = before;
        this.#takeParticle(phrase);
    }
  }

  #mention(thing: Thing, phrase: string, owner: boolean): Mention {
    const { article, described, scene, number } = this.#reading;
    const determined = article !== '' || number !== undefined || Object.keys(described).length > 0;
    return { thing, phrase, owner, determined, from: scene.parts.length };
  }

  /** Leaves out whose place it is where something else is in it. */
  #forgetOwner({ from, phrase }: Mention): void {
    const { scene, leftOut } = this.#reading;
    scene.parts.splice(from);
    leftOut.push(phrase);
  }

  /** Takes the place that an activity needs: a bathroom of "brushing its teeth". */
  #takePlaceOf(activity: string): void {
    const place = this.#lexicon.meanings(activity).find(({ type }) => type === 'place');
    if (place?.type === 'place') takePlace(place, activity, this.#reading, this.#lexicon);
  }

  /** "a cat and dog hybrid": the last two things are one. */
  #blend(word: string): boolean {
    const last = this.#reading.scene.parts.at(-1);
    if (!BLENDED.has(word) || last?.said === undefined) return false;
    last.said.blended = true;
    return true;
  }

  #takeModifier({ kind, text, number }: Extract<Meaning, { type: 'modifier' }>, words: string): void {
    const { described, scene, notes } = this.#reading;
    if (kind === 'count') this.#reading.number ??= number;
    if (kind === 'colour' || kind === 'size' || kind === 'count') described[kind] ??= text;
    else scene[kind] ??= text;
    if (kind === 'colour' && text !== words) notes.push({ words, standIn: text, reason: 'chosen' });
  }

  #takeParticle(word: string): void {
    const reading = this.#reading;
    if (ARTICLES.has(word)) reading.article = word;
    if (PRONOUNS.has(word) && reading.links.isAction) reading.endLink(true);
    if (NEGATIONS.has(word)) reading.negated = true;
    if (BEFORE_PLACES.has(word)) reading.placeMayFollow = true;
    else if (!ARTICLES.has(word)) reading.placeMayFollow = false;
  }

  /** An unknown word is kept where it must be the name of a thing: not as in "a steampunk owl". */
  #takeUnknown(at: number): void {
    const reading = this.#reading;
    const word = this.#words[at]!.text;
    const describes = this.#phrases.isThing(at + 1); // "drunk shirtless guys": "drunk" still describes the guys
    if (/^\d{1,3}$/.test(word) && describes) {
      reading.number ??= Number(word);
      reading.described.count ??= MOST_SAID;
      return;
    }
    reading.placeMayFollow = false;
    if (!describes) reading.before = undefined;
    if (this.#blend(word)) return;
    if (!/^[a-z']{3,20}$/.test(word) || !/[aeiouy]/.test(word)) return;
    if (!reading.thingMayFollow || reading.negated || describes || reading.isTagNext) {
      reading.leftOut.push(word);
      return;
    }
    const link = reading.links.text || 'and';
    const said = takeSaid(reading);
    const described = reading.takeDescription();
    reading.scene.parts.push({ link, said, name: word, plural: false, weight: UNKNOWN, ...described });
    reading.thingMayFollow = false;
    reading.notes.push({ words: word, standIn: word, reason: 'kept' });
  }
}
