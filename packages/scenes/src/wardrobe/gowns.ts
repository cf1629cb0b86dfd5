// Dresses to the ground, whose neck lies below the chin.
import { buttons, type Clothes } from './garment.ts';

/** A dress to the ground: its cloth, the colour of its folds, and what lies on it. */
const gown = (cloth: string, fold: string, details: string): string =>
  `<path d="M33 8 C 22 8 14 14 10 24 L 20 30 L 30 24 L 33 44 C 22 60 8 78 2 96 Q 26 104 50 104 T 98 96 C 92 78 78 60 67 44 L 70 24 L 80 30 L 90 24 C 86 14 78 8 67 8 Q 50 20 33 8 Z" fill="${cloth}"/>` +
  `<path d="M38 52 C 32 68 26 84 22 98 M50 54 V 102 M62 52 C 68 68 74 84 78 98" fill="none" stroke="${fold}" stroke-width="2.4"/><path d="M33 40 Q 50 48 67 40 L 67 46 Q 50 54 33 46 Z" fill="${fold}"/>${details}`;
const GOWN = { anchor: 'torso', height: 104, at: 12, span: 1.6 } as const;

export const GOWNS: readonly Clothes[] = [
  {
    ...GOWN,
    names: ['dress', 'gown', 'ball gown'],
    colour: 'red',
    body: gown('#d8324a', '#a31e34', ''),
  },
  {
    ...GOWN,
    names: ['princess dress'],
    colour: 'pink',
    body: gown(
      '#f28ab8',
      '#d05a90',
      buttons([26, 50, 74], [88], '#ffe27a', 3.4) + buttons([38, 62], [78], '#ffe27a', 3),
    ),
  },
  {
    ...GOWN,
    names: ['wedding dress', 'bridal gown'],
    body: gown(
      '#ffffff',
      '#c6cedb',
      '<path d="M33 8 C 22 8 14 14 10 24 L 20 30 L 30 24 L 33 44 C 22 60 8 78 2 96 Q 26 104 50 104 T 98 96 C 92 78 78 60 67 44 L 70 24 L 80 30 L 90 24 C 86 14 78 8 67 8 Q 50 20 33 8 Z" fill="none" stroke="#c6cedb" stroke-width="2"/>' +
        '<path d="M4 92 q 6 6 11 1 t 12 3 t 12 2 t 11 1 t 11 -1 t 12 -2 t 12 -3 t 11 -1" fill="none" stroke="#dde3ec" stroke-width="3"/>' +
        buttons([50], [24, 32], '#c6cedb', 1.8),
    ),
  },
];
