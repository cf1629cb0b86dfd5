// Clothes: the part of a body that each one belongs to, and drawings of those that the model draws badly.
import type { ColourName } from './colours.ts';

/** The part of a figure that something worn is put on. */
export type Anchor = 'head' | 'face' | 'neck' | 'torso' | 'back' | 'hands' | 'feet';

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
  ANCHORS.find(([, names]) => names.test(garment))?.[0] ?? 'head';

/** A garment in its own plane of 100 units' width. */
export interface Clothes {
  readonly names: readonly string[];
  readonly body: string;
  /** Height of its plane. */
  readonly height: number;
  /** Depth of the chin in it, in units from the top. */
  readonly chin: number;
  /** Its width beside the head's. */
  readonly span: number;
  /** The colour that may be swapped. */
  readonly colour?: ColourName;
}

export const CLOTHES: readonly Clothes[] = [
  {
    names: ['suit', 'business suit', 'necktie', 'tie', 'tuxedo'],
    height: 66,
    chin: 9,
    span: 1.3,
    body:
      '<path d="M50 4 C 40 4 36 7 33 10 L 14 17 C 5 21 2 32 0 66 H 100 C 98 32 95 21 86 17 L 67 10 C 64 7 60 4 50 4 Z" fill="#2f3b55"/>' +
      '<path d="M35 9 L 50 48 L 65 9 Q 50 2 35 9 Z" fill="#f4f7fb"/>' +
      '<path d="M33 9 L 50 50 L 44 66 H 36 L 24 30 L 31 27 L 25 21 Z" fill="#3d4b6b"/><path d="M67 9 L 50 50 L 56 66 H 64 L 76 30 L 69 27 L 75 21 Z" fill="#3d4b6b"/>' +
      '<path d="M45 13 H 55 L 53 20 L 57 42 L 50 50 L 43 42 L 47 20 Z" fill="#d8262c"/><path d="M45 13 H 55 L 53 20 H 47 Z" fill="#a8191f"/>' +
      '<path d="M36 8 L 45 13 L 38 21 L 32 11 Z" fill="#ffffff"/><path d="M64 8 L 55 13 L 62 21 L 68 11 Z" fill="#ffffff"/>' +
      '<circle cx="50" cy="59" r="2.200" fill="#1d2537"/><path d="M16 44 L 15 66 M84 44 L 85 66" fill="none" stroke="#222c42" stroke-width="2"/>',
  },
  {
    names: ['scarf'],
    height: 60,
    chin: 12,
    span: 0.86,
    colour: 'red',
    body:
      '<path d="M62 18 L 80 16 L 84 58 L 66 60 Z" fill="#a8191f"/><path d="M66 54 V 60 M71 54 V 60 M76 53 V 59 M81 53 V 58" fill="none" stroke="#7d1217" stroke-width="2"/>' +
      '<path d="M4 8 Q 50 30 96 8 Q 103 22 92 28 Q 50 44 8 28 Q -3 22 4 8 Z" fill="#d8262c"/><path d="M8 17 Q 50 37 92 17" fill="none" stroke="#a8191f" stroke-width="2.400"/>',
  },
  {
    names: ['bow tie'],
    height: 40,
    chin: 8,
    span: 0.5,
    colour: 'red',
    body:
      '<path d="M50 20 L 8 2 Q 0 20 8 38 Z" fill="#d8262c"/><path d="M50 20 L 92 2 Q 100 20 92 38 Z" fill="#d8262c"/>' +
      '<rect x="41" y="11" width="18" height="18" rx="6" fill="#a8191f"/>',
  },
  {
    names: ['cape'],
    height: 84,
    chin: 12,
    span: 1.5,
    colour: 'red',
    body: '<path d="M32 4 Q 50 12 68 4 C 84 26 96 60 98 78 Q 84 88 72 79 Q 50 88 28 79 Q 16 88 2 78 C 4 60 16 26 32 4 Z" fill="#d8262c"/><path d="M38 10 Q 32 46 28 78 M62 10 Q 68 46 72 78" fill="none" stroke="#a8191f" stroke-width="2.600"/>',
  },
];

/** The composer's own drawing of a garment, if it has one. */
export const clothesNamed = (name: string): Clothes | undefined =>
  CLOTHES.find(({ names }) => names.includes(name));
