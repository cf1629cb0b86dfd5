// The names that training captions give to things, and how often.
import type { Kind } from '@nonet/models';
import { anchorOf, CLOTHES, HATS, HEADGEAR } from '@nonet/scenes';
import type { Category } from '../data/categories.ts';
import { gatherConcepts } from '../data/concepts.ts';
import type { Sprite } from '../data/manifest.ts';
import { ALIASES, conceptOf } from '../data/thing-names.ts';

/** Of a million pictures of training, about how many show a composed hat of one kind. */
const HAT_SHARE = 4000;
/** How a thing is called in captions: by its concept's name, an alias, or as the drawing itself is called. */
const CALLED = { concept: 0.5, alias: 0.2, phrase: 0.3 };

/** Every name with how many of a million training pictures are called so, the commonest first. */
export function captionNames(sprites: readonly Sprite[]): Map<string, number> {
  const concepts = [...gatherConcepts(sprites).values()];
  const phrases = new Map<string, Map<string, number>>();
  for (const { phrase } of sprites) {
    const name = conceptOf(phrase);
    const counts = phrases.get(name) ?? new Map<string, number>();
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    phrases.set(name, counts);
  }
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const names = new Map<string, number>();
  const add = (name: string, share: number) => {
    if (!/^an? /.test(name)) names.set(name, (names.get(name) ?? 0) + share); // one drawing is called "a corn"
  };
  for (const { name, aliases, weight } of concepts) {
    const share = (weight / total) * 1e6;
    add(name, share * (CALLED.concept + (aliases.length === 0 ? CALLED.alias : 0)));
    for (const alias of aliases) add(alias, (share * CALLED.alias) / aliases.length);
    const counts = phrases.get(name) ?? new Map<string, number>();
    const drawn = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [phrase, count] of counts) add(phrase, (share * CALLED.phrase * count) / drawn);
  }
  for (const { names: words } of HATS) for (const word of words) add(word, HAT_SHARE / words.length);
  return new Map([...names].sort((a, b) => b[1] - a[1]).map(([name, share]) => [name, Math.round(share)]));
}

/** Names of what the composer draws that captions hardly have. */
export const composedNames = (names: ReadonlyMap<string, number>): string[] => [
  ...new Set(COMPOSED.filter((name) => (names.get(name) ?? 0) < HARDLY_SHOWN)),
];

/** The names of captions with those of what the composer draws, the commonest first. */
export function allNames(names: ReadonlyMap<string, number>): Map<string, number> {
  const all = new Map(names);
  for (const name of COMPOSED) if ((all.get(name) ?? 0) < COMPOSED_SHARE) all.set(name, COMPOSED_SHARE);
  return new Map([...all].sort((a, b) => b[1] - a[1]));
}

/** Names of pictures that show somebody. */
export function namesOfPeople(sprites: readonly Sprite[]): Set<string> {
  const people = sprites.filter(({ category }) => category === 'person');
  return new Set(
    people.flatMap(({ phrase }) => [phrase, conceptOf(phrase), ...(ALIASES[conceptOf(phrase)] ?? [])]),
  );
}

/** Names of the composer's own drawings, whether pictures show them or not; often enough to be drawn as itself. */
const COMPOSED = [...HEADGEAR, ...CLOTHES].flatMap(({ names }) => names);
const COMPOSED_SHARE = 500;
/** Of a million pictures, so few show a thing that the model draws it badly. */
const HARDLY_SHOWN = 30;

/** Drawings that are filed under a kind and are not of it: a spider web, a diamond. */
const NOT_OF_KIND: Readonly<Record<'living' | 'garment', RegExp>> = {
  living: /\b(?:web|prints|feather|nose|shell|skull)$/,
  garment:
    /\b(?:bag|bags|purse|handbag|gem|stone|gemstone|diamond|jewel|lipstick|seatbelt|fan|pick|flipper|bolas|beads)$/,
};

/** Things of other categories that one holds. */
const HELD =
  `water pistol, newspaper, magazine, scroll, letter, envelope, cigarette, smoking pipe, mobile phone, poker hand, joker, game die,
  money bag, dollar banknote, flying money, credit card, wrapped gift, fishing pole, flashlight, test tube, syringe, toothbrush, comb, lipstick,
  tennis racket, ping pong, cricket game, baseball, bowling, soccer ball, yo-yo, puzzle piece, handbag, briefcase, shopping bag, receipt,
  megaphone, video game, joystick, clipboard, artist palette, bouquet, potted plant, herb, sheaf of rice, skull, bone, egg, diamond, crown,
  medal, sports medal, bell, hourglass, alarm clock, mirror, magnet, lock, old key, plunger, bucket, sponge, soap, roll of paper, toy bricks,
  kitchen knife, dagger, trident emblem, firecracker, radio, dvd, videocassette, floppy disk, light bulb, headphones, teacup without handle`.split(
    /,\s+/,
  );

/** The names of each kind, as `lexicon.json` has them. */
export function namesByKind(sprites: readonly Sprite[], parts: readonly string[]): Record<Kind, string> {
  const concepts = [...gatherConcepts(sprites).values()];
  const filedUnder = (...categories: readonly Category[]) => {
    const named = concepts
      .filter(({ category }) => categories.includes(category))
      .flatMap(({ name, aliases }) => [name, ...aliases]);
    const drawn = sprites.filter(({ category }) => categories.includes(category)).map(({ phrase }) => phrase);
    return [...new Set([...named, ...drawn])].sort();
  };
  const living = filedUnder('animal', 'person', 'face').filter((name) => !NOT_OF_KIND.living.test(name));
  const worn = concepts
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => anchorOf(name) !== 'head');
  const garments = [...new Set([...filedUnder('clothing', 'headwear'), ...worn])].filter(
    (name) => !NOT_OF_KIND.garment.test(name),
  );
  return {
    living: living.join('|'),
    person: filedUnder('person').join('|'),
    garment: garments.join('|'),
    part: parts.join('|'),
    food: filedUnder('food').join('|'),
    handheld: [...new Set([...filedUnder('food', 'drink', 'tool', 'instrument'), ...HELD])].join('|'),
  };
}
