// Gathers sprites into concepts: what is asked for, of which there are many drawings in many styles.
import { WeightedTable } from '@nonet/scenes';
import type { Category } from './categories.ts';
import type { Sprite } from './manifest.ts';
import { EVERYDAY, FAVOURITES } from './popular.ts';
import { sourceById } from './sources.ts';
import { ALIASES, conceptOf } from './thing-names.ts';

/** One thing with all its drawings. */
export interface Concept {
  /** The word people type: "cat", "cat face", "fire truck". */
  name: string;
  category: Category;
  /** Other names for it. */
  aliases: readonly string[];
  /** How many independent sets draw it. */
  families: number;
  /** Share of the training that it gets, relative to others. */
  weight: number;
  /** Its drawings by the weight of their sources. */
  sprites: WeightedTable<Sprite>;
  /** Those in colour with transparent surroundings, fit to stand in a scene; may be empty. */
  cutouts: WeightedTable<Sprite>;
  /** The same, one table for each source, so that things in one scene can match. */
  cutoutsBySource: ReadonlyMap<string, readonly Sprite[]>;
}

const CATEGORY_WEIGHT: Readonly<Record<Category, number>> = {
  animal: 1.6,
  food: 1.3,
  vehicle: 1.3,
  plant: 1.3,
  headwear: 1.2,
  clothing: 1,
  drink: 1,
  instrument: 1.1,
  nature: 1.1,
  tool: 0.9,
  object: 0.9,
  place: 0.8,
  person: 0.55,
  face: 0.55,
  body: 0.3,
  symbol: 0.2,
};

/** Groups a manifest's sprites by the thing they show. */
export function gatherConcepts(sprites: readonly Sprite[]): Map<string, Concept> {
  const groups = new Map<string, Sprite[]>();
  for (const sprite of sprites) {
    const name = conceptOf(sprite.phrase);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [sprite]);
    else group.push(sprite);
  }
  const concepts = new Map<string, Concept>();
  for (const [name, group] of groups) {
    const families = new Set(group.map((sprite) => sourceById(sprite.source)?.family ?? sprite.source)).size;
    const category = commonest(group.map((sprite) => sprite.category));
    const colour = group.filter((sprite) => !sprite.mono && !sprite.framed);
    // A thing that a set draws five times over must not crowd out the other styles.
    const perSource = new Map<string, number>();
    for (const sprite of group) perSource.set(sprite.source, (perSource.get(sprite.source) ?? 0) + 1);
    const weight = (sprite: Sprite) =>
      (sourceById(sprite.source)?.weight ?? 1) / perSource.get(sprite.source)!;
    concepts.set(name, {
      name,
      category,
      aliases: ALIASES[name] ?? [],
      families,
      weight: popularity(name, category, families),
      sprites: new WeightedTable(group, weight),
      cutouts: new WeightedTable(colour, weight),
      cutoutsBySource: groupBySource(colour),
    });
  }
  return concepts;
}

/** How often a thing is shown: by how many sets draw it, what kind of thing it is, and whether people ask for it. */
function popularity(name: string, category: Category, families: number): number {
  const drawn = families === 1 ? 0.05 : families === 2 ? 0.35 : Math.min(families, 9) ** 1.2 / 2;
  if (FAVOURITES.has(name)) return 14 * Math.max(drawn, 4);
  // What people ask for is not held back by its category: a robot is filed under faces, a castle under places.
  if (EVERYDAY.has(name)) return 5 * drawn * Math.max(CATEGORY_WEIGHT[category], 1);
  return drawn * CATEGORY_WEIGHT[category];
}

function groupBySource(sprites: readonly Sprite[]): Map<string, Sprite[]> {
  const groups = new Map<string, Sprite[]>();
  for (const sprite of sprites) groups.set(sprite.source, [...(groups.get(sprite.source) ?? []), sprite]);
  return groups;
}

function commonest(values: readonly Category[]): Category {
  const counts = new Map<Category, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}
