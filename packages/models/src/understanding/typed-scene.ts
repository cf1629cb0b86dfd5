// Turns the words of a scene into data: things with ids, relations between them, place, hour and weather.
import {
  type ColourName,
  HANDHELD,
  isHat,
  isLiving,
  MOST_COPIES,
  MOST_THINGS,
  PLACE_ID,
  placeNamed,
  type Scene,
  type SceneRelation,
  type SceneThing,
} from '@nonet/scenes';
import type { Lexicon } from './lexicon.ts';
import type { Part, SceneWords } from './scene-text.ts';

/** Copies that a plural without a number shows. */
const SEVERAL = 3;
const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const SIZES: Readonly<Record<string, NonNullable<SceneThing['size']>>> = {
  tiny: 'tiny',
  small: 'small',
  big: 'big',
  huge: 'giant',
};
const HOURS: Readonly<Record<string, NonNullable<Scene['hour']>>> = {
  'at night': 'night',
  'at sunset': 'sunset',
};
const WEATHERS: Readonly<Record<string, NonNullable<Scene['weather']>>> = {
  'in the rain': 'rain',
  'in the snow': 'snow',
  'in the fog': 'fog',
};

/** Relations that captions have no word for, by how they are said. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^(?:fight|fought|battl|wrestl|box(?:es|ing)|versus|vs)/, 'fighting'],
  [/^(?:carr(?:y|ies|ied)|lift)/, 'carrying'],
  [/^(?:drink|drank|sip)/, 'drinking'],
  [/^point/, 'pointing at'],
  [/^(?:above|over)$/, 'above'],
  [/^between$/, 'between'],
  [/^(?:around|surround)/, 'around'],
];
const RELATED: ReadonlySet<string> = new Set([
  'next to',
  'on',
  'under',
  'behind',
  'in front of',
  'chasing',
  'attacking',
  'eating',
  'riding',
  'looking at',
  'looking for',
  'holding',
  'wearing',
  'in the shape of',
]);
const PARTS: ReadonlySet<string> = new Set(['wearing', 'holding', 'carrying']);
/** Clothes that are no hats; "in a suit" is worn, "in a box" is not. */
const CLOTHES =
  /\b(?:suit|tuxedo|dress|shirt|t-shirt|coat|jacket|jeans|pants|shorts|skirt|kimono|sari|robe|bikini|swimsuit|gown|cape|scarf|(?:neck|bow )?tie|glove|gloves|socks|boots|shoes|shoe|boot|sneakers|armou?r|uniform|costume|glasses|sunglasses|goggles|mask|hat|cap|helmet|veil|apron|pyjamas|lab coat|vest|clothes)$/;
/** A compound that fewer of a million training pictures show is a hybrid. */
const SELDOM_SHOWN = 20;

/** A thing in the making. */
interface Draft {
  thing: SceneThing;
  /** Worn or held by another. */
  isPart: boolean;
}

/** The scene that some words describe; undefined for a single thing on plain background. */
export function typedScene(words: SceneWords, lexicon: Lexicon): Scene | undefined {
  const builder = new SceneBuilder(lexicon);
  for (const part of mostImportant(words.parts)) builder.add(part);
  const { things, relations } = builder.finish();
  const phrase = words.place;
  const hour = words.time === undefined ? undefined : HOURS[words.time];
  const weather = words.weather === undefined ? undefined : WEATHERS[words.weather];
  const place =
    phrase === undefined ? (hour || weather ? 'plain' : undefined) : (placeNamed(phrase) ?? 'plain');
  const [first] = things;
  if (phrase?.startsWith('attacking ') && first)
    relations.push({ subject: first.id, name: 'attacking', object: PLACE_ID });
  const isSingle = things.length === 1 && (first?.count ?? 1) === 1 && place === undefined;
  const isFigure = builder.isFigure && (first?.count ?? 1) === 1 && place === undefined;
  if (first === undefined || isSingle || isFigure) return undefined;
  return {
    things,
    relations,
    ...(place && { place }),
    ...(hour && { hour }),
    ...(weather && { weather }),
    ...(words.style && { style: words.style }),
  };
}

/** The things that the prompt is most about, in their order. */
function mostImportant(parts: readonly Part[]): Part[] {
  const kept = new Set([...parts].sort((a, b) => b.weight - a.weight).slice(0, MOST_THINGS));
  return parts.filter((part) => kept.has(part));
}

class SceneBuilder {
  readonly #lexicon: Lexicon;
  readonly #drafts: Draft[] = [];
  readonly #relations: SceneRelation[] = [];
  #parts = 0;
  #props = 0;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Whether all but one thing are what a stand-in holds or wears: "a photographer" is a man with a camera. */
  get isFigure(): boolean {
    return this.#parts === 1 && this.#props > 0;
  }

  add(part: Part): void {
    if (part.weight === PROP_WEIGHT) this.#props++;
    else this.#parts++;
    const before = this.#drafts.at(-1);
    if (before && part.link === 'of') {
      const detail = [before.thing.detail, `of ${this.#named(part)}`].filter(Boolean).join(' ');
      before.thing = { ...before.thing, detail };
      return;
    }
    const relation = before && relationOf(part, this.#subject('holding')?.thing);
    const hybrid = this.#hybridOf(part);
    const draft = this.#draft(hybrid?.body ?? part.name, part, relation !== undefined && PARTS.has(relation));
    const subject = relation === undefined ? undefined : this.#subject(relation);
    this.#drafts.push(draft);
    if (relation === 'between' && subject) this.#putBetween(subject, draft);
    else if (relation !== undefined && subject) {
      this.#relations.push({ subject: subject.thing.id, name: relation, object: draft.thing.id });
    }
    if (hybrid) {
      const head = this.#draft(hybrid.head, { ...part, plural: false }, true);
      const { count: _, colour: __, size: ___, pose: ____, ...thing } = head.thing;
      this.#drafts.push({ ...head, thing });
      this.#relations.push({ subject: draft.thing.id, name: 'with the head of', object: head.thing.id });
    }
  }

  finish(): { things: SceneThing[]; relations: SceneRelation[] } {
    const kept = this.#drafts.slice(0, MOST_THINGS).map(({ thing }) => thing);
    const ids = new Set(kept.map(({ id }) => id));
    const relations = this.#relations.filter(({ subject, object }) => ids.has(subject) && ids.has(object));
    return { things: kept, relations };
  }

  #draft(name: string, part: Part, isPart: boolean): Draft {
    const { colour, size, pose } = part;
    const count = countOf(part, this.#lexicon);
    const variant = this.#drafts.filter(({ thing }) => thing.name === name).length;
    const bent = size === undefined ? undefined : SIZES[size];
    const thing: SceneThing = {
      id: 'abcdefghijklmnopqrstuvwxyz'[this.#drafts.length] ?? `thing ${this.#drafts.length}`,
      name,
      ...(count > 1 && !isPart && { count }),
      ...(colour && { colour: colour as ColourName }),
      ...(bent && { size: bent }),
      ...(pose && { pose }),
      ...(variant > 0 && { variant }),
    };
    return { thing, isPart };
  }

  /** The one who does something: for worn and held things the last living one, else the last that stands by itself. */
  #subject(relation: string): Draft | undefined {
    const whole = this.#drafts.filter(({ isPart }) => !isPart);
    const living = PARTS.has(relation) ? whole.findLast(({ thing }) => isLiving(thing.name)) : undefined;
    return living ?? whole.at(-1);
  }

  /** "a cat between two dogs": one of them on either side. Things stand in the order of the scene. */
  #putBetween(subject: Draft, other: Draft): void {
    const { count = 1, ...thing } = other.thing;
    const at = this.#drafts.indexOf(subject);
    this.#drafts.splice(at, 1);
    this.#drafts.splice(this.#drafts.indexOf(other) + 1, 0, subject);
    if (count < 2) return;
    other.thing = thing;
    const twin = { ...thing, id: `${thing.id}2`, variant: (thing.variant ?? 0) + 1 };
    this.#drafts.push({ thing: twin, isPart: false });
  }

  /** "hamster dinosaur": two living things that no picture shows as one. */
  #hybridOf({ name }: Part): { head: string; body: string } | undefined {
    const [head, body, more] = name.split(' ');
    if (head === undefined || body === undefined || more !== undefined) return undefined;
    if (!isLiving(head) || !isLiving(body) || this.#lexicon.popularity(name) >= SELDOM_SHOWN)
      return undefined;
    return { head, body };
  }

  #named({ name, colour, plural }: Part): string {
    const described = [colour, plural ? this.#lexicon.plural(name) : name].filter(Boolean).join(' ');
    return [plural ? '' : this.#lexicon.article(name, described), described].filter(Boolean).join(' ');
  }
}

/** Weight of what a stand-in holds or wears, as the reader gives it. */
const PROP_WEIGHT = 60;

function countOf({ count, counted, plural, weight, name }: Part, lexicon: Lexicon): number {
  if (counted !== undefined) return Math.min(MOST_COPIES, counted);
  if (count !== undefined) return COUNTS[count] ?? 1;
  const isPair = lexicon.meanings(name).some((meaning) => meaning.type === 'thing' && meaning.plural);
  return plural && weight > PROP_WEIGHT && !isPair ? SEVERAL : 1;
}

/** The relation of a part to one before it; undefined where they only stand side by side. */
function relationOf({ link, said = '', name }: Part, owner: SceneThing | undefined): string | undefined {
  const special = SAID.find(([pattern]) => pattern.test(said))?.[1];
  if (special !== undefined) return special;
  const isWorn = isHat(name) || CLOTHES.test(name);
  const canHold = owner !== undefined && isLiving(owner.name);
  if (link === 'with')
    return isWorn && canHold ? 'wearing' : canHold && HANDHELD.includes(name) ? 'holding' : undefined;
  if (link === 'in') return isWorn ? 'wearing' : 'in';
  return RELATED.has(link) ? link : undefined;
}
