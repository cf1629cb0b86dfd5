// Clothes of the torso: each is drawn as a bust, whose collar lies below the chin, or as a gown.
import { buttons, type Clothes } from './garment.ts';
import { GOWNS } from './gowns.ts';

const SHOULDERS =
  'M50 4 C 40 4 36 7 33 10 L 14 17 C 5 21 2 32 0 66 H 100 C 98 32 95 21 86 17 L 67 10 C 64 7 60 4 50 4 Z';
const SLEEVES = 'M17 42 L 15 66 M83 42 L 85 66';
const COLLAR =
  '<path d="M36 8 L 50 16 L 41 24 L 31 12 Z" fill="#ffffff"/><path d="M64 8 L 50 16 L 59 24 L 69 12 Z" fill="#ffffff"/>';

/** A jacket, shirt or the like: its cloth, the colour of its seams, and what lies on it. */
const top = (cloth: string, seam: string, details: string): string =>
  `<path d="${SHOULDERS}" fill="${cloth}"/>${details}<path d="${SLEEVES}" fill="none" stroke="${seam}" stroke-width="2.2"/>`;
const TOP = { anchor: 'torso', height: 66, at: 9, span: 1.3 } as const;

const LAPELS = (cloth: string) =>
  `<path d="M33 9 L 50 50 L 44 66 H 36 L 24 30 L 31 27 L 25 21 Z" fill="${cloth}"/><path d="M67 9 L 50 50 L 56 66 H 64 L 76 30 L 69 27 L 75 21 Z" fill="${cloth}"/>`;
const SHIRT_FRONT = (cloth: string) => `<path d="M35 9 L 50 50 L 65 9 Q 50 2 35 9 Z" fill="${cloth}"/>`;
const BOW = (x: number, y: number, colour: string, knot: string) =>
  `<path d="M${x} ${y} L ${x - 12} ${y - 6} Q ${x - 15} ${y} ${x - 12} ${y + 6} Z" fill="${colour}"/><path d="M${x} ${y} L ${x + 12} ${y - 6} Q ${x + 15} ${y} ${x + 12} ${y + 6} Z" fill="${colour}"/><circle cx="${x}" cy="${y}" r="3.4" fill="${knot}"/>`;
const STRIPES = (colour: string, ys: readonly number[], width = 6) =>
  `<path d="${ys.map((y) => `M${y < 20 ? 14 : y < 30 ? 5 : 1.5} ${y} H ${y < 20 ? 86 : y < 30 ? 95 : 98.5}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;

export const OUTFITS: readonly Clothes[] = [
  {
    ...TOP,
    names: ['suit', 'business suit'],
    body: top(
      '#2f3b55',
      '#222c42',
      SHIRT_FRONT('#f4f7fb') +
        LAPELS('#3d4b6b') +
        '<path d="M45 13 H 55 L 53 20 L 57 42 L 50 50 L 43 42 L 47 20 Z" fill="#d8262c"/><path d="M45 13 H 55 L 53 20 H 47 Z" fill="#a8191f"/>' +
        '<path d="M36 8 L 45 13 L 38 21 L 32 11 Z" fill="#ffffff"/><path d="M64 8 L 55 13 L 62 21 L 68 11 Z" fill="#ffffff"/><circle cx="50" cy="59" r="2.2" fill="#1d2537"/>',
    ),
  },
  {
    ...TOP,
    names: ['tuxedo', 'dinner jacket'],
    body: top(
      '#22222a',
      '#0f0f14',
      SHIRT_FRONT('#ffffff') +
        LAPELS('#3a3a46') +
        buttons([50], [26, 33, 40], '#22222a', 1.5) +
        BOW(50, 15, '#111118', '#2c2c36') +
        '<circle cx="50" cy="59" r="2.2" fill="#000000"/>',
    ),
  },
  {
    ...TOP,
    names: ['trench coat', 'raincoat', 'overcoat'],
    height: 96,
    colour: 'brown',
    body:
      '<path d="M50 4 C 40 4 36 7 33 10 L 14 17 C 5 21 2 36 2 62 L 14 64 L 17 44 C 18 62 14 80 8 96 H 92 C 86 80 82 62 83 44 L 86 64 L 98 62 C 98 36 95 21 86 17 L 67 10 C 64 7 60 4 50 4 Z" fill="#b9813f"/>' +
      '<path d="M50 28 V 96" fill="none" stroke="#7d5322" stroke-width="2"/><path d="M33 9 L 50 30 L 36 38 L 25 20 Z" fill="#8f6029"/><path d="M67 9 L 50 30 L 64 38 L 75 20 Z" fill="#8f6029"/>' +
      '<path d="M17 56 Q 50 62 83 56 L 84 63 Q 50 69 16 63 Z" fill="#6e4719"/><rect x="44" y="56" width="13" height="11" rx="2" fill="none" stroke="#f0d9a0" stroke-width="2"/>' +
      buttons([38, 62], [46, 75, 86], '#5c3a12', 2.2) +
      '<path d="M17 44 L 14 64 M83 44 L 86 64" fill="none" stroke="#7d5322" stroke-width="2"/><path d="M2 54 L 15 56 M98 54 L 85 56" stroke="#7d5322" stroke-width="3"/>',
  },
  {
    ...TOP,
    names: ['lab coat', 'white coat'],
    body: top(
      '#f3f6fa',
      '#b9c4d2',
      '<path d="M35 9 L 50 50 L 65 9 Q 50 2 35 9 Z" fill="#5b9bd8"/><path d="M46 14 H 54 L 56 38 L 50 46 L 44 38 Z" fill="#27405f"/>' +
        '<path d="M33 9 L 50 52 L 50 66 L 26 30 L 24 21 Z" fill="#ffffff" stroke="#b9c4d2" stroke-width="1.4"/><path d="M67 9 L 50 52 L 50 66 L 74 30 L 76 21 Z" fill="#ffffff" stroke="#b9c4d2" stroke-width="1.4"/>' +
        '<rect x="64" y="42" width="14" height="15" rx="1.5" fill="#ffffff" stroke="#b9c4d2" stroke-width="1.6"/><rect x="67" y="36" width="2.4" height="9" fill="#d8262c"/><rect x="72" y="36" width="2.4" height="9" fill="#2a66b0"/><path d="M50 52 V 66" stroke="#b9c4d2" stroke-width="1.6"/>',
    ),
  },
  {
    ...TOP,
    names: ['doctor coat'],
    body: top(
      '#f3f6fa',
      '#b9c4d2',
      '<path d="M35 9 L 50 40 L 65 9 Q 50 2 35 9 Z" fill="#5cc0b0"/><path d="M33 9 L 50 44 L 50 66 L 26 30 L 24 21 Z" fill="#ffffff" stroke="#b9c4d2" stroke-width="1.4"/><path d="M67 9 L 50 44 L 50 66 L 74 30 L 76 21 Z" fill="#ffffff" stroke="#b9c4d2" stroke-width="1.4"/>' +
        '<path d="M32 10 C 26 34 36 46 44 44 C 52 42 46 36 52 38 C 66 42 72 26 68 10" fill="none" stroke="#2c3440" stroke-width="2.8"/><circle cx="44" cy="50" r="5" fill="#9aa7b8" stroke="#2c3440" stroke-width="2"/><path d="M74 46 h 10 M79 41 v 10" stroke="#d8262c" stroke-width="3.4"/>',
    ),
  },
  {
    ...TOP,
    names: ['sweater', 'jumper', 'pullover', 'christmas sweater'],
    colour: 'red',
    body: top(
      '#c9302f',
      '#8f1b1d',
      '<path d="M33 10 C 36 7 40 4 50 4 S 64 7 67 10 L 64 17 Q 50 24 36 17 Z" fill="#9c2022"/>' +
        '<path d="M4 34 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6 l 6 6 l 6 -6" fill="none" stroke="#ffffff" stroke-width="2.6"/>' +
        '<path d="M2 44 H 98" stroke="#f4e3c0" stroke-width="3"/><path d="M8 53 h 5 M22 53 h 5 M36 53 h 5 M50 53 h 5 M64 53 h 5 M78 53 h 5 M90 53 h 5" stroke="#ffffff" stroke-width="4"/><path d="M1 61 H 99" stroke="#9c2022" stroke-width="5"/>',
    ),
  },
  {
    ...TOP,
    names: ['hoodie', 'sweatshirt'],
    colour: 'blue',
    rear: '<path d="M26 2 Q 50 -6 74 2 L 80 18 Q 50 34 20 18 Z" fill="#1f4f8c"/>',
    body: top(
      '#3a78c8',
      '#265a9c',
      '<path d="M30 9 Q 50 30 70 9 L 76 16 Q 50 42 24 16 Z" fill="#265a9c"/><path d="M42 26 V 44 M58 26 V 44" stroke="#ffffff" stroke-width="2.2"/><path d="M32 50 H 68 L 74 66 H 26 Z" fill="#2f68b0" stroke="#265a9c" stroke-width="1.6"/>',
    ),
  },
  {
    ...TOP,
    names: ['t-shirt', 'tee'],
    height: 60,
    colour: 'blue',
    body: '<path d="M33 6 Q 50 18 67 6 L 82 10 L 100 30 L 86 40 L 80 33 V 60 H 20 V 33 L 14 40 L 0 30 L 18 10 Z" fill="#3a86d8"/><path d="M33 6 Q 50 18 67 6 L 64 5 Q 50 14 36 5 Z" fill="#265a9c"/><path d="M20 33 V 44 M80 33 V 44" stroke="#265a9c" stroke-width="2"/>',
  },
  {
    ...TOP,
    names: ['leather jacket', 'biker jacket'],
    body: top(
      '#2b2b31',
      '#121216',
      '<path d="M35 9 L 50 40 L 65 9 Q 50 2 35 9 Z" fill="#f4f7fb"/><path d="M33 9 L 50 42 L 40 36 L 20 32 L 25 19 Z" fill="#45454f"/><path d="M67 9 L 50 42 L 60 36 L 80 32 L 75 19 Z" fill="#45454f"/><path d="M50 42 L 46 66" stroke="#c9ced8" stroke-width="2.4"/><path d="M62 48 l 12 -3 M62 56 l 12 -3" stroke="#c9ced8" stroke-width="2"/>' +
        buttons([27, 73], [26], '#c9ced8', 1.8),
    ),
  },
  {
    ...TOP,
    names: ['pajamas', 'pyjamas'],
    body: top(
      '#bfe0fa',
      '#6ea6d6',
      '<path d="M12 22 V 66 M24 16 V 66 M36 10 V 66 M64 10 V 66 M76 16 V 66 M88 22 V 66" stroke="#ffffff" stroke-width="4"/>' +
        COLLAR +
        '<path d="M50 16 V 66" stroke="#6ea6d6" stroke-width="2"/>' +
        buttons([50], [28, 42, 56], '#ffffff', 2.6),
    ),
  },
  {
    ...TOP,
    names: ['hawaiian shirt'],
    body: top(
      '#f0622f',
      '#b8401a',
      [
        [14, 34],
        [32, 26],
        [28, 54],
        [70, 28],
        [86, 38],
        [72, 54],
        [50, 42],
        [10, 56],
        [91, 58],
      ]
        .map(
          ([x, y]) =>
            `<circle cx="${x! - 4}" cy="${y}" r="4" fill="#ffe27a"/><circle cx="${x! + 4}" cy="${y}" r="4" fill="#ffe27a"/><circle cx="${x}" cy="${y! - 4}" r="4" fill="#ffe27a"/><circle cx="${x}" cy="${y! + 4}" r="4" fill="#ffe27a"/><circle cx="${x}" cy="${y}" r="2.6" fill="#d8262c"/>`,
        )
        .join('') +
        '<path d="M34 8 L 50 28 L 38 32 L 26 16 Z" fill="#b8401a"/><path d="M66 8 L 50 28 L 62 32 L 74 16 Z" fill="#b8401a"/><path d="M38 6 L 50 26 L 62 6 Q 50 2 38 6 Z" fill="#ffffff"/>',
    ),
  },
  {
    ...TOP,
    names: ['police uniform', 'uniform'],
    body: top(
      '#2b4a8b',
      '#1b3267',
      '<path d="M34 8 L 50 22 L 38 30 L 26 16 Z" fill="#1b3267"/><path d="M66 8 L 50 22 L 62 30 L 74 16 Z" fill="#1b3267"/><path d="M46 18 H 54 L 56 52 L 50 60 L 44 52 Z" fill="#14213f"/><path d="M70 34 l 3 5 l 6 .6 l -4 4.4 l 1 6 l -6 -2.6 l -6 2.6 l 1 -6 l -4 -4.4 l 6 -.6 Z" fill="#f2c23e"/><path d="M8 26 L 20 20 M92 26 L 80 20" stroke="#f2c23e" stroke-width="3"/><path d="M20 46 H 36 M20 46 V 56 H 36 V 46" fill="none" stroke="#1b3267" stroke-width="1.8"/>',
    ),
  },
  {
    ...TOP,
    names: ['fire coat'],
    body: top(
      '#d9a23a',
      '#8c6012',
      '<path d="M50 10 V 66" stroke="#6b4a10" stroke-width="3"/><path d="M2 46 H 98" stroke="#e8ec4a" stroke-width="8"/><path d="M2 46 H 98" stroke="#c7ccd6" stroke-width="3"/><path d="M33 9 L 50 22 L 67 9 L 74 17 L 50 34 L 26 17 Z" fill="#6b4a10"/>',
    ),
  },
  {
    ...TOP,
    names: ["chef's jacket", 'chef jacket'],
    body: top(
      '#ffffff',
      '#c3cad6',
      `<path d="${SHOULDERS}" fill="none" stroke="#c3cad6" stroke-width="1.6"/><path d="M34 8 L 50 20 L 66 8 L 72 14 L 50 30 L 28 14 Z" fill="#d8262c"/><path d="M38 28 L 38 66" stroke="#c3cad6" stroke-width="1.6"/>` +
        buttons([44, 58], [34, 44, 54], '#3c4250', 2),
    ),
  },
  {
    ...TOP,
    names: ['apron'],
    height: 88,
    colour: 'red',
    body:
      '<path d="M36 6 V 24 M64 6 V 24" stroke="#a8191f" stroke-width="4"/><path d="M33 20 Q 50 26 67 20 L 70 44 C 80 50 86 62 88 84 Q 50 94 12 84 C 14 62 20 50 30 44 Z" fill="#d8443c"/>' +
      '<path d="M34 60 H 66 V 70 Q 50 84 34 70 Z" fill="#a8191f"/><path d="M34 60 H 66" stroke="#ffffff" stroke-width="2.4"/><path d="M30 44 Q 14 44 2 38 M70 44 Q 86 44 98 38" fill="none" stroke="#a8191f" stroke-width="4"/>',
  },
  {
    ...TOP,
    names: ['armor', 'armour', 'suit of armor', 'suit of armour', 'knight armor'],
    body:
      '<path d="M50 6 L 32 10 L 22 24 L 26 66 H 74 L 78 24 L 68 10 Z" fill="#aab4c2"/><path d="M50 8 V 66" stroke="#7b8697" stroke-width="2.4"/><path d="M26 40 Q 50 50 74 40 M26 54 Q 50 62 74 54" fill="none" stroke="#7b8697" stroke-width="2.4"/>' +
      '<path d="M30 8 C 10 8 0 20 2 34 Q 18 38 27 28 Z" fill="#c8d0dc"/><path d="M70 8 C 90 8 100 20 98 34 Q 82 38 73 28 Z" fill="#c8d0dc"/><path d="M4 26 Q 16 28 27 20 M96 26 Q 84 28 73 20" fill="none" stroke="#7b8697" stroke-width="2"/>' +
      '<path d="M4 36 L 6 66 H 20 L 22 36 Z" fill="#97a2b2"/><path d="M96 36 L 94 66 H 80 L 78 36 Z" fill="#97a2b2"/><path d="M34 12 Q 50 22 66 12 L 62 8 Q 50 14 38 8 Z" fill="#e6ebf2"/><path d="M40 16 Q 36 28 40 40" fill="none" stroke="#eef2f7" stroke-width="3"/>',
  },
  {
    ...TOP,
    names: ['superhero suit'],
    rear: '<path d="M30 8 C 14 26 2 50 0 66 H 100 C 98 50 86 26 70 8 Z" fill="#d8262c"/>',
    body: '<path d="M50 5 C 41 5 37 8 34 11 L 18 18 C 9 23 8 36 8 52 L 20 54 L 24 40 L 28 66 H 72 L 76 40 L 80 54 L 92 52 C 92 36 91 23 82 18 L 66 11 C 63 8 59 5 50 5 Z" fill="#2f6fd0"/><path d="M28 56 H 72 V 62 H 28 Z" fill="#f2c23e"/><path d="M50 20 l 5.5 9 l 10.5 2 l -7.5 7.5 l 1.5 10.5 l -10 -4.5 l -10 4.5 l 1.5 -10.5 l -7.5 -7.5 l 10.5 -2 Z" fill="#ffd84a"/><path d="M34 10 Q 50 22 66 10 L 62 7 Q 50 14 38 7 Z" fill="#d8262c"/>',
  },
  {
    ...TOP,
    names: ['space suit', 'spacesuit'],
    body: top(
      '#eef1f6',
      '#aab4c4',
      '<path d="M30 10 Q 50 24 70 10 L 68 4 H 32 Z" fill="#aab4c4"/><rect x="34" y="34" width="32" height="20" rx="3" fill="#c7cfdb"/><circle cx="41" cy="40" r="2.6" fill="#d8262c"/><circle cx="50" cy="40" r="2.6" fill="#2fae6a"/><circle cx="59" cy="40" r="2.6" fill="#2f8fd8"/><rect x="38" y="46" width="24" height="4" fill="#2c3440"/><path d="M5 36 H 18 M95 36 H 82" stroke="#e8622f" stroke-width="5"/>',
    ),
  },
  {
    ...TOP,
    names: ['karate uniform', 'gi', 'martial arts uniform'],
    body: top(
      '#fbfcfe',
      '#c3cad6',
      `<path d="${SHOULDERS}" fill="none" stroke="#c3cad6" stroke-width="1.6"/><path d="M34 9 L 58 50 M66 9 L 40 50" fill="none" stroke="#c3cad6" stroke-width="5"/><path d="M14 50 Q 50 56 86 50 V 58 Q 50 64 14 58 Z" fill="#1d1d24"/><path d="M47 55 L 40 66 H 48 L 52 58 L 56 66 H 64 L 55 55 Z" fill="#1d1d24"/>`,
    ),
  },
  {
    ...TOP,
    names: ['ninja suit'],
    body: top(
      '#2c2f3a',
      '#14161d',
      '<path d="M34 9 L 58 48 M66 9 L 42 48" fill="none" stroke="#14161d" stroke-width="5"/><path d="M12 48 Q 50 54 88 48 V 56 Q 50 62 12 56 Z" fill="#b3202c"/>',
    ),
  },
  {
    ...TOP,
    names: ['bee suit'],
    height: 76,
    body:
      '<path d="M50 6 C 24 6 14 24 14 42 C 14 62 32 74 50 76 C 68 74 86 62 86 42 C 86 24 76 6 50 6 Z" fill="#f7c52e"/><path d="M19 22 Q 50 32 81 22 L 85 34 Q 50 46 15 34 Z" fill="#26221c"/><path d="M15 47 Q 50 60 85 47 L 79 60 Q 50 72 21 60 Z" fill="#26221c"/>' +
      '<path d="M16 30 L 4 40 L 8 46 L 16 42 Z" fill="#26221c"/><path d="M84 30 L 96 40 L 92 46 L 84 42 Z" fill="#26221c"/>',
  },
  {
    ...TOP,
    names: ['ladybug suit'],
    height: 76,
    body:
      '<path d="M50 6 C 24 6 14 24 14 42 C 14 62 32 74 50 76 C 68 74 86 62 86 42 C 86 24 76 6 50 6 Z" fill="#d8262c"/><path d="M50 6 V 76" stroke="#26221c" stroke-width="4"/>' +
      buttons([31, 69], [26, 56], '#26221c', 6) +
      buttons([24, 76], [42], '#26221c', 5),
  },
  {
    ...TOP,
    names: ['onesie'],
    colour: 'red',
    body: top(
      '#d8443c',
      '#a8191f',
      '<ellipse cx="50" cy="44" rx="22" ry="24" fill="#fbf3e4"/><path d="M50 14 V 24" stroke="#a8191f" stroke-width="3"/>',
    ),
  },
  {
    ...TOP,
    names: ['skeleton suit'],
    body: top(
      '#26262e',
      '#0f0f14',
      '<path d="M50 14 V 62 M32 24 Q 50 18 68 24 M30 34 Q 50 28 70 34 M32 44 Q 50 38 68 44 M36 54 Q 50 48 64 54" fill="none" stroke="#f4f1e6" stroke-width="4.4" stroke-linecap="round"/><path d="M10 30 L 8 62 M90 30 L 92 62" stroke="#f4f1e6" stroke-width="4.4" stroke-linecap="round"/>',
    ),
  },
  {
    ...TOP,
    names: ['prison uniform', 'prisoner suit'],
    body: top(
      '#f2f2f2',
      '#9a9aa2',
      STRIPES('#2c2c34', [15, 27, 39, 51, 63]) +
        '<path d="M34 8 Q 50 20 66 8 L 60 5 H 40 Z" fill="#2c2c34"/>',
    ),
  },
  {
    ...TOP,
    names: ['striped shirt', 'sailor shirt'],
    body: top(
      '#ffffff',
      '#b0bac8',
      STRIPES('#2a5fb0', [16, 27, 38, 49, 60], 4.4) +
        '<path d="M34 8 Q 50 20 66 8 L 60 5 H 40 Z" fill="#2a5fb0"/>',
    ),
  },
  {
    ...TOP,
    names: ['overalls', 'dungarees'],
    body: top(
      '#e0483a',
      '#a52a20',
      '<path d="M30 32 H 70 V 46 C 78 50 82 58 83 66 H 17 C 18 58 22 50 30 46 Z" fill="#3566b8"/><path d="M34 34 L 27 12 M66 34 L 73 12" stroke="#3566b8" stroke-width="7"/><rect x="41" y="42" width="18" height="14" rx="2" fill="#2a5296"/>' +
        buttons([34, 66], [35], '#f2c23e', 3),
    ),
  },
  {
    ...TOP,
    names: ['football jersey', 'jersey'],
    colour: 'blue',
    body: top(
      '#2a5fb0',
      '#1b3f7a',
      '<path d="M34 9 L 50 24 L 66 9 L 60 5 H 40 Z" fill="#ffffff"/><path d="M4 34 L 18 36 M96 34 L 82 36" stroke="#ffffff" stroke-width="5"/><path d="M41 32 H 46 V 58 M54 32 H 64 V 36 L 58 58" fill="none" stroke="#ffffff" stroke-width="5"/>',
    ),
  },
  {
    ...TOP,
    names: ['clown suit'],
    body: top(
      '#ffd84a',
      '#d09a1c',
      '<path d="M50 8 V 66 H 100 C 98 32 95 21 86 17 L 67 10 C 64 7 60 4 50 4 Z" fill="#4ac0e8"/>' +
        buttons([50], [32, 46, 60], '#ee4f93', 5) +
        '<path d="M22 12 q 5 10 10 4 q 4 10 10 5 q 4 8 8 3 q 4 5 8 -3 q 6 5 10 -5 q 5 6 10 -4 L 64 4 H 36 Z" fill="#ffffff" stroke="#d8dee8" stroke-width="1.2"/>',
    ),
  },
  {
    ...TOP,
    names: ['royal robe', 'king robe'],
    height: 84,
    body:
      '<path d="M50 4 C 38 4 20 10 12 22 C 4 38 2 60 0 84 H 100 C 98 60 96 38 88 22 C 80 10 62 4 50 4 Z" fill="#b3202c"/><path d="M40 8 H 60 L 64 84 H 36 Z" fill="#fbf8f0"/>' +
      '<path d="M50 4 C 36 4 22 10 16 20 Q 30 34 50 34 T 84 20 C 78 10 64 4 50 4 Z" fill="#fbf8f0"/>' +
      buttons([26, 38, 62, 74], [18], '#2c2c34', 1.8) +
      buttons([32, 50, 68], [27], '#2c2c34', 1.8) +
      buttons([43, 57], [46, 62, 76], '#2c2c34', 1.8),
  },
  {
    ...TOP,
    names: ['papal robe', 'priest robe', 'cassock'],
    height: 84,
    body: '<path d="M50 4 C 38 4 22 10 14 22 C 6 38 4 60 2 84 H 98 C 96 60 94 38 86 22 C 78 10 62 4 50 4 Z" fill="#fbfbf8" stroke="#cfcfc4" stroke-width="1.4"/><path d="M34 8 L 50 24 L 66 8 L 74 14 L 50 38 L 26 14 Z" fill="#f7d977"/><path d="M43 30 V 84 M57 30 V 84" stroke="#f2c23e" stroke-width="7"/><path d="M50 44 V 64 M42 51 H 58" stroke="#c78f12" stroke-width="4"/>',
  },
  {
    ...TOP,
    names: ['robe', 'bathrobe', 'wizard robe'],
    height: 90,
    colour: 'purple',
    body: '<path d="M50 4 C 38 4 22 10 14 22 L 0 62 L 16 68 L 22 50 L 16 90 H 84 L 78 50 L 84 68 L 100 62 L 86 22 C 78 10 62 4 50 4 Z" fill="#6240b0"/><path d="M33 9 L 54 56 L 50 90 H 44 L 46 58 L 26 16 Z" fill="#46298c"/><path d="M67 9 L 52 44 L 56 52 L 74 16 Z" fill="#46298c"/><path d="M21 56 Q 50 64 79 56 V 62 Q 50 70 21 62 Z" fill="#f2c23e"/>',
  },
  {
    ...TOP,
    names: ['kimono'],
    height: 90,
    colour: 'red',
    body:
      '<path d="M50 4 C 38 4 22 10 14 20 L 0 64 L 20 72 L 24 48 L 20 90 H 80 L 76 48 L 80 72 L 100 64 L 86 20 C 78 10 62 4 50 4 Z" fill="#c9302f"/><path d="M34 8 L 56 46 M66 8 L 42 46" fill="none" stroke="#ffffff" stroke-width="5"/><path d="M22 46 H 78 L 77 64 H 23 Z" fill="#f2c23e"/><path d="M22 55 H 78" stroke="#c78f12" stroke-width="3"/>' +
      buttons([10, 90], [54], '#ffd7e2', 4) +
      buttons([34, 66], [76], '#ffd7e2', 4),
  },
  {
    ...TOP,
    names: ['toga'],
    height: 88,
    body: '<path d="M34 8 C 20 12 12 20 10 34 L 22 40 L 16 88 H 86 L 78 40 L 90 34 C 88 20 80 12 66 8 Q 50 18 34 8 Z" fill="#fbfaf4" stroke="#cfcab8" stroke-width="1.4"/><path d="M66 8 L 30 58 L 18 62 M74 12 L 40 66 M80 20 L 56 74" fill="none" stroke="#cfcab8" stroke-width="2.4"/><path d="M70 9 L 32 62" stroke="#8a2f8f" stroke-width="4"/>',
  },
  ...GOWNS,
  {
    ...TOP,
    names: ['tutu', 'ballet dress'],
    height: 80,
    span: 1.4,
    colour: 'pink',
    body: '<path d="M36 8 L 34 20 C 38 30 38 38 36 48 H 64 C 62 38 62 30 66 20 L 64 8 L 60 18 Q 50 26 40 18 Z" fill="#ee5f9c"/><path d="M36 46 C 18 46 2 54 0 64 q 6 8 12 3 q 6 8 13 3 q 6 8 13 3 q 6 7 12 2 q 6 5 12 -2 q 7 5 13 -3 q 7 5 13 -3 q 6 5 12 -3 C 98 54 82 46 64 46 Z" fill="#f9b4d3"/><path d="M40 50 C 30 54 22 60 18 66 M50 50 V 72 M60 50 C 70 54 78 60 82 66" fill="none" stroke="#ee5f9c" stroke-width="1.8"/><path d="M36 44 H 64 V 50 H 36 Z" fill="#d03f80"/>',
  },
  {
    ...TOP,
    names: ['swimsuit', 'bathing suit'],
    height: 70,
    span: 0.8,
    colour: 'red',
    body: '<path d="M30 6 L 24 24 C 26 36 26 42 20 52 Q 34 56 42 70 H 58 Q 66 56 80 52 C 74 42 74 36 76 24 L 70 6 H 64 Q 62 22 50 22 T 36 6 Z" fill="#d8324a"/><path d="M22 46 Q 50 56 78 46" fill="none" stroke="#ffffff" stroke-width="3"/>',
  },
  {
    anchor: 'waist',
    names: ['belt', 'champion belt', 'wrestling belt'],
    height: 22,
    at: 11,
    span: 1,
    body: '<path d="M0 5 Q 50 10 100 5 V 16 Q 50 22 0 16 Z" fill="#3a2415"/><ellipse cx="50" cy="13" rx="13" ry="9" fill="#f2c23e"/><ellipse cx="50" cy="13" rx="7.5" ry="5" fill="#c78f12"/>',
  },
];
