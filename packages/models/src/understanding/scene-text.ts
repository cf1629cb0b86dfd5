// Writes the parts of a scene as a sentence in the style of training captions.
import type { Lexicon } from './lexicon.ts';

/** Weight of what a stand-in holds or wears. */
export const PROP = 60;
/** Weight of what stands for an idea: it gives way to any thing. */
export const IDEA = 55;
/** Weight of a word that no picture is named after. */
export const UNKNOWN = 50;

/** Grammar around a thing, beyond what captions can say. */
export interface Said {
  /** The relation to what was said before; 'and' where there is none. */
  readonly relation: string;
  /** "and" or a comma stands before it: "a cat in a hat and riding a pig". */
  readonly conjoined: boolean;
  /** "a horse ridden by a cat" */
  readonly passive: boolean;
  /** "the cat": perhaps one that was named before. */
  readonly definite: boolean;
  /** A preposition before the first thing: "under a rainbow, a cat". */
  readonly opening?: string;
  /** The thing named before the last word: "cat" of "cat shark". */
  readonly modifier?: string;
  /** The modifier as it was typed: "president" of "president cat". */
  readonly modifierWords?: string;
  /** The thing as it was typed. */
  readonly words?: string;
  /** More garments of the costume that this is the first of. */
  readonly costume?: readonly string[];
  /** "a cat dog hybrid" */
  blended?: true;
  readonly number?: number;
  /** The words for an idea that it stands for. */
  readonly idea?: string;
  /** Its action on a thing that is not named: "fighting each other". */
  doing?: { readonly relation: string; readonly toEarlier: boolean };
}

/** One thing of a scene with the words that describe it. */
export interface Part {
  /** Words that join it to the thing before: "and", "riding". */
  link: string;
  name: string;
  plural: boolean;
  count?: string;
  size?: string;
  colour?: string;
  /** The material that is said before its name: "wooden". */
  material?: string;
  /** An action without an object; not part of the sentence, see `Understander`. */
  pose?: string;
  /** States of a composed scene, such as "on fire"; not part of the sentence. */
  states?: readonly string[];
  /** Grammar around it, for a composed scene. */
  said?: Said;
  /** The higher, the more the prompt is about it. */
  weight: number;
}

/** What a prompt asks for. */
export interface SceneWords {
  readonly parts: Part[];
  style?: string;
  place?: string;
  time?: string;
  weather?: string;
  /** The place itself, where `place` contains an action as well. */
  setting?: string;
  /** The relation of the subject to the place: "attacking". */
  placeRelation?: string;
}

/** Longest sentence, in words, that fits a model's text with room to spare. */
const MOST_WORDS = 24;

/** "a pixel art sprite of a red cat riding a horse in the desert at night". */
export function writeScene(scene: SceneWords, lexicon: Lexicon): string {
  const things = scene.parts
    .map((part, i) => (i === 0 ? '' : `${part.link} `) + mention(part, lexicon))
    .join(' ');
  const styled = scene.style === undefined ? things : `${scene.style} of ${things}`;
  let text = styled;
  for (const more of [scene.place, scene.time, scene.weather]) {
    const longer = more === undefined ? text : `${text} ${more}`;
    if (longer.split(' ').length <= MOST_WORDS) text = longer;
  }
  return text;
}

function mention({ count, size, colour, name, plural }: Part, lexicon: Lexicon): string {
  const many = plural || (count !== undefined && count !== 'one');
  const described = [size, colour, many ? lexicon.plural(name) : name]
    .filter((word) => word !== undefined)
    .join(' ');
  const first = count ?? (many ? '' : lexicon.article(name, described));
  return [first, described].filter((word) => word !== '').join(' ');
}
