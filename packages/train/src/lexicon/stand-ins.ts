// Finds the thing with a picture that stands in best for one without: by meaning first, then by use.
import type { Reason } from '@nonet/models';
import type { WordNet } from '../data/wordnet.ts';
import type { WordVectors } from './word-vectors.ts';

/** How the words of no table are found. */
export type FoundReason = Exclude<Reason, 'chosen' | 'character' | 'idea'>;

/** A thing that stands in for a word. */
interface StandIn {
  readonly name: string;
  readonly reason: FoundReason;
}

/**
 * Least likeness of word vectors that is believed of two words that share a kind. What is only used alike ("results" and
 * "clouds") is no stand-in.
 */
const ALIKE = 0.6;
/** The same for people, who can be shown as a woman or a man. */
const ALIKE_PEOPLE = 0.6;
/** Least likeness of a kind to what is shown as an example of it. */
const ALIKE_EXAMPLE = 0.4;
/** Least likeness of a word to its kind: less, and WordNet's first sense of it is seldom meant ("brent" the goose). */
const ALIKE_KIND = 0.3;
/** WordNet's topics of what stands in for another of its topic: animal, artifact, food, person, plant. */
const TOPICS: ReadonlySet<number> = new Set([5, 6, 13, 18, 20]);
/** Kinds whose members look too different to stand in for each other. */
const VAGUE_KINDS = new Set(
  `object, artifact, person, instrumentality, living thing, organism, causal agent, whole, thing, physical object, device, container,
  structure, covering, equipment, implement, conveyance, furnishing, commodity, article, decoration, consumer goods, food, foodstuff,
  nutriment, substance, matter, plant, animal, vertebrate, mammal, placental, chordate, craft, system, establishment, way, area,
  product, creation, facility, obstruction, building, room, part, surface, machine, instrument, mechanism, electronic equipment,
  electronic device, support, line, material, fabric, vascular plant, herb, flora, fauna, worker, leader, expert, adult, unfortunate,
  bad person, communicator, traveler, inhabitant, professional, skilled worker, body part, source of illumination, tool,
  computer, musical instrument, protective covering, ingredient, flavorer, dish, course, cartridge, weapon, attachment, artefact`.split(
    /\s*,\s*/,
  ),
);
/** Steps up within which words may share a kind. */
const SHARED_STEPS = 2;
/** Names of things that are too vague to stand in for others. */
const NO_STAND_INS = new Set(
  `person, object, export, exchange, loading, body, circle, square, cube, block, empty, terminal, landing, people, guy, kid, top, auto,
  mail, world, link, present, saw, cock, skunk, speaker, pin, bank, bot, trainer, mate, building, salt, cooking, down, pick, label,
  fan, layers, ruler, ghost, hole, screen, keyboard, satellite, station, scanner, podium, moon, sweet, die, scroll, yarn, ledger,
  monitor, virus, wizard, speech, wave, hand, key, cup, bag, coin, gift, closed book, collision, steps, drone, printer, memo,
  detective, bomb, cape, dodo, plunger`.split(/\s*,\s*/),
);
/** How far up a kind of the word is looked for. */
const STEPS_UP = 2;
/** Everyday kinds that hold for whatever is below them, however far. */
const KINDS = new Set(
  `fish, bird, dog, cat, snake, lizard, frog, monkey, bear, horse, cow, sheep, goat, deer, whale, shark, dinosaur, spider,
  butterfly, beetle, crab, snail, mouse, rabbit, tree, flower, mushroom, ship, boat, airplane, truck, train, car, bus,
  hat, shirt, dress, coat, shoe, boot, guitar, drum, piano, violin, sword, knife, house, church, castle, bridge, chair,
  bed, bottle, cup, bread, cheese, cake, soup, beer, wine, cocktail, coffee, tea, cookie, candy, salad, pasta, ball, bomb`.split(
    /\s*,\s*/,
  ),
);
/** Kinds that are called otherwise in captions. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  insect: 'bug',
  'alcoholic beverage': 'cocktail',
  alcohol: 'cocktail',
  vessel: 'ship',
  'water vehicle': 'ship',
  'motor vehicle': 'car',
  aircraft: 'airplane',
  'heavier-than-air craft': 'airplane',
  footwear: 'shoe',
  headdress: 'hat',
  'stringed instrument': 'guitar',
  'keyboard instrument': 'piano',
  'wind instrument': 'trumpet',
  'percussion instrument': 'drum',
  dwelling: 'house',
  'house of worship': 'church',
  road: 'motorway',
  seat: 'chair',
  'bladed weapon': 'sword',
  'edge tool': 'knife',
  gun: 'water pistol',
  fungus: 'mushroom',
  'flowering shrub': 'flower',
  shrub: 'tree',
  pastry: 'croissant',
  'baked goods': 'bread',
  sweet: 'candy',
  'wading bird': 'flamingo',
  ungulate: 'deer',
  rodent: 'mouse',
  primate: 'monkey',
  crustacean: 'shrimp',
  mollusk: 'snail',
  feline: 'cat',
  canine: 'dog',
  equine: 'horse',
  bovine: 'cow',
  serpent: 'snake',
  scientist: 'scientist',
  entertainer: 'singer',
  musician: 'singer',
  'medical practitioner': 'doctor',
  educator: 'teacher',
  nobleman: 'prince',
  noblewoman: 'princess',
  'military personnel': 'guard',
  serviceman: 'guard',
  lawyer: 'judge',
  clergyman: 'man',
  businessperson: 'office worker',
  politician: 'office worker',
};
const PERSON = 18;
/** What places are, by what WordNet says they are one of: "oslo" is a city. */
const PLACES_BY_KIND: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:city|metropolis|town|municipality|national capital|provincial capital|state capital|port|country|state|american state|province|european country|european nation|asian country|african country|african nation|asian nation|sovereign state|village|county)$/,
    'city',
  ],
  [/^(?:mountain|mountain peak|range|mountain range)$/, 'mountains'],
  [/^(?:river|lake|canal|strait|bay)$/, 'lake'],
  [/^(?:sea|ocean|gulf)$/, 'ocean'],
  [/^desert$/, 'desert'],
  [/^island$/, 'island'],
];
/** Given names, by which full names are recognised. */
const GIVEN = ['john', 'michael', 'david', 'peter', 'thomas', 'sarah', 'maria', 'anna', 'susan', 'jennifer'];
const NAME_LIKE = 0.45;
/** The same for words that are common nouns too: "john" is no toilet. */
const SURE_NAME_LIKE = 0.62;
/** The same for names of places. */
const PLACE_NAME_LIKE = 0.3;
const WOMEN = ['she', 'her', 'woman', 'girl', 'actress', 'mother'];
const MEN = ['he', 'his', 'man', 'boy', 'actor', 'father'];

/** Finds stand-ins among names that are common enough to be drawn well. */
export class StandInFinder {
  readonly #wordnet: WordNet;
  readonly #vectors: WordVectors;
  readonly #names: ReadonlyMap<string, number>;
  /** Names of one word by WordNet's topic, with the word's popularity. */
  readonly #byTopic = new Map<number, string[]>();
  /** Names by the words for what they are a kind of. */
  readonly #examples = new Map<string, string[]>();
  /** What each name is a kind of. */
  readonly #kinds = new Map<string, ReadonlySet<string>>();

  /**
   * @param names common names in captions with their popularity
   * @param isPerson whether pictures of this name show somebody
   */
  constructor(
    wordnet: WordNet,
    vectors: WordVectors,
    names: ReadonlyMap<string, number>,
    isPerson: (name: string) => boolean,
  ) {
    this.#wordnet = wordnet;
    this.#vectors = vectors;
    this.#names = names;
    for (const name of names.keys()) {
      if (NO_STAND_INS.has(name)) continue;
      const topic = name.includes(' ') ? undefined : wordnet.topic(name);
      if (topic === undefined || !wordnet.isConcrete(name)) continue;
      if ((topic === PERSON) !== isPerson(name)) continue;
      this.#byTopic.set(topic, [...(this.#byTopic.get(topic) ?? []), name]);
      this.#kinds.set(name, new Set(wordnet.kinds(name, SHARED_STEPS).flat()));
      for (const kind of wordnet.kinds(name, 1).flat()) {
        this.#examples.set(kind, [...(this.#examples.get(kind) ?? []), name]);
      }
    }
  }

  /** What stands in for a noun; undefined when nothing is near enough. */
  find(noun: string): StandIn | undefined {
    if (this.#wordnet.isMostlyName(noun)) {
      return this.#wordnet.nameKinds(noun, 12).flat().includes('person') ? this.#bearer(noun) : undefined;
    }
    const synonym = this.#mostPopular(this.#wordnet.synonyms(noun));
    if (synonym !== undefined) return { name: synonym, reason: 'synonym' };
    return this.#kind(noun) ?? this.#example(noun) ?? this.#similar(noun) ?? this.#person(noun);
  }

  #mostPopular(words: readonly string[]): string | undefined {
    let best: string | undefined;
    for (const word of words) {
      const popularity = this.#names.get(word);
      if (
        popularity !== undefined &&
        !NO_STAND_INS.has(word) &&
        (best === undefined || popularity > this.#names.get(best)!)
      )
        best = word;
    }
    return best;
  }

  #kind(noun: string): StandIn | undefined {
    const topic = this.#wordnet.topic(noun);
    if (topic === undefined || !TOPICS.has(topic)) return undefined;
    const levels = this.#wordnet.kinds(noun, 12);
    for (const [i, words] of levels.entries()) {
      const fitting = i < STEPS_UP ? words : words.filter((word) => KINDS.has(word));
      const other = words.map((word) => KIND_NAMES[word]).filter((name) => name !== undefined);
      const name = this.#mostPopular([...fitting, ...other]);
      if (name !== undefined) return this.#isMeant(noun, name) ? { name, reason: 'kind' } : undefined;
    }
    return undefined;
  }

  /** Whether a word is used so much like the name of its kind that this kind is meant. */
  #isMeant(noun: string, kind: string): boolean {
    const likeness = this.#vectors.similarity(noun, kind.slice(kind.lastIndexOf(' ') + 1));
    return likeness === undefined || likeness >= ALIKE_KIND;
  }

  #example(noun: string): StandIn | undefined {
    const topic = this.#wordnet.topic(noun);
    if (topic === undefined || !TOPICS.has(topic)) return undefined;
    const alike = (this.#examples.get(noun) ?? []).filter(
      (name) => (this.#vectors.similarity(noun, name) ?? -1) >= ALIKE_EXAMPLE,
    );
    const name = this.#mostPopular(alike);
    return name === undefined ? undefined : { name, reason: 'example' };
  }

  #similar(noun: string): StandIn | undefined {
    const topic = this.#wordnet.topic(noun);
    if (topic === undefined || !TOPICS.has(topic)) return undefined;
    const kinds = this.#wordnet
      .kinds(noun, SHARED_STEPS)
      .flat()
      .filter((kind) => !VAGUE_KINDS.has(kind));
    let best: { name: string; likeness: number } | undefined;
    for (const name of this.#byTopic.get(topic) ?? []) {
      if (!kinds.some((kind) => kind === name || this.#kinds.get(name)!.has(kind))) continue;
      const likeness = this.#vectors.similarity(noun, name) ?? -1;
      if (
        likeness >= (topic === PERSON ? ALIKE_PEOPLE : ALIKE) &&
        (best === undefined || likeness > best.likeness)
      )
        best = { name, likeness };
    }
    return best && { name: best.name, reason: 'similar' };
  }

  /** Whatever a person does, they are a woman or a man. */
  #person(noun: string): StandIn | undefined {
    return this.#wordnet.topic(noun) === PERSON ? this.#womanOrMan(noun) : undefined;
  }

  #womanOrMan(word: string): StandIn | undefined {
    const name = this.#likeness(word, WOMEN) > this.#likeness(word, MEN) + 0.05 ? 'woman' : 'man';
    return this.#names.has(name) ? { name, reason: 'kind' } : undefined;
  }

  /** Mean likeness to several words. */
  #likeness(word: string, others: readonly string[]): number {
    return (
      others.reduce((sum, other) => sum + (this.#vectors.similarity(word, other) ?? 0), 0) / others.length
    );
  }

  /**
   * A woman or man of this name, if it is one that people are given.
   * @param isNoun whether the word is a common noun too
   */
  findBearer(word: string, isNoun: boolean): StandIn | undefined {
    const isPlace = !isNoun && this.#place(word) !== undefined;
    const least = isNoun ? SURE_NAME_LIKE : isPlace ? PLACE_NAME_LIKE : NAME_LIKE;
    return this.#likeness(word, GIVEN) < least ? undefined : this.#bearer(word);
  }

  #bearer(word: string): StandIn | undefined {
    const someone = this.#womanOrMan(word);
    return someone && { ...someone, reason: 'name' };
  }

  /**
   * What kind of place a name is: a word of `places.tsv`. None for names that people are given ("jordan") and common nouns
   * ("republican" is a river).
   * @param isOften whether texts have the word often
   */
  findPlace(word: string, isOften: boolean): string | undefined {
    if (isOften ? !this.#wordnet.isMostlyName(word) : this.#likeness(word, GIVEN) >= PLACE_NAME_LIKE)
      return undefined;
    return this.#place(word);
  }

  #place(word: string): string | undefined {
    const kinds = this.#wordnet.nameKinds(word, 2).flat();
    for (const kind of kinds)
      for (const [pattern, place] of PLACES_BY_KIND) if (pattern.test(kind)) return place;
    return undefined;
  }
}
