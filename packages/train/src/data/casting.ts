// Chooses what a picture shows: things by their weight, and pairs that may be seen together.
import {
  ACTORS,
  FOODS,
  MOUNTS,
  PEDESTALS,
  PROPS,
  type Random,
  type Relation,
  ROOFS,
  WeightedTable,
} from '@nonet/scenes';
import { type Concept, gatherConcepts } from './concepts.ts';
import { heldOutPairs, isHeldOutPair, type Split } from './holdout.ts';
import type { Sprite } from './manifest.ts';
import { isCountable } from './names.ts';

/** Two things, and what the first does to the second. */
export interface Couple {
  subject: Concept;
  object: Concept;
  relation: Relation;
}

const RELATION_WEIGHTS: Readonly<Record<Relation, number>> = {
  'next to': 3,
  on: 1,
  under: 1,
  behind: 0.7,
  'in front of': 0.7,
  chasing: 1,
  attacking: 1,
  eating: 1,
  riding: 1,
  'looking at': 1,
};

/** What each relation can be done to; others can be done to anything. */
const OBJECTS: Readonly<Partial<Record<Relation, readonly string[]>>> = {
  on: PEDESTALS,
  under: ROOFS,
  chasing: ACTORS,
  eating: FOODS,
  riding: MOUNTS,
};

/** The things of a data set, to be drawn from. */
export class Cast {
  /** All things by weight. */
  readonly all: WeightedTable<Concept>;
  /** Things of which one can draw three; may be empty. */
  readonly countable: WeightedTable<Concept>;
  private readonly concepts: ReadonlyMap<string, Concept>;
  private readonly split: Split;
  private readonly named = new Map<readonly string[], WeightedTable<Concept>>();

  constructor(sprites: readonly Sprite[], split: Split) {
    this.split = split;
    this.concepts = gatherConcepts(sprites);
    const concepts = [...this.concepts.values()];
    this.all = new WeightedTable(concepts, (concept) => concept.weight);
    this.countable = new WeightedTable(concepts.filter(canBeCounted), (concept) => concept.weight);
  }

  /** The thing of this name, if the set has it as a cut-out. */
  find(name: string): Concept | undefined {
    const concept = this.concepts.get(name);
    return concept === undefined || concept.cutouts.size === 0 ? undefined : concept;
  }

  /** One of the named things that the set has as cut-outs; likelier the more styles draw it. */
  pick(random: Random, names: readonly string[]): Concept | undefined {
    let table = this.named.get(names);
    if (table === undefined) {
      const found = names.map((name) => this.find(name)).filter((concept) => concept !== undefined);
      table = new WeightedTable(found, (concept) => Math.min(concept.families, 5));
      this.named.set(names, table);
    }
    return table.size === 0 ? undefined : table.draw(random);
  }

  /** Whether the split may show two things together. */
  allows(a: string, b: string): boolean {
    return a !== b && isHeldOutPair(a, b) === (this.split === 'heldout');
  }

  /** Two things and what one does, such that the split may show them; undefined when the set has none. */
  couple(random: Random): Couple | undefined {
    return this.split === 'heldout' ? this.heldOutCouple(random) : this.freeCouple(random);
  }

  private freeCouple(random: Random): Couple | undefined {
    const relation = random.weighted(
      Object.keys(RELATION_WEIGHTS) as Relation[],
      (key) => RELATION_WEIGHTS[key],
    );
    const objects = OBJECTS[relation] ?? (random.chance(0.5) ? ACTORS : PROPS);
    const subjects = relation === 'next to' && random.chance(0.4) ? PROPS : ACTORS;
    for (let attempt = 0; attempt < 12; attempt++) {
      const subject = this.pick(random, subjects);
      const object = this.pick(random, objects);
      if (subject === undefined || object === undefined) return undefined;
      if (this.allows(subject.name, object.name)) return { subject, object, relation };
    }
    return undefined;
  }

  private heldOutCouple(random: Random): Couple | undefined {
    for (let attempt = 0; attempt < 40; attempt++) {
      const pair = random.pick(heldOutPairs());
      const [first, second] = ACTORS.includes(pair[0]) ? pair : [pair[1], pair[0]];
      const subject = this.find(first);
      const object = this.find(second);
      if (subject === undefined || object === undefined) continue;
      const relations: Relation[] = ['next to', 'behind', 'in front of'];
      if (ACTORS.includes(first)) relations.push('looking at', 'attacking');
      if (ACTORS.includes(first) && ACTORS.includes(second)) relations.push('chasing');
      return { subject, object, relation: random.pick(relations) };
    }
    return undefined;
  }
}

function canBeCounted({ name, category, cutouts }: Concept): boolean {
  if (cutouts.size === 0 || !isCountable(name)) return false;
  if (category === 'person') return !/ing\b| in |shrugging/.test(name);
  return category !== 'face' && category !== 'symbol' && category !== 'nature' && category !== 'body';
}
