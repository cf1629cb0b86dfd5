// Adds a thing to the scene: compounds, stand-ins that are several things, and costumes.
import { isBlend } from './hybrids.ts';
import type { Lexicon } from './lexicon.ts';
import type { Description, Mention, Reading, Thing } from './reading.ts';
import { IDEA, type Part, PROP, type Said } from './scene-text.ts';
import { DEFINITE } from './small-words.ts';

/** Words after a name that say that it is a disguise: "a shark costume". */
const DISGUISES: ReadonlySet<string> = new Set(['costume', 'outfit', 'disguise', 'onesie', 'costumes']);
/** Links to what somebody has by being who they are: a crown, a microphone. */
const EQUIPMENT: ReadonlySet<string> = new Set(['wearing', 'holding']);

/** Weight of what an activity brings along: more than what somebody holds by being who they are. */
const BROUGHT = 80;
/** People who are no more than that. */
const ANYBODY: ReadonlySet<string> = new Set(['man', 'woman', 'two men']);

/** Adds things to the scene of one prompt. */
export class ThingReader {
  readonly #reading: Reading;
  readonly #lexicon: Lexicon;
  readonly #partsOf: ((standIn: string) => readonly Part[]) | undefined;

  /** @param partsOf reads the name of a stand-in as a scene; absent while such a name is read */
  constructor(reading: Reading, lexicon: Lexicon, partsOf?: (standIn: string) => readonly Part[]) {
    this.#reading = reading;
    this.#lexicon = lexicon;
    this.#partsOf = partsOf;
  }

  /** @param before the thing said right before, of which it makes a compound */
  take(mention: Mention, before: Mention | undefined): void {
    const { thing, phrase } = mention;
    const reading = this.#reading;
    const { links, notes } = reading;
    const { parts } = reading.scene;
    if (DISGUISES.has(phrase) && before !== undefined && !before.owner && before.from > 0) {
      parts.splice(before.from);
      links.become('dressed as');
      this.take(before, undefined);
      return;
    }
    const described = reading.takeDescription();
    if (before === undefined) reading.isTag = reading.isTagNext;
    reading.tagMayFollow = false;
    reading.placeMayFollow = false;
    if (reading.negated) {
      reading.negated = false;
      return;
    }
    if (this.#isBeside(before, thing)) {
      this.take(mention, undefined);
      return;
    }
    if (thing.reason === 'idea' && before !== undefined && before.thing.reason !== 'idea') {
      reading.leftOut.push(phrase); // "a pizza party"
      reading.before = before;
      return;
    }
    // "apple tree", "jungle cat": the last word says what it is, those before it how.
    const [first, ...held] = before === undefined ? [] : parts.splice(before.from);
    let [part, ...props] = this.#expand(thing);
    const costume = this.#lexicon.costume(phrase, thing.name);
    // "dressed as a pirate", where pirate stands for "man wearing a pirate hat", is wearing the hat.
    if (links.text === 'dressed as') {
      if (costume.length === 0 && props[0]?.link === 'wearing') {
        part = props[0];
        links.become('wearing');
      }
      props = [];
    }
    // "a frog king" is a frog that wears what a king wears, "a cat dj" a cat that holds what a dj holds.
    const isEquipped = EQUIPMENT.has(props[0]?.link ?? '');
    const isClad = costume.length > 0 && this.#lexicon.isA('person', thing.name);
    let isRole = false; // "king" says what the frog wears, not what is drawn
    if (first !== undefined && before !== undefined && (isEquipped || isClad) && !before.owner) {
      const isAnybody = ANYBODY.has(part?.name ?? '') && !ANYBODY.has(first.name); // "a zombie barista"
      const isBeast = !this.#lexicon.isA('person', first.name);
      const isWearer = isAnybody && props[0]?.link === 'wearing' && this.#lexicon.isA('food', first.name);
      if (isWearer || (this.#lexicon.isA('living', first.name) && (isBeast || isAnybody))) {
        part = { ...first };
        isRole = isClad;
        if (costume.length > 0) props = [garmentsOf(costume)];
      }
    }
    if (part === undefined) return;
    part.link = first?.link ?? (links.text || 'and');
    const isIdea = thing.reason === 'idea';
    const said = takeSaid(reading, first);
    part.weight = isIdea ? IDEA : 100 - 3 * parts.length - (thing.reason === 'similar' ? 6 : 0);
    Object.assign(part, described, first && descriptionOf(first));
    if (thing.plural) part.plural = true;
    part.said = { ...said, words: phrase, ...(isIdea && { idea: phrase }) };
    this.#attachTag(part);
    this.#dress(part, costume);
    if (before !== undefined && first !== undefined && !isRole) {
      const joins = !before.owner && this.#joins(before.thing, thing);
      if (joins) {
        part.said = { ...part.said, modifier: before.thing.name, modifierWords: before.phrase };
        part.name = `${before.thing.name} ${part.name}`;
      } else if (held.length > 0 && !before.owner && !this.#lexicon.isA('garment', part.name))
        props = held; // "a drunk cat" holds what a drunk holds
      else this.#forget(before);
    }
    reading.before = before === undefined ? mention : { ...mention, from: before.from };
    parts.push(part, ...props, ...reading.props);
    reading.props = [];
    if (thing.reason !== undefined) notes.push({ words: phrase, standIn: thing.name, reason: thing.reason });
  }

  /**
   * Adds what an activity brings along to the thing before or to the next one.
   * @param text a person with the thing: "man holding a book"
   * @param words as they were typed
   * @param afterThing whether a thing was said right before
   */
  takeActivity(text: string, words: string, afterThing: boolean): void {
    const reading = this.#reading;
    const props = (this.#partsOf?.(text) ?? []).slice(1).map((part) => ({ ...part, weight: BROUGHT }));
    if (afterThing) reading.scene.parts.push(...props);
    else reading.props = props;
    for (const { name } of props) reading.notes.push({ words, standIn: name, reason: 'chosen' });
  }

  /** Whether a character and a thing are two, as nothing makes them one: "garfield lasagna", but not "a mario hat". */
  #isBeside(before: Mention | undefined, thing: Thing): boolean {
    if (before?.thing.reason !== 'character' || before.owner || before.determined) return false;
    const [shown] = this.#expand(thing);
    const isSelf = thing.reason === 'idea' || this.#lexicon.isA('living', shown?.name ?? '');
    return !isSelf && !this.#lexicon.isA('garment', thing.name);
  }

  /** "1girl, blue eyes, red dress": what a tag names belongs to whom the tags are about. */
  #attachTag(part: Part): void {
    const { said } = part;
    const isTag = this.#reading.isTag && said?.relation === 'and' && !said.definite;
    if (!isTag || !this.#reading.scene.parts.some(({ name }) => this.#lexicon.isA('living', name))) return;
    const last = part.name.slice(part.name.lastIndexOf(' ') + 1);
    const isPart = this.#lexicon.isA('part', last);
    if (!isPart && !this.#lexicon.isA('garment', part.name)) return;
    part.link = isPart ? 'with' : 'wearing';
    part.said = { ...said, relation: part.link };
  }

  #forget({ phrase }: Mention): void {
    const { notes, leftOut } = this.#reading;
    const note = notes.findIndex(({ words }) => words === phrase);
    if (note >= 0) notes.splice(note, 1);
    leftOut.push(phrase);
  }

  /** A stand-in may be a small scene of its own: "man holding a camera". */
  #expand(thing: Thing): Part[] {
    const [, count, counted = ''] = /^(two|three) (.+)$/.exec(thing.name) ?? [];
    const [one] = this.#lexicon.meanings(counted);
    if (count !== undefined && one?.type === 'thing') {
      return [{ link: 'and', count, name: one.name, plural: true, weight: 100 }];
    }
    const partsOf = this.#partsOf;
    if (thing.reason === undefined || partsOf === undefined || this.#lexicon.popularity(thing.name) > 0) {
      return [{ link: 'and', name: thing.name, plural: false, weight: 100 }];
    }
    return partsOf(thing.name).map((part, i) => (i === 0 ? part : { ...part, weight: PROP }));
  }

  /**
   * Whether two names make a compound: captions know both, and each is one word or says who somebody is. A word that only
   * stands for some man or woman or an idea does not: "a german car", "a birthday cat".
   */
  #joins({ name: modifier, reason }: Thing, { name, reason: nameReason }: Thing): boolean {
    if (modifier === name) return false; // "david bowie": both words stand for a man
    if (reason === 'idea' || nameReason === 'idea') return false;
    if (reason !== undefined && ANYBODY.has(modifier)) return false;
    const isShort = (word: string) => !word.includes(' ');
    const isHybrid =
      (this.#lexicon.isA('living', modifier) && this.#lexicon.isA('person', name)) ||
      isBlend(modifier, name, this.#lexicon);
    const areNamed = [modifier, name].every((word) => this.#lexicon.popularity(word) > 0);
    return areNamed && isShort(modifier) && (isShort(name) || isHybrid);
  }

  #dress(part: Part, [garment, ...more]: readonly string[]): void {
    if (part.link !== 'dressed as') return;
    part.link = garment === undefined ? 'and' : 'wearing';
    if (garment === undefined) return;
    part.name = garment;
    if (part.said) part.said = { ...part.said, relation: 'wearing', costume: more };
  }
}

/** The garments that a role implies. */
function garmentsOf([name = '', ...costume]: readonly string[]): Part {
  const said: Said = { relation: 'wearing', conjoined: false, passive: false, definite: false, costume };
  return { link: 'wearing', name, plural: false, weight: PROP, said };
}

/**
 * The grammar around the next thing; empties the link, the number and the article.
 * @param first the part before it, if it is one thing with that: it keeps its link
 */
export function takeSaid(reading: Reading, first?: Part): Said {
  const bond = reading.links.take();
  const number = reading.number ?? first?.said?.number;
  reading.number = undefined;
  const definite = DEFINITE.has(reading.article);
  reading.article = '';
  const said = first?.said === undefined ? { ...bond, definite } : withoutIdea(first.said);
  return number === undefined || said.number === number ? said : { ...said, number };
}

/** "a music teacher" is no idea. */
function withoutIdea(said: Said): Said {
  if (said.idea === undefined) return said;
  const { idea: _, ...rest } = said;
  return rest;
}

function descriptionOf({ count, size, colour, material, pose, states }: Part): Description {
  return {
    ...(count && { count }),
    ...(size && { size }),
    ...(colour && { colour }),
    ...(material && { material }),
    ...(pose && { pose }),
    ...(states && { states }),
  };
}
