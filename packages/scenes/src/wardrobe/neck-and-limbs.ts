// Garments of the neck, the hands and the feet.
import type { Clothes } from './garment.ts';

const NECK = { anchor: 'neck', at: 12, span: 0.86 } as const;
const FEET = { anchor: 'feet', height: 60, at: 30, span: 0.4 } as const;

export const NECK_AND_LIMBS: readonly Clothes[] = [
  {
    ...NECK,
    names: ['scarf', 'shawl'],
    height: 60,
    colour: 'red',
    body:
      '<path d="M62 18 L 80 16 L 84 58 L 66 60 Z" fill="#a8191f"/><path d="M66 54 V 60 M71 54 V 60 M76 53 V 59 M81 53 V 58" fill="none" stroke="#7d1217" stroke-width="2"/>' +
      '<path d="M4 8 Q 50 30 96 8 Q 103 22 92 28 Q 50 44 8 28 Q -3 22 4 8 Z" fill="#d8262c"/><path d="M8 17 Q 50 37 92 17" fill="none" stroke="#a8191f" stroke-width="2.4"/>',
  },
  {
    ...NECK,
    names: ['bow tie'],
    height: 40,
    at: 8,
    span: 0.5,
    colour: 'red',
    body:
      '<path d="M50 20 L 8 2 Q 0 20 8 38 Z" fill="#d8262c"/><path d="M50 20 L 92 2 Q 100 20 92 38 Z" fill="#d8262c"/>' +
      '<rect x="41" y="11" width="18" height="18" rx="6" fill="#a8191f"/>',
  },
  {
    ...NECK,
    names: ['necktie', 'tie'],
    height: 110,
    at: 8,
    span: 0.56,
    colour: 'red',
    body: '<path d="M4 2 Q 50 16 96 2 L 98 16 L 60 26 L 50 14 L 40 26 L 2 16 Z" fill="#ffffff" stroke="#c3cad6" stroke-width="2"/><path d="M40 14 H 60 L 56 30 L 68 86 L 50 108 L 32 86 L 44 30 Z" fill="#d8262c"/><path d="M40 14 H 60 L 56 30 H 44 Z" fill="#a8191f"/><path d="M38 60 L 60 46 M35 76 L 64 60 M36 90 L 67 76" stroke="#ff8a80" stroke-width="5"/>',
  },
  {
    ...NECK,
    names: ['necklace', 'gold chain'],
    height: 62,
    at: 10,
    span: 0.8,
    body: '<path d="M4 2 C 10 34 34 46 50 46 S 90 34 96 2" fill="none" stroke="#d09a1c" stroke-width="8"/><path d="M4 2 C 10 34 34 46 50 46 S 90 34 96 2" fill="none" stroke="#ffe27a" stroke-width="3"/><path d="M50 40 L 60 50 L 50 62 L 40 50 Z" fill="#2f8fd8"/><path d="M50 44 L 55 50 L 50 56 L 45 50 Z" fill="#bfe6ff"/>',
  },
  {
    ...NECK,
    names: ['pearl necklace', 'pearls'],
    height: 56,
    at: 10,
    span: 0.8,
    body: [
      [5, 6],
      [10, 19],
      [19, 30],
      [30, 38],
      [43, 42],
      [57, 42],
      [70, 38],
      [81, 30],
      [90, 19],
      [95, 6],
    ]
      .map(
        ([x, y]) => `<circle cx="${x}" cy="${y}" r="7" fill="#f7f3ea" stroke="#c9c0ac" stroke-width="1.5"/>`,
      )
      .join(''),
  },
  {
    ...NECK,
    names: ['medal', 'gold medal', '1st place medal', 'olympic medal'],
    height: 92,
    at: 8,
    span: 0.62,
    body: '<path d="M10 0 L 44 56 L 56 56 L 24 0 Z" fill="#2f6fd0"/><path d="M90 0 L 56 56 L 44 56 L 76 0 Z" fill="#d8262c"/><circle cx="50" cy="68" r="23" fill="#f2c23e" stroke="#c78f12" stroke-width="4"/><path d="M50 54 l 4 9 l 10 1 l -7.5 6.5 l 2.2 9.5 l -8.7 -5 l -8.7 5 l 2.2 -9.5 l -7.5 -6.5 l 10 -1 Z" fill="#fff3b8"/>',
  },
  {
    ...NECK,
    names: ['collar', 'dog collar'],
    height: 46,
    at: 10,
    span: 0.8,
    colour: 'red',
    body: '<path d="M4 4 Q 50 30 96 4 L 98 14 Q 50 42 2 14 Z" fill="#d8262c"/><circle cx="50" cy="34" r="10" fill="#f2c23e"/><circle cx="50" cy="36" r="3" fill="#8c6012"/>',
  },
  {
    ...NECK,
    names: ['bandana', 'neckerchief'],
    height: 60,
    at: 10,
    span: 0.8,
    colour: 'red',
    body: '<path d="M2 4 Q 50 28 98 4 L 96 16 L 50 60 L 4 16 Z" fill="#d8262c"/><path d="M2 4 Q 50 28 98 4 L 97 12 Q 50 36 3 12 Z" fill="#a8191f"/><circle cx="40" cy="34" r="3" fill="#ffffff"/><circle cx="60" cy="34" r="3" fill="#ffffff"/><circle cx="50" cy="46" r="3" fill="#ffffff"/>',
  },
  {
    ...NECK,
    names: ['ruff'],
    height: 40,
    at: 14,
    span: 1.1,
    body: '<path d="M2 20 q 4 -16 12 -8 q 5 -12 12 -6 q 6 -10 12 -4 q 6 -8 12 -1 q 6 -7 12 1 q 6 -6 12 4 q 7 -6 12 6 q 8 -8 12 8 q 0 14 -10 12 q -4 10 -12 4 q -6 8 -13 2 q -6 6 -13 0 q -7 6 -13 0 q -7 6 -13 -2 q -8 6 -12 -4 q -10 2 -10 -12 Z" fill="#ffffff" stroke="#b8c0cc" stroke-width="2"/>',
  },
  {
    ...NECK,
    names: ['flower necklace', 'lei', 'hawaiian lei'],
    height: 60,
    at: 10,
    span: 0.9,
    body: [
      [6, 8, '#ee4f93'],
      [14, 26, '#ffd84a'],
      [28, 40, '#f0622f'],
      [46, 47, '#ee4f93'],
      [64, 43, '#ffd84a'],
      [80, 31, '#f0622f'],
      [92, 12, '#ee4f93'],
    ]
      .map(
        ([x, y, colour]) =>
          `<circle cx="${x}" cy="${y}" r="10.5" fill="${colour}"/><circle cx="${x}" cy="${y}" r="4" fill="#fff3b8"/>`,
      )
      .join(''),
  },
  {
    ...FEET,
    names: ['boots', 'boot', 'rubber boots', 'rain boots'],
    height: 90,
    at: 54,
    colour: 'red',
    body: '<path d="M42 0 H 88 V 50 L 92 84 H 8 Q 0 62 22 56 Q 40 52 42 40 Z" fill="#d8443c"/><rect x="6" y="80" width="88" height="10" rx="3" fill="#7d1217"/><rect x="40" y="0" width="50" height="12" rx="4" fill="#a8191f"/>',
  },
  {
    ...FEET,
    names: ['cowboy boots', 'cowboy boot'],
    height: 96,
    at: 56,
    body: '<path d="M44 6 Q 66 20 90 6 V 60 L 92 84 H 80 V 94 H 62 V 84 H 4 Q 0 66 26 60 Q 42 56 44 44 Z" fill="#99622f"/><path d="M54 26 q 12 14 24 0 M52 40 q 14 12 28 0" fill="none" stroke="#f0d9a0" stroke-width="3"/><path d="M4 84 H 80" stroke="#4a2c12" stroke-width="6"/>',
  },
  {
    ...FEET,
    names: ['shoes', 'shoe', 'sneakers', 'sneaker', 'running shoes', 'trainers'],
    colour: 'red',
    body: '<path d="M46 4 Q 62 12 84 6 Q 96 26 94 46 H 6 Q 2 30 22 28 Q 38 26 46 4 Z" fill="#d8443c"/><rect x="3" y="44" width="94" height="13" rx="6" fill="#ffffff" stroke="#c3cad6" stroke-width="2"/><path d="M40 20 L 52 28 M34 27 L 46 35" stroke="#ffffff" stroke-width="4"/>',
  },
  {
    ...FEET,
    names: ['high heels', 'heels', 'high-heeled shoe', 'high-heeled shoes'],
    height: 64,
    colour: 'red',
    body: '<path d="M4 52 Q 30 50 44 30 Q 60 6 90 2 Q 96 20 92 32 L 90 62 H 84 L 82 36 Q 66 36 52 54 L 46 62 H 6 Z" fill="#d8262c"/>',
  },
  {
    ...FEET,
    names: ['slippers', 'bunny slippers'],
    height: 56,
    colour: 'pink',
    body: '<path d="M8 26 Q 8 2 16 2 T 24 26 M26 26 Q 28 2 36 4 T 40 28" fill="#f9b4d3" stroke="#d05a90" stroke-width="3"/><path d="M4 54 Q 0 22 30 22 Q 60 24 96 34 V 54 Z" fill="#f9b4d3"/><circle cx="18" cy="36" r="4" fill="#2a2019"/><circle cx="34" cy="36" r="4" fill="#2a2019"/><circle cx="26" cy="45" r="4" fill="#ee4f93"/>',
  },
  {
    ...FEET,
    names: ['roller skates', 'roller skate', 'rollerskates'],
    height: 90,
    at: 56,
    body: '<path d="M42 2 H 86 V 40 L 90 62 H 8 Q 4 46 24 42 Q 40 40 42 28 Z" fill="#f2f4f8" stroke="#b0bac8" stroke-width="3"/><path d="M40 30 L 54 36 M36 40 L 48 46" stroke="#ee4f93" stroke-width="5"/><rect x="8" y="62" width="82" height="8" fill="#9aa3b0"/><circle cx="24" cy="78" r="11" fill="#ee4f93"/><circle cx="74" cy="78" r="11" fill="#ee4f93"/>',
  },
  {
    ...FEET,
    names: ['socks', 'sock'],
    height: 84,
    at: 50,
    colour: 'red',
    body: '<path d="M46 0 H 86 V 46 Q 88 80 60 82 H 16 Q 0 78 6 62 Q 14 52 34 52 Q 46 48 46 36 Z" fill="#f4f7fb" stroke="#c3cad6" stroke-width="2"/><path d="M46 8 H 86 V 18 H 46 Z" fill="#d8262c"/><path d="M46 26 H 86 V 34 H 46 Z" fill="#d8262c"/>',
  },
  {
    ...FEET,
    names: ['skis', 'ski'],
    height: 24,
    at: 6,
    span: 0.8,
    body: '<path d="M0 4 Q 2 16 14 16 H 100 V 22 H 12 Q -2 20 0 4 Z" fill="#2f6fd0"/><rect x="46" y="8" width="22" height="8" fill="#3a3f4d"/>',
  },
  {
    anchor: 'hands',
    names: ['boxing gloves', 'boxing glove'],
    height: 90,
    at: 45,
    span: 0.34,
    colour: 'red',
    body: '<path d="M30 70 C 10 60 4 40 12 22 C 22 2 66 -4 84 18 C 98 36 92 60 72 70 Z" fill="#d8262c"/><path d="M30 68 H 74 V 90 H 30 Z" fill="#f4f7fb"/><path d="M14 34 Q 30 22 36 40 Q 38 54 24 58" fill="none" stroke="#a8191f" stroke-width="5"/><ellipse cx="60" cy="20" rx="12" ry="6" fill="#ff8a80"/>',
  },
  {
    anchor: 'hands',
    names: ['gloves', 'glove', 'mittens', 'mitten', 'winter gloves'],
    height: 90,
    at: 45,
    span: 0.26,
    colour: 'red',
    body: '<path d="M34 66 V 26 Q 36 2 58 4 Q 82 6 82 30 V 66 Z" fill="#d8443c"/><path d="M36 56 Q 8 50 8 34 Q 14 22 28 34 L 40 44 Z" fill="#d8443c"/><rect x="28" y="64" width="60" height="24" rx="6" fill="#f4f7fb"/>',
  },
];
