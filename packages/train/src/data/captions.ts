// Words for a scene: names with articles, colours, sizes, counts and styles, in the ways people ask for them.
import type { ColourName, Random } from '@nonet/scenes';
import { plural, withArticle } from './names.ts';

/** How a picture is drawn, in words. */
export interface StyleWords {
  /** "a {adjective} cat" */
  adjectives: readonly string[];
  /** "{medium} of a cat" */
  media: readonly string[];
}

const NEUTRAL_MEDIA = [
  'a drawing',
  'a picture',
  'an illustration',
  'an image',
  'clip art',
  'a painting',
  'art',
];
const COUNT_WORDS = ['no', 'one', 'two', 'three', 'four', 'five'];

/** A thing with the adjectives that hold for it: "big red apple". */
export function describe(name: string, colour?: ColourName, size?: string): string {
  return [size, colour, name].filter((word) => word !== undefined).join(' ');
}

/** "three red apples". */
export function countPhrase(count: number, phrase: string): string {
  return `${COUNT_WORDS[count]} ${plural(phrase)}`;
}

/** The caption of one thing, `phrase` being its name with adjectives; `style` only where it shall be said. */
export function captionSingle(random: Random, phrase: string, style?: StyleWords): string {
  const named = withArticle(phrase);
  if (style === undefined) {
    const roll = random.next();
    if (roll < 0.5) return named;
    if (roll < 0.86) return phrase;
    return `${random.pick(NEUTRAL_MEDIA)} of ${named}`;
  }
  return styled(random, phrase, named, style);
}

/** A caption of several things with or without its style; `text` is the whole sentence. */
export function captionScene(random: Random, text: string, style?: StyleWords): string {
  if (style !== undefined) {
    return random.chance(0.6)
      ? `${random.pick(style.media)} of ${text}`
      : `${text}, ${random.pick(style.adjectives)} style`;
  }
  return random.chance(0.1) ? `${random.pick(NEUTRAL_MEDIA)} of ${text}` : text;
}

function styled(random: Random, phrase: string, named: string, style: StyleWords): string {
  const roll = random.next();
  if (roll < 0.32) return withArticle(`${random.pick(style.adjectives)} ${phrase}`);
  if (roll < 0.46) return `${random.pick(style.adjectives)} ${phrase}`;
  if (roll < 0.82) return `${random.pick(style.media)} of ${named}`;
  return `${named}, ${random.pick(style.adjectives)}${random.chance(0.6) ? ' style' : ''}`;
}
