// Puts hats, glasses, clothes and shoes on figures.
import { type Bitmap, crop, visibleBox } from '../bitmap.ts';
import { type Anchor, anchorOf, type Clothes, clothesNamed } from '../clothes.ts';
import { type ColourName, dominantColour, repaint } from '../colours.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { garmentBitmap } from '../garment-bitmaps.ts';
import { HATS, type Hat } from '../hats.ts';
import { propBitmap } from '../props.ts';
import type { Random } from '../random.ts';
import type { SceneThing } from '../scene.ts';
import { HEADGEAR } from '../wardrobe/headgear.ts';
import { aroundBody, aroundWaist, onBack, onNeck, onTorso } from './body-garments.ts';
import type { Fabric } from './fabric.ts';
import type { Group } from './group.ts';
import { isFaced } from './heads.ts';
import { onFace, onHead, withHat } from './headwear.ts';

const HATS_BY_NAME: ReadonlyMap<string, Hat> = new Map(
  [...HATS, ...HEADGEAR].flatMap((hat) => hat.names.map((name) => [name, hat] as const)),
);
/** The hat that the word for any hat stands for. */
const ANY_HAT: Readonly<Record<string, string>> = { hat: 'top hat' };

/** The order in which garments are put on: what is worn on the back depends on the outfit, hats cover hair. */
const ORDER: readonly Anchor[] = ['torso', 'waist', 'neck', 'feet', 'hands', 'back', 'face', 'head'];

const hatNamed = (name: string): Hat | undefined => HATS_BY_NAME.get(ANY_HAT[name] ?? name);

/** Whether the composer draws a garment itself. */
export const isDrawnByComposer = (name: string): boolean =>
  hatNamed(name) !== undefined || clothesNamed(name) !== undefined;

/** The composer's own drawing of a thing, or of a garment that nobody wears: "a spider knitting a sweater". */
export function ownDrawing({ name, colour }: Pick<SceneThing, 'name' | 'colour'>): CutOut | undefined {
  const prop = propBitmap(name);
  if (prop !== undefined) {
    const rgba =
      colour === undefined ? prop.rgba : repaint(prop.rgba, dominantColour(prop.rgba).colour, colour);
    return { ...prop, rgba, facing: 'front', view: 'body', damage: 0 };
  }
  const own = hatNamed(name) ?? clothesNamed(name);
  if (own === undefined) return undefined;
  const { body, rear } = drawingsOf(own, colour);
  const drawing = body ?? rear;
  const box = drawing && visibleBox(drawing);
  return box && { ...crop(drawing, box), facing: 'front', view: 'body', damage: 0 };
}

/** Garments in the order in which they are put on. */
export const inOrder = (garments: readonly SceneThing[]): SceneThing[] =>
  garments.toSorted((a, b) => ORDER.indexOf(anchorOf(a.name)) - ORDER.indexOf(anchorOf(b.name)));

/**
 * The wearer with a garment on. Unchanged where no place for it is found.
 * @param drawn the garment as the model drew it; those that the composer draws itself need none
 */
export function dressed(
  wearer: Group,
  garment: SceneThing,
  drawn: CutOut | undefined,
  random: Random,
): Group {
  const hat = hatNamed(garment.name);
  if (hat) {
    const { body, rear } = drawingsOf(hat, garment.colour);
    return withHat(wearer, { thing: garment.id, front: body, rear }, hat, random);
  }
  const fabric = fabricOf(wearer, garment, drawn);
  if (fabric === undefined) return wearer;
  switch (anchorOf(garment.name)) {
    case 'head':
      return onHead(wearer, fabric);
    case 'face':
      return onFace(wearer, fabric);
    case 'neck':
      return onNeck(wearer, fabric);
    case 'torso':
      return onTorso(wearer, fabric);
    case 'waist':
      return aroundWaist(withWaist(wearer, garment, random), fabric);
    case 'back':
      return onBack(wearer, fabric);
    case 'hands':
      return aroundBody(wearer, fabric, 'hands');
    case 'feet':
      return aroundBody(wearer, fabric, 'feet');
  }
}

/** A face in a shirt, so that a belt has a place; others as they are. */
const withWaist = (wearer: Group, { id }: SceneThing, random: Random): Group =>
  wearer.view === 'face' && isFaced(wearer)
    ? dressed(wearer, { id, name: 't-shirt' }, undefined, random)
    : wearer;

/** The composer's drawing of a garment for the side from which its wearer is seen, or the model's. */
function fabricOf(
  wearer: Group,
  { id, name, colour }: SceneThing,
  drawn: CutOut | undefined,
): Fabric | undefined {
  const own = clothesNamed(name);
  if (own === undefined) return drawn && { thing: id, front: drawn };
  const { profile } = own;
  const isFromSide =
    profile !== undefined && wearer.facing !== 'front' && wearer.view !== 'face' && isFaced(wearer);
  const shape = { thing: id, at: own.at / own.height, span: own.span, drop: own.at / 100 };
  if (isFromSide) return { ...shape, isProfile: true, front: painted(profile, own, colour) };
  const { body, rear } = drawingsOf(own, colour);
  return { ...shape, front: body, rear };
}

type Drawn = Pick<Clothes | Hat, 'body' | 'rear' | 'height' | 'colour'>;

function drawingsOf(drawn: Drawn, colour: ColourName | undefined): { body?: Bitmap; rear?: Bitmap } {
  const { body, rear } = drawn;
  return {
    ...(body !== '' && { body: painted(body, drawn, colour) }),
    ...(rear && { rear: painted(rear, drawn, colour) }),
  };
}

/** The composer's own drawing in a colour, where it can be had in another one. */
function painted(body: string, { height, colour: own }: Drawn, colour: ColourName | undefined): Bitmap {
  const bitmap = garmentBitmap({ body, height });
  if (colour === undefined || own === undefined || colour === own) return bitmap;
  return { ...bitmap, rgba: repaint(bitmap.rgba, own, colour) };
}
