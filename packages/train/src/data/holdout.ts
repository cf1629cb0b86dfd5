// Combinations that training never shows, so that evaluation can ask for something truly new.
import { type ColourName, hashSeed, PAINTS } from '@nonet/scenes';

/** Which combinations a composer may show. */
export type Split = 'train' | 'heldout';

const PAIR_NOUNS = (
  'cat dog horse cow pig rabbit fox bear panda tiger lion elephant giraffe monkey penguin owl duck frog turtle snake ' +
  'dragon dinosaur unicorn octopus robot alien ghost snowman fish chicken pizza burger cake apple banana car bus ' +
  'bicycle rocket house castle tree cactus rose flower mushroom guitar umbrella balloon book chair ball crown sword'
).split(' ');

/** Things whose colour can be chosen freely, with the colours that they have by nature. */
const COLOURED: Readonly<Record<string, readonly ColourName[]>> = {
  cat: ['orange', 'grey', 'black', 'white', 'yellow', 'brown'],
  dog: ['orange', 'brown', 'grey', 'black', 'white', 'yellow'],
  car: ['red', 'blue', 'yellow', 'white'],
  apple: ['red', 'green', 'yellow'],
  rose: ['red', 'pink'],
  fish: ['blue', 'orange', 'green', 'yellow'],
  robot: ['grey', 'blue', 'white'],
  house: ['brown', 'red', 'orange', 'white', 'yellow'],
  castle: ['grey', 'red', 'blue'],
  rocket: ['white', 'red', 'grey', 'blue'],
  dragon: ['green'],
  elephant: ['grey', 'blue'],
  bird: ['blue', 'red', 'green', 'grey'],
  butterfly: ['blue', 'orange', 'purple'],
  dinosaur: ['green'],
  frog: ['green'],
  horse: ['brown', 'orange', 'grey'],
  pig: ['pink'],
  bear: ['brown', 'orange'],
  rabbit: ['white', 'grey', 'brown', 'pink'],
  tree: ['green'],
  cactus: ['green'],
  tulip: ['pink', 'red'],
  umbrella: ['purple', 'blue', 'red', 'pink'],
  hat: ['yellow', 'orange', 'brown', 'purple'],
  guitar: ['orange', 'red', 'brown', 'yellow'],
  bicycle: ['blue', 'red', 'grey', 'green'],
  bus: ['blue', 'yellow', 'orange', 'red'],
  balloon: ['red', 'blue'],
  chair: ['orange', 'brown', 'red'],
  heart: ['red', 'pink'],
  star: ['yellow', 'orange'],
  banana: ['yellow'],
  strawberry: ['red'],
  mushroom: ['red', 'brown'],
  book: ['red', 'blue', 'green', 'orange'],
  key: ['yellow', 'grey', 'orange'],
  dress: ['blue', 'pink', 'green', 'purple'],
  shirt: ['blue'],
  octopus: ['red', 'pink', 'orange', 'purple'],
};

/** The noun that counts: a cat face is a cat, a palm tree a tree. */
const headOf = (name: string) =>
  name
    .replace(/ face$/, '')
    .split(' ')
    .at(-1)!;

const pairKey = (a: string, b: string) => (a < b ? `${a}|${b}` : `${b}|${a}`);

const pairs: readonly (readonly [string, string])[] = PAIR_NOUNS.flatMap((a, i) =>
  PAIR_NOUNS.slice(i + 1)
    .filter((b) => hashSeed('pair', pairKey(a, b)) % 16 === 0)
    .map((b) => [a, b] as const),
);
const pairKeys = new Set(pairs.map(([a, b]) => pairKey(a, b)));

const colourNouns: readonly (readonly [ColourName, string])[] = Object.entries(COLOURED).flatMap(
  ([noun, natural]) =>
    PAINTS.filter((colour) => !natural.includes(colour) && hashSeed('colour', colour, noun) % 6 === 0).map(
      (colour) => [colour, noun] as const,
    ),
);
const colourKeys = new Set(colourNouns.map(([colour, noun]) => `${colour}|${noun}`));

/** Pairs of things that split `train` never shows together, and `heldout` always does. */
export function heldOutPairs(): readonly (readonly [string, string])[] {
  return pairs;
}

/** Colours that split `train` never gives to these things, and `heldout` always does. */
export function heldOutColourNouns(): readonly (readonly [ColourName, string])[] {
  return colourNouns;
}

/** Whether two things are a held-out pair, in either order. */
export function isHeldOutPair(a: string, b: string): boolean {
  return pairKeys.has(pairKey(headOf(a), headOf(b)));
}

/** Whether this colour on this thing is held out. */
export function isHeldOutColour(colour: ColourName, noun: string): boolean {
  return colourKeys.has(`${colour}|${headOf(noun)}`);
}
