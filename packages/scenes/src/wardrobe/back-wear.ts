// Garments of the back: behind a wearer who looks to the front, on the back of one who is seen from the side.
import type { Clothes } from './garment.ts';

const FEATHERS = (x: (n: number) => number) => {
  const p = (a: number, b: number) => `${x(a)} ${b}`;
  return (
    `<path d="M${p(50, 46)} C ${p(40, 20)} ${p(26, 2)} ${p(4, 2)} C ${p(-2, 14)} ${p(2, 26)} ${p(6, 32)} C ${p(2, 40)} ${p(8, 50)} ${p(14, 52)} C ${p(14, 62)} ${p(22, 68)} ${p(28, 66)} C ${p(34, 74)} ${p(44, 72)} ${p(50, 62)} Z" fill="#ffffff" stroke="#b8c4d6" stroke-width="2"/>` +
    `<path d="M${p(6, 32)} C ${p(18, 34)} ${p(30, 38)} ${p(42, 46)} M${p(14, 52)} C ${p(24, 50)} ${p(34, 50)} ${p(44, 54)} M${p(10, 14)} C ${p(22, 18)} ${p(34, 28)} ${p(42, 38)}" fill="none" stroke="#b8c4d6" stroke-width="2"/>`
  );
};
const mirror = (n: number) => 100 - n;
const same = (n: number) => n;
/** A wing that rises from the middle of the back towards the tail, of a wearer who looks to the left. */
const raised = (n: number) => 30 + 1.3 * (50 - n);
const BACK = { anchor: 'back', span: 2.1, body: '' } as const;

const MEMBRANE = (x: (n: number) => number, fill: string, bone: string) => {
  const p = (a: number, b: number) => `${x(a)} ${b}`;
  return `<path d="M${p(50, 48)} L ${p(36, 8)} L ${p(2, 4)} Q ${p(8, 20)} ${p(4, 38)} Q ${p(14, 34)} ${p(20, 52)} Q ${p(30, 44)} ${p(38, 64)} Q ${p(42, 56)} ${p(50, 60)} Z" fill="${fill}"/><path d="M${p(50, 50)} L ${p(36, 8)} L ${p(2, 4)} M${p(36, 8)} L ${p(4, 38)} M${p(36, 8)} L ${p(20, 52)} M${p(36, 8)} L ${p(38, 64)}" fill="none" stroke="${bone}" stroke-width="2.4"/>`;
};
const INSECT = (x: (n: number) => number) => {
  const p = (a: number, b: number) => `${x(a)} ${b}`;
  return (
    `<path d="M${p(50, 42)} C ${p(36, 2)} ${p(4, -2)} ${p(2, 18)} C ${p(0, 38)} ${p(30, 48)} ${p(50, 44)} Z" fill="rgba(190,228,250,0.86)" stroke="#7fb2d6" stroke-width="2"/>` +
    `<path d="M${p(50, 44)} C ${p(30, 44)} ${p(14, 52)} ${p(18, 64)} C ${p(24, 74)} ${p(44, 62)} ${p(50, 48)} Z" fill="rgba(212,238,252,0.86)" stroke="#7fb2d6" stroke-width="2"/>` +
    `<path d="M${p(46, 40)} C ${p(34, 24)} ${p(22, 14)} ${p(10, 14)} M${p(46, 46)} C ${p(36, 50)} ${p(28, 56)} ${p(24, 62)}" fill="none" stroke="#7fb2d6" stroke-width="1.6"/>`
  );
};
const BUTTERFLY = (x: (n: number) => number) => {
  const p = (a: number, b: number) => `${x(a)} ${b}`;
  return (
    `<path d="M${p(50, 42)} C ${p(36, -4)} ${p(2, -6)} ${p(2, 20)} C ${p(2, 38)} ${p(26, 48)} ${p(50, 44)} Z" fill="#f08a24" stroke="#26221c" stroke-width="3"/>` +
    `<path d="M${p(50, 44)} C ${p(26, 42)} ${p(8, 54)} ${p(14, 68)} C ${p(24, 82)} ${p(44, 66)} ${p(50, 48)} Z" fill="#f2b13e" stroke="#26221c" stroke-width="3"/>` +
    `<circle cx="${x(16)}" cy="18" r="6" fill="#ffffff"/><circle cx="${x(30)}" cy="28" r="4.5" fill="#26221c"/><circle cx="${x(26)}" cy="60" r="4.5" fill="#ffffff"/>`
  );
};
const FLAME = (x: number, y: number, size: number) =>
  `<path d="M${x - size} ${y} Q ${x - 1.2 * size} ${y + 1.6 * size} ${x} ${y + 3.2 * size} Q ${x + 1.2 * size} ${y + 1.6 * size} ${x + size} ${y} Z" fill="#f0622f"/><path d="M${x - 0.6 * size} ${y} Q ${x - 0.7 * size} ${y + size} ${x} ${y + 2.1 * size} Q ${x + 0.7 * size} ${y + size} ${x + 0.6 * size} ${y} Z" fill="#ffd84a"/>`;
const FLAME_BACK = (x: number, y: number, size: number) =>
  `<path d="M${x} ${y - size} Q ${x + 1.6 * size} ${y - 1.2 * size} ${x + 3.2 * size} ${y} Q ${x + 1.6 * size} ${y + 1.2 * size} ${x} ${y + size} Z" fill="#f0622f"/><path d="M${x} ${y - 0.6 * size} Q ${x + size} ${y - 0.7 * size} ${x + 2.1 * size} ${y} Q ${x + size} ${y + 0.7 * size} ${x} ${y + 0.6 * size} Z" fill="#ffd84a"/>`;
const TANK = (x: number) =>
  `<path d="M${x - 10} 16 Q ${x} -2 ${x + 10} 16 V 56 H ${x - 10} Z" fill="#9aa7b8"/><rect x="${x - 10}" y="22" width="20" height="7" fill="#d8262c"/><rect x="${x - 7}" y="14" width="4" height="40" fill="#d5dde8"/><path d="M${x - 7} 56 H ${x + 7} L ${x + 10} 64 H ${x - 10} Z" fill="#4a5362"/>`;

export const BACK_WEAR: readonly Clothes[] = [
  {
    ...BACK,
    names: ['wings', 'wing', 'angel wings', 'bird wings', 'feathered wings', 'feather wings', 'white wings'],
    height: 76,
    at: 48,
    rear: FEATHERS(same) + FEATHERS(mirror),
    profile: FEATHERS(raised),
  },
  {
    ...BACK,
    names: ['bee wings', 'fairy wings', 'fly wings', 'dragonfly wings', 'insect wings'],
    height: 72,
    at: 46,
    rear: INSECT(same) + INSECT(mirror),
    profile: INSECT(raised),
  },
  {
    ...BACK,
    names: ['butterfly wings'],
    height: 78,
    at: 46,
    rear: BUTTERFLY(same) + BUTTERFLY(mirror),
    profile: BUTTERFLY(raised),
  },
  {
    ...BACK,
    names: ['bat wings', 'dragon wings', 'demon wings', 'devil wings'],
    height: 66,
    at: 46,
    rear: MEMBRANE(same, '#5b3a6e', '#35204a') + MEMBRANE(mirror, '#5b3a6e', '#35204a'),
    profile: MEMBRANE(raised, '#5b3a6e', '#35204a'),
  },
  {
    ...BACK,
    names: ['jetpack', 'jet pack', 'rocket pack'],
    height: 100,
    at: 38,
    span: 1.5,
    rear: TANK(14) + TANK(86) + FLAME(14, 64, 10) + FLAME(86, 64, 10),
    profile:
      '<path d="M16 20 Q 0 32 16 44 H 60 V 20 Z" fill="#9aa7b8"/><rect x="26" y="20" width="8" height="24" fill="#d8262c"/><rect x="14" y="23" width="44" height="5" fill="#d5dde8"/><path d="M60 22 L 68 18 V 46 L 60 42 Z" fill="#4a5362"/>' +
      FLAME_BACK(68, 32, 9.5) +
      '<path d="M30 44 V 58 M48 44 V 58" stroke="#4a3420" stroke-width="5"/>',
  },
  {
    ...BACK,
    names: ['backpack', 'school backpack', 'rucksack'],
    height: 84,
    at: 44,
    span: 1.36,
    colour: 'red',
    rear: '<path d="M34 10 Q 50 -6 66 10" fill="none" stroke="#7d1217" stroke-width="5"/><rect x="4" y="8" width="92" height="72" rx="22" fill="#d8443c"/><rect x="0" y="40" width="18" height="34" rx="7" fill="#a8191f"/><rect x="82" y="40" width="18" height="34" rx="7" fill="#a8191f"/>',
    profile:
      '<path d="M30 16 Q 44 4 58 16" fill="none" stroke="#7d1217" stroke-width="4"/><rect x="22" y="14" width="48" height="46" rx="14" fill="#d8443c"/><rect x="30" y="34" width="32" height="20" rx="6" fill="#a8191f"/><path d="M24 30 H 68" stroke="#7d1217" stroke-width="3"/><path d="M28 58 V 72 M62 58 V 72" stroke="#7d1217" stroke-width="5"/>',
  },
  {
    ...BACK,
    names: ['cape', 'superhero cape', 'cloak'],
    height: 84,
    at: 40,
    span: 1.5,
    colour: 'red',
    rear: '<path d="M32 4 Q 50 12 68 4 C 84 26 96 60 98 78 Q 84 88 72 79 Q 50 88 28 79 Q 16 88 2 78 C 4 60 16 26 32 4 Z" fill="#d8262c"/><path d="M38 10 Q 32 46 28 78 M62 10 Q 68 46 72 78" fill="none" stroke="#a8191f" stroke-width="2.6"/>',
    profile:
      '<path d="M10 40 C 24 34 40 36 56 30 C 74 24 88 26 100 18 Q 96 40 98 60 Q 80 64 66 62 Q 40 62 18 56 Z" fill="#d8262c"/><path d="M20 46 Q 56 46 98 34 M22 53 Q 60 56 98 48" fill="none" stroke="#a8191f" stroke-width="2.6"/><path d="M6 36 Q 14 40 16 58" fill="none" stroke="#f2c23e" stroke-width="5"/>',
  },
  {
    ...BACK,
    names: ['parachute'],
    height: 150,
    at: 140,
    span: 1.9,
    rear: '<path d="M4 50 L 50 140 M30 52 L 50 140 M70 52 L 50 140 M96 50 L 50 140" stroke="#6b7280" stroke-width="1.8"/><path d="M2 50 C 2 -14 98 -14 98 50 Q 88 42 74 50 Q 62 42 50 50 Q 38 42 26 50 Q 12 42 2 50 Z" fill="#e8622f"/><path d="M26 50 C 28 16 40 4 50 2 C 60 4 72 16 74 50 Q 62 42 50 50 Q 38 42 26 50 Z" fill="#ffffff"/>',
  },
  {
    ...BACK,
    names: ['turtle shell'],
    height: 84,
    at: 42,
    span: 1.5,
    rear: '<ellipse cx="50" cy="42" rx="50" ry="42" fill="#c9a14a"/><ellipse cx="50" cy="42" rx="43" ry="36" fill="#5f8f3a"/>',
    profile:
      '<path d="M12 62 C 14 20 40 8 56 8 S 96 22 96 62 Q 54 72 12 62 Z" fill="#5f8f3a"/><path d="M10 58 Q 54 70 98 58 V 66 Q 54 78 10 66 Z" fill="#c9a14a"/><path d="M40 14 L 34 62 M66 12 L 74 64 M18 40 Q 54 48 92 40" fill="none" stroke="#3f6a26" stroke-width="3"/>',
  },
];
