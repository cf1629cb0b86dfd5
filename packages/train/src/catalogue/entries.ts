// The entries of the catalogue: everything that the composer's tables and effects hold, and a prompt that asks for each.
import type { Effect } from '@nonet/models';
import { effectNames } from '@nonet/models';
import {
  ACTION_RULES,
  CLOTHES,
  HATS,
  HEADGEAR,
  MATERIALS,
  PLACES,
  placeNamed,
  RELATIONS,
  type Scene,
  type SceneThing,
  STATES,
} from '@nonet/scenes';
import { type Pair, pairOf, playerOf } from './pairs.ts';
import type { CatalogueWords } from './words.ts';

export const SHEETS = [
  'places',
  'states',
  'actions',
  'relations',
  'garments',
  'materials',
  'frames',
] as const;
export type SheetName = (typeof SHEETS)[number];

/** A picture of an entry. */
export interface Shot {
  readonly scene: Scene;
  readonly effect?: Effect;
}

export interface Entry {
  readonly name: string;
  /** Other names for it. */
  readonly also?: readonly string[];
  /** A prompt that shows it. */
  readonly ask: string;
  readonly shots: readonly Shot[];
}

/** The things that show garments, materials and places. */
const ACTOR = 'cat';
/** A thing without a face. */
const FACELESS = 'tomato';
/** The place of the pictures that effects are shown on. */
const SCENERY = 'meadow';

/** The entries of a sheet, in the order of their tables. */
export const entriesOf = (sheet: SheetName, words: CatalogueWords): Entry[] => READERS[sheet](words);

const READERS: Readonly<Record<SheetName, (words: CatalogueWords) => Entry[]>> = {
  places: (words) =>
    Object.entries(PLACES).map(([place, { words: phrases }]) => ({
      name: place,
      ask: firstRead(
        // An hour that comes without a place is shown on a plain.
        [
          ...phrases.filter(Boolean).map((phrase) => `a cat ${phrase}`),
          `a cat in the ${place}`,
          'a cat at sunset',
        ],
        words,
        (scene) => scene.place === place,
      ),
      shots: [{ scene: { things: [thing(ACTOR)], relations: [], place, hour: 'day', weather: 'clear' } }],
    })),
  states: (words) =>
    Object.keys(STATES).map((state) => {
      const said = (words.file.states?.[state] ?? '').split('|').map((word) => `a ${word} cat`);
      return {
        name: state,
        ask: firstRead(
          [`a ${state} cat`, `a cat ${state}`, ...said],
          words,
          ({ things: [cat] }) => cat?.states?.includes(state) === true || cat?.pose === state,
        ),
        shots: [ACTOR, FACELESS].map((name) => ({
          scene: { things: [{ ...thing(name), states: [state] }], relations: [] },
        })),
      };
    }),
  actions: (words) => Object.keys(ACTION_RULES).map((name) => related(name, pairOf(name), words)),
  relations: (words) =>
    Object.keys(RELATIONS)
      .filter((name) => !(name in ACTION_RULES))
      .map((name) => related(name, pairOf(name), words)),
  garments: (words) =>
    [...HATS, ...HEADGEAR, ...CLOTHES].map(({ names: [name = '', ...also] }) => ({
      ...related('wearing', { subject: ACTOR, object: name }, words),
      name,
      also: [...new Set(also)].filter((other) => other !== name),
    })),
  materials: (words) =>
    Object.keys(MATERIALS).map((name) => {
      const entry = related('made of', { subject: ACTOR, object: name, ask: `a cat made of ${name}` }, words);
      return { ...entry, name };
    }),
  frames: ({ file, lexicon }) => {
    const styles = new Map(Object.entries(file.effects ?? {}).map(([style, effect]) => [effect, style]));
    return effectNames.map((effect) => {
      const style = styles.get(effect) ?? effect;
      const { place, time } = lexicon.setting(style);
      // The styles of captions show things on plain background.
      const isPlain = styles.has(effect) && !(style in (file.media ?? {}));
      const scenery: Partial<Scene> = isPlain
        ? {}
        : {
            place: (place && placeNamed(place)) ?? SCENERY,
            hour: time === undefined ? 'day' : 'night',
            weather: 'clear',
          };
      const scene: Scene = { things: [thing(ACTOR)], relations: [], ...scenery };
      return { name: effect, ask: `${style} of a cat`, shots: [{ scene, effect }] };
    });
  },
};

const thing = (name: string, id = 'a', count?: number): SceneThing => ({
  id,
  name,
  ...(count !== undefined && { count }),
});

/** A scene of one relation. */
function related(name: string, pair: Pair, words: CatalogueWords): Entry {
  const [subject, object] = [playerOf(pair.subject), playerOf(pair.object)];
  const scene: Scene = {
    things: [thing(subject.name, 'a', subject.count), thing(object.name, 'b', object.count)],
    relations: [{ subject: 'a', name, object: 'b' }],
  };
  const said = (player: string) => words.understander.describe({ name: player });
  const ask = pair.ask ?? `${said(subject.name)} ${name} ${said(object.name)}`;
  return { name, ask, shots: [{ scene }] };
}

/** The first prompt that is read as it is meant; the first one where none is. */
const firstRead = (
  prompts: readonly string[],
  { understander }: CatalogueWords,
  isMeant: (scene: Scene) => boolean,
): string =>
  prompts.find((prompt) => {
    const { scene } = understander.understand(prompt);
    return scene !== undefined && isMeant(scene);
  }) ?? prompts[0]!;
