// Drawings of hats, each with the height of the head's top in it and the width of the head under it.
import type { ColourName } from './colours.ts';

/** A hat in its own plane of 100 units' width. */
export interface Hat {
  names: readonly string[];
  body: string;
  /** The part of it behind the head, in the same plane. */
  rear?: string;
  /** Height of its plane. */
  height: number;
  /** Where the top of the head lies, in units from the top. */
  sit: number;
  /** The head's width under it, in units. */
  span: number;
  /** The colour that may be swapped, and what for; empty when the hat is known by its colour. */
  colour?: ColourName;
  /** It floats above the head: captions do not say "in" it. */
  hovers?: boolean;
  /** The whole head is in it. */
  encloses?: boolean;
}

export const HATS: readonly Hat[] = [
  {
    names: ['sombrero', 'sombrero', 'mexican hat'],
    height: 46,
    sit: 37,
    span: 40,
    body:
      '<ellipse cx="50" cy="34" rx="50" ry="11" fill="#c98a3c"/><ellipse cx="50" cy="32" rx="46" ry="8.5" fill="#e0a552"/>' +
      '<path d="M2 33 q 4 6 10 4 t 12 4 t 14 2 t 14 0 t 14 -1 t 14 -3 t 14 -4" fill="none" stroke="#c0392b" stroke-width="2.4"/>' +
      '<path d="M30 33 C 32 8 40 1 50 1 S 68 8 70 33 Q 50 40 30 33 Z" fill="#d8973f"/>' +
      '<path d="M30.5 27 Q 50 35 69.500 27 L 70 33 Q 50 40 30 33 Z" fill="#c0392b"/>' +
      '<path d="M40 8 Q 50 14 60 8" fill="none" stroke="#2e8b57" stroke-width="2.6"/><path d="M36 17 Q 50 24 64 17" fill="none" stroke="#f7e08a" stroke-width="2.2"/>',
  },
  {
    names: ['cowboy hat'],
    height: 50,
    sit: 38,
    span: 46,
    colour: 'brown',
    body:
      '<path d="M0 26 C 6 44 30 48 50 48 S 94 44 100 26 C 96 36 80 38 50 38 S 4 36 0 26 Z" fill="#7a4a24"/>' +
      '<path d="M24 39 C 24 14 30 3 40 4 Q 50 12 60 4 C 70 3 76 14 76 39 Q 50 46 24 39 Z" fill="#99622f"/>' +
      '<path d="M24 32 Q 50 40 76 32 L 76 39 Q 50 46 24 39 Z" fill="#5a3416"/>',
  },
  {
    names: ['top hat'],
    height: 66,
    sit: 57,
    span: 56,
    body:
      '<ellipse cx="50" cy="56" rx="46" ry="9" fill="#26262e"/><path d="M21 6 Q 50 14 79 6 L 75 55 Q 50 62 25 55 Z" fill="#34343e"/>' +
      '<ellipse cx="50" cy="6.500" rx="29" ry="5.500" fill="#454552"/><path d="M24 43 Q 50 50 76 43 L 75 54 Q 50 61 25 54 Z" fill="#b3202c"/>',
  },
  {
    names: ['wizard hat', "wizard's hat", 'pointy hat'],
    height: 92,
    sit: 80,
    span: 58,
    colour: 'purple',
    body:
      '<ellipse cx="50" cy="79" rx="48" ry="11" fill="#4a2f8a"/><path d="M22 78 Q 40 40 52 3 Q 64 10 60 20 Q 66 52 78 78 Q 50 88 22 78 Z" fill="#6240b0"/>' +
      '<path d="M25 70 Q 50 80 75 70 L 78 78 Q 50 88 22 78 Z" fill="#f2c23e"/><path d="M48 34 l2.500 5 5.500 .8 -4 3.900 1 5.500 -5 -2.600 -5 2.600 1 -5.500 -4 -3.900 5.500 -.8 Z" fill="#ffe27a"/><circle cx="60" cy="60" r="3" fill="#ffe27a"/><circle cx="38" cy="60" r="2.400" fill="#ffe27a"/>',
  },
  {
    names: ['santa hat', 'christmas hat'],
    height: 66,
    sit: 54,
    span: 74,
    body: '<path d="M12 54 C 14 22 34 4 58 4 C 78 6 90 18 93 40 C 82 28 76 28 74 30 L 84 54 Z" fill="#d8262c"/><circle cx="92" cy="44" r="8" fill="#ffffff"/><rect x="6" y="48" width="84" height="15" rx="7.500" fill="#ffffff"/>',
  },
  {
    names: ['party hat', 'birthday hat'],
    height: 88,
    sit: 82,
    span: 92,
    colour: 'pink',
    body: '<path d="M50 10 L 84 82 Q 50 92 16 82 Z" fill="#ee4f93"/><path d="M42 27 L 63 38 L 69 50 L 35 41 Z" fill="#ffd84a"/><path d="M29 55 L 76 66 L 83 79 L 23 67 Z" fill="#4ac0e8"/><circle cx="50" cy="9" r="9" fill="#ffd84a"/>',
  },
  {
    names: ["chef's hat", 'chef hat'],
    height: 74,
    sit: 66,
    span: 68,
    body: '<path d="M16 38 C -4 22 14 2 32 10 C 40 -3 60 -3 68 10 C 86 2 104 22 84 38 L 80 52 H 20 Z" fill="#ffffff" stroke="#c8ccd4" stroke-width="2"/><rect x="19" y="48" width="62" height="22" rx="3" fill="#f2f4f8" stroke="#c8ccd4" stroke-width="2"/>',
  },
  {
    names: ['pirate hat'],
    height: 56,
    sit: 46,
    span: 66,
    body:
      '<path d="M3 44 Q 14 34 20 18 Q 34 2 50 2 T 80 18 Q 86 34 97 44 Q 74 54 50 54 T 3 44 Z" fill="#23232b"/><path d="M3 44 Q 26 36 50 36 T 97 44 Q 74 54 50 54 T 3 44 Z" fill="#33333e"/>' +
      '<circle cx="50" cy="20" r="8.500" fill="#ffffff"/><rect x="45.500" y="25" width="9" height="7" rx="2" fill="#ffffff"/><circle cx="46.500" cy="20" r="2.300" fill="#23232b"/><circle cx="53.500" cy="20" r="2.300" fill="#23232b"/>',
  },
  {
    names: ['beanie', 'woolly hat', 'knitted hat'],
    height: 72,
    sit: 62,
    span: 84,
    colour: 'blue',
    body: '<circle cx="50" cy="11" r="11" fill="#f4f7fb"/><path d="M6 58 C 6 28 24 14 50 14 S 94 28 94 58 Z" fill="#3a86d8"/><rect x="2" y="50" width="96" height="20" rx="9" fill="#2a66b0"/><path d="M20 52 v16 M35 52 v16 M50 52 v16 M65 52 v16 M80 52 v16" stroke="#1f4f8c" stroke-width="2.400"/>',
  },
  {
    names: ['baseball cap', 'cap'],
    height: 52,
    sit: 42,
    span: 66,
    colour: 'red',
    body: '<path d="M26 44 C 24 16 40 4 60 4 S 96 18 96 44 Z" fill="#d83a34"/><path d="M28 36 Q 4 36 1 46 Q 14 52 46 46 Z" fill="#a8241f"/><circle cx="61" cy="4.500" r="3.500" fill="#a8241f"/><path d="M60 6 Q 46 22 46 44" fill="none" stroke="#a8241f" stroke-width="2"/>',
  },
  {
    names: ['crown', 'golden crown'],
    height: 58,
    sit: 53,
    span: 78,
    body: '<path d="M10 54 L 3 14 L 27 32 L 50 3 L 73 32 L 97 14 L 90 54 Q 50 60 10 54 Z" fill="#f7c52e"/><path d="M9 45 Q 50 52 91 45 L 90 54 Q 50 60 10 54 Z" fill="#dba01c"/><circle cx="50" cy="34" r="5" fill="#d8262c"/><circle cx="26" cy="40" r="4" fill="#2f8fd8"/><circle cx="74" cy="40" r="4" fill="#2fae6a"/><circle cx="50" cy="5" r="4" fill="#ffe27a"/><circle cx="4" cy="14" r="4" fill="#ffe27a"/><circle cx="96" cy="14" r="4" fill="#ffe27a"/>',
  },
  {
    names: ['viking helmet', 'horned helmet'],
    height: 60,
    sit: 50,
    span: 62,
    body: '<path d="M20 44 C 2 40 -2 20 6 4 C 10 22 18 28 28 30 Z" fill="#f2e8d0"/><path d="M80 44 C 98 40 102 20 94 4 C 90 22 82 28 72 30 Z" fill="#f2e8d0"/><path d="M18 50 C 18 22 32 10 50 10 S 82 22 82 50 Z" fill="#9aa3b0"/><rect x="15" y="44" width="70" height="12" rx="4" fill="#b8863a"/><rect x="45" y="10" width="10" height="40" fill="#b8863a"/>',
  },
  {
    names: ['straw hat', 'sun hat'],
    height: 44,
    sit: 34,
    span: 50,
    body: '<ellipse cx="50" cy="33" rx="50" ry="10" fill="#e3bb5f"/><path d="M25 32 C 25 10 34 3 50 3 S 75 10 75 32 Q 50 39 25 32 Z" fill="#f2d07a"/><path d="M25 24 Q 50 32 75 24 L 75 32 Q 50 39 25 32 Z" fill="#c8443a"/>',
  },
  {
    names: ['graduation cap', 'mortarboard'],
    height: 56,
    sit: 46,
    span: 52,
    body: '<path d="M25 28 V 46 Q 50 58 75 46 V 28 Z" fill="#2b2f3f"/><path d="M50 4 L 98 24 L 50 44 L 2 24 Z" fill="#3c4258"/><path d="M50 24 L 86 31 V 48" fill="none" stroke="#f2c23e" stroke-width="2.600"/><rect x="83" y="45" width="6" height="10" rx="2" fill="#f2c23e"/>',
  },
  {
    names: ['halo', 'golden halo'],
    hovers: true,
    height: 34,
    sit: 40,
    span: 92,
    body: '<ellipse cx="50" cy="15" rx="42" ry="10" fill="none" stroke="#f7c52e" stroke-width="7"/><ellipse cx="50" cy="13.500" rx="42" ry="10" fill="none" stroke="#ffe68a" stroke-width="2.500"/>',
  },
];
