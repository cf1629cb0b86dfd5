// Clothes: the part of a body that each one belongs to, and drawings of those that the model draws badly.
import { BACK_WEAR } from './wardrobe/back-wear.ts';
import { FACE_WEAR } from './wardrobe/face-wear.ts';
import type { Anchor, Clothes } from './wardrobe/garment.ts';
import { NECK_AND_LIMBS } from './wardrobe/neck-and-limbs.ts';
import { OUTFITS } from './wardrobe/outfits.ts';

export type { Anchor, Clothes };

/** The composer's own drawings of what is worn below the top of the head. To add one: an entry in a list of `wardrobe`. */
export const CLOTHES: readonly Clothes[] = [...OUTFITS, ...FACE_WEAR, ...NECK_AND_LIMBS, ...BACK_WEAR];

const BY_NAME: ReadonlyMap<string, Clothes> = new Map(
  CLOTHES.flatMap((clothes) => clothes.names.map((name) => [name, clothes] as const)),
);

/** The composer's own drawing of a garment, if it has one. */
export const clothesNamed = (name: string): Clothes | undefined => BY_NAME.get(name);

const ANCHORS: readonly (readonly [Anchor, RegExp])[] = [
  ['face', /\b(?:glasses|sunglasses|goggles|monocle|moustache|mustache|mask|shades|spectacles)$/],
  ['neck', /\b(?:scarf|bow tie|necklace|medal|collar)$/],
  ['back', /\b(?:wings?|backpack|cape|jetpack|parachute)$/],
  ['hands', /\b(?:gloves?|mittens?)$/],
  [
    'feet',
    /\b(?:shoes?|boots?|sneakers?|sandals?|slippers?|socks?|skates?|clogs|skis?|trainers?|crocs|loafers?|heels|flip-flops)$/,
  ],
  [
    'torso',
    /\b(?:suits?|necktie|tie|tuxedo|shirt|t-shirt|tank top|coat|jacket|dress|kimono|robe|vest|sweater|hoodie|sari|poncho|toga|clothes|corset|jersey|swimsuit|bikini|jeans|pants|trousers|shorts|apron|uniform|armor|armour)$/,
  ],
];

/** The part on which a garment is worn; the head unless its name says otherwise. */
export const anchorOf = (garment: string): Anchor =>
  clothesNamed(garment)?.anchor ?? ANCHORS.find(([, names]) => names.test(garment))?.[0] ?? 'head';
