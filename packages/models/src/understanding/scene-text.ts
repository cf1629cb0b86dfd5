// From the parts of a scene to a sentence as training captions are written.
import type { Lexicon } from './lexicon.ts';

/** One thing of a scene with the words that describe it. */
export interface Part {
  /** What stands between it and the thing before: "and", "riding". */
  link: string;
  name: string;
  plural: boolean;
  count?: string;
  size?: string;
  colour?: string;
  /** What it does alone; no caption says it, for which see `Understander`. */
  pose?: string;
  /** The higher, the more the prompt is about it. */
  weight: number;
  /** The number that was typed, where captions have no word for it. */
  counted?: number;
  /** The words of the link as they were typed: "over". */
  said?: string;
}

/** What a prompt asks for. */
export interface SceneWords {
  readonly parts: Part[];
  style?: string;
  place?: string;
  time?: string;
  weather?: string;
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
