// Judges a picture that was composed thing by thing: each thing by its own region, and the plan by geometry.
import type { RgbPicture } from '@nonet/models';
import { type PlacedThing, RELATIONS, type Scene, type SceneThing } from '@nonet/scenes';
import { withArticle } from '../../data/names.ts';
import type { Judge } from '../judge.ts';
import { regionOf } from './region.ts';
import { relationHolds } from './relation-checks.ts';

/** One copy of a thing of the scene. */
export interface JudgedThing {
  readonly name: string;
  /** It is in the picture, and large and visible enough to be recognised. */
  readonly present: boolean;
  /** Share (0 to 1) of its pixels that nothing hides; 0 where it is missing. */
  readonly visible: number;
  /** The longer side of its box, in shares of the picture's side; 0 where it is missing. */
  readonly extent: number;
  /** Its region's first noun is the thing; absent where the judge has no noun for it. */
  readonly top1?: boolean;
  /** The thing is among its region's first five nouns. */
  readonly top5?: boolean;
  /** Its region fits the colour asked for better than any other; absent where none is. */
  readonly colour?: boolean;
}

/** A picture with the places of its things. */
type ComposedPicture = RgbPicture & { readonly things?: readonly PlacedThing[] };

export interface JudgedScene {
  readonly things: readonly JudgedThing[];
  /** Of the relations that can be checked. */
  readonly relations: readonly boolean[];
}

/** Less of a thing than this is not to be recognised, as with the smallest of what people named. */
const LEAST_VISIBLE = 0.1;
const LEAST_EXTENT = 0.04;

/** @param picture composed from the scene */
export async function judgeScene(judge: Judge, scene: Scene, picture: ComposedPicture): Promise<JudgedScene> {
  const things = picture.things ?? [];
  const judged: JudgedThing[] = [];
  for (const thing of scene.things) {
    if (isAbsorbed(thing, scene)) continue;
    for (let copy = 0; copy < copiesOf(thing, scene); copy++) {
      const placed = things.find((one) => one.id === thing.id && one.copy === copy);
      judged.push(await judgeThing(judge, thing, placed, picture));
    }
  }
  const relations = scene.relations
    .map((relation) => relationHolds(relation, { scene, things, side: picture.width }))
    .filter((holds) => holds !== undefined);
  return { things: judged, relations };
}

async function judgeThing(
  judge: Judge,
  { name, colour }: SceneThing,
  placed: PlacedThing | undefined,
  picture: RgbPicture,
): Promise<JudgedThing> {
  const noun = judge.nounOf(name);
  const unseen = {
    ...(noun === undefined ? {} : { top1: false, top5: false }),
    ...(colour === undefined ? {} : { colour: false }),
  };
  if (!placed) return { name, present: false, visible: 0, extent: 0, ...unseen };
  const { box, visible } = placed;
  const extent = Math.max(box.right - box.left, box.bottom - box.top) / picture.width;
  const present = visible >= LEAST_VISIBLE && extent >= LEAST_EXTENT;
  if (!present) return { name, present, visible, extent, ...unseen };
  const region = regionOf(picture, box);
  const [place] = await judge.look([region]);
  const prompt = withArticle([colour, name].filter(Boolean).join(' '));
  const { verdict } = await judge.judge(region, place!, {
    prompt,
    things: noun === undefined ? [] : [noun],
    standIns: [],
    ...(colour === undefined ? {} : { colour }),
  });
  const { top1, top5, colour: fits } = verdict;
  return {
    name,
    present,
    visible,
    extent,
    ...(noun === undefined ? {} : { top1: top1 === true, top5: top5 === true }),
    ...(colour === undefined ? {} : { colour: fits === true }),
  };
}

const kindOf = (name: string): string => RELATIONS[name]?.kind ?? '';

/** Things that give another one their surface or head have no place of their own. */
const isAbsorbed = ({ id }: SceneThing, { relations }: Scene): boolean =>
  relations.some(({ object, name }) => object === id && kindOf(name) === 'given');

/** Worn and held things are there once for each copy of their owner. */
function copiesOf(thing: SceneThing, { things, relations }: Scene): number {
  const owning = relations.find(
    ({ object, name }) => object === thing.id && ['worn', 'held'].includes(kindOf(name)),
  );
  const owner = owning && things.find(({ id }) => id === owning.subject);
  return (owner ?? thing).count ?? 1;
}
