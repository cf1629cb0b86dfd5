// Makes the body of a thing that is two things, as the relations between them say.
import { dominantColour } from '../colours.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { type FacePlace, withFace, withHead, withMaterial, withSurface, withTiles } from '../hybrids.ts';
import { MATERIALS } from '../materials.ts';
import { isPerson } from '../parts-to-play.ts';
import type { SceneThing } from '../scene.ts';

/** Foods with a surface of their own; a thing made of others is filled with them. */
const SKINS =
  /\b(?:pizza|watermelon|avocado|bread|toast|cookie|strawberry|pineapple|orange|lemon|cake|pancakes?|waffle|bacon|sushi|kiwi|corn|brick|money|map|flag|zebra|tiger|leopard|giraffe|cow)$/;
const VEHICLES =
  /\b(?:car|bus|truck|taxi|van|train|tractor|airplane|plane|rocket|ship|boat|helicopter|submarine|locomotive)$/;

/** On the front of a vehicle, which looks to the left. */
const ON_FRONT: FacePlace = { x: 0.2, y: 0.5, width: 0.5, height: 0.86 };
const IN_MIDDLE: FacePlace = { x: 0.5, y: 0.54, width: 0.56, height: 0.6 };
/** Of a costume's hood: its own eyes stay in sight above the wearer's face. */
const IN_HOOD: FacePlace = { x: 0.5, y: 0.63, width: 0.7, height: 0.68 };

/** Clothes of people whose head is another's, by what they are. */
const OUTFITS: readonly (readonly [RegExp, string])[] = [
  [/\bprincess$/, 'princess dress'],
  [/\b(?:woman|girl|queen|lady|witch|fairy|mermaid|bride)$/, 'dress'],
  [/\b(?:king|prince)$/, 'royal robe'],
  [/\bninja$/, 'ninja suit'],
  [/\b(?:astronaut|cosmonaut)$/, 'space suit'],
  [/\b(?:cook|chef)$/, "chef's jacket"],
  [/\bsuperhero$/, 'superhero suit'],
  [/\b(?:scientist|doctor|physician)$/, 'lab coat'],
  [/\b(?:farmer|mechanic|construction worker)$/, 'overalls'],
  [/\b(?:police officer|guard|soldier)$/, 'police uniform'],
  [/\bclown$/, 'clown suit'],
];

/** A thing that is given a part of another one. */
export interface Donation {
  readonly thing: SceneThing;
  /** Absent for a material. */
  readonly drawn: CutOut | undefined;
  /** Name of the relation. */
  readonly relation: string;
}

/** The body of a thing with what others give it. */
export function hybridBody(thing: SceneThing, body: CutOut, donations: readonly Donation[]): CutOut {
  return donations.reduce((made, donation) => given(thing, made, donation), body);
}

function given({ name }: SceneThing, body: CutOut, { thing, drawn, relation }: Donation): CutOut {
  const material = relation === 'made of' ? MATERIALS[thing.name] : undefined;
  if (material) return withMaterial(body, material);
  if (drawn === undefined) return body;
  switch (relation) {
    case 'made of':
      return SKINS.test(thing.name) ? withSurface(body, drawn) : withTiles(body, drawn);
    case 'in the shape of':
      return withSurface(body, drawn);
    case 'with the head of':
      return isPerson(name) ? drawn : withHead(body, drawn);
    case 'with the face of':
      return withFace(body, drawn, VEHICLES.test(name) && body.facing !== 'front' ? ON_FRONT : IN_MIDDLE);
    default:
      return { ...withFace(drawn, body, drawn.view === 'face' ? IN_HOOD : IN_MIDDLE), view: 'face' };
  }
}

/** The outfit that a hybrid implies: the clothes of a person, the suit below a hood. */
export function impliedOutfit(
  { id, name }: SceneThing,
  donations: readonly Donation[],
): SceneThing | undefined {
  const head = donations.find(({ relation }) => relation === 'with the head of');
  if (head !== undefined && isPerson(name))
    return { id, name: OUTFITS.find(([people]) => people.test(name))?.[1] ?? 'suit' };
  const hood = donations.find(({ relation }) => relation === 'dressed as');
  if (hood?.drawn?.view !== 'face') return undefined;
  return { id, name: 'onesie', colour: dominantColour(hood.drawn.rgba).colour };
}
