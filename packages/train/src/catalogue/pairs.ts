// Things that show each relation best: viewers should notice the relation, not the things.

/** A thing of a pair by its name, or several of it. */
type Player = string | { readonly name: string; readonly count: number };

export interface Pair {
  readonly subject: Player;
  readonly object: Player;
  /** A prompt for it, where names and relation in a row do not say it. */
  readonly ask?: string;
}

const pair = (subject: Player, object: Player, ask?: string): Pair => ({
  subject,
  object,
  ...(ask && { ask }),
});
const several = (count: number, name: string): Player => ({ name, count });

const ANY: Pair = pair('cat', 'dog');

const PAIRS: Readonly<Record<string, Pair>> = {
  throwing: pair('cat', 'apple'),
  kicking: pair('cat', 'tomato'),
  pushing: pair('cat', 'car'),
  pulling: pair('horse', 'car'),
  walking: pair('cat', 'dog'),
  driving: pair('cat', 'car'),
  juggling: pair('cat', several(3, 'tomato'), 'a cat juggling tomatoes'),
  playing: pair('cat', 'drum'),
  reading: pair('cat', 'book'),
  cooking: pair('cat', 'fish'),
  teaching: pair('owl', 'cat'),
  selling: pair('cat', 'fish'),
  'falling on': pair('tomato', 'cat'),
  'casting a spell on': pair('cat', 'frog'),
  shooting: pair('robot', 'tomato'),
  'dreaming of': pair('cat', 'fish'),
  painting: pair('cat', 'fish', 'a cat drawing a fish'),
  'working on': pair('robot', 'car', 'a robot repairing a car'),
  knitting: pair('cat', 'sweater'),
  washing: pair('cat', 'car'),
  climbing: pair('cat', 'tree'),
  abducting: pair('ufo', 'cow'),
  smoking: pair('cat', 'cigarette'),
  on: pair('cat', 'car'),
  under: pair('cat', 'umbrella'),
  behind: pair('cat', 'tree'),
  'in front of': pair('cat', 'house'),
  chasing: pair('dog', 'cat'),
  attacking: pair('cat', 'robot'),
  eating: pair('cat', 'fish'),
  drinking: pair('cat', 'beer'),
  riding: pair('cat', 'horse'),
  'looking at': pair('cat', 'fish'),
  'looking for': pair('cat', 'fish'),
  'pointing at': pair('cat', 'tree'),
  in: pair('cat', 'car'),
  inside: pair('cat', 'tomato'),
  above: pair('ufo', 'house'),
  between: pair('cat', several(2, 'dog'), 'a cat between two dogs'),
  around: pair(several(4, 'cat'), 'tree', 'four cats around a tree'),
  'covered in': pair('cat', several(3, 'flower'), 'a cat covered in flowers'),
  carrying: pair('cat', 'house'),
  holding: pair('cat', 'umbrella'),
  wearing: pair('cat', 'top hat'),
  sharing: pair(several(3, 'cat'), 'trench coat', 'three cats in a trench coat'),
  'in the shape of': pair('house', 'tomato'),
  'made of': pair('house', 'cheese'),
  'with the head of': pair('man', 'cat'),
  'with the face of': pair('tomato', 'cat', 'a tomato cat'),
  'dressed as': pair('cat', 'tomato'),
};

/** The pair that shows a relation: two animals where the table says nothing else. */
export const pairOf = (relation: string): Pair => PAIRS[relation] ?? ANY;

/** Name and number of a player. */
export const playerOf = (player: Player): { readonly name: string; readonly count?: number } =>
  typeof player === 'string' ? { name: player } : player;
