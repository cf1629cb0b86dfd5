// Drawings of the composer's own of things that the model draws so badly in scenes that nobody recognises them.
import { type Bitmap, crop, visibleBox } from './bitmap.ts';
import { garmentBitmap } from './garment-bitmaps.ts';

/** A thing in its own plane of 100 units' width, as SVG elements that `drawSvg` knows. */
interface Prop {
  readonly names: readonly string[];
  readonly body: string;
  /** Height of its plane. */
  readonly height: number;
}

/** To add one: an entry here, under the names that captions have. Single things on plain background stay the model's. */
const PROPS: readonly Prop[] = [
  {
    names: ['cigarette'],
    height: 40,
    body: '<path d="M10 8 Q 4 2 10 -2 M16 9 Q 12 0 20 0" fill="none" stroke="#b9bdc9" stroke-width="3"/><rect x="6" y="18" width="66" height="16" rx="2" fill="#f6f4ee" stroke="#c9c4b6" stroke-width="1.5"/><rect x="70" y="18" width="28" height="16" rx="2" fill="#e09a3e" stroke="#b3752a" stroke-width="1.5"/><path d="M76 22 H 92 M74 29 H 88" stroke="#b3752a" stroke-width="1.5"/><rect x="0" y="18" width="10" height="16" rx="4" fill="#e8452c"/><rect x="6" y="18" width="5" height="16" fill="#8b8b90"/>',
  },
  {
    names: ['toothbrush'],
    height: 30,
    body: '<path d="M4 20 Q 3 14 9 14 H 52 Q 62 14 70 16 L 92 15 Q 99 16 98 22 Q 97 27 90 27 L 68 26 Q 60 22 50 22 H 9 Q 4 23 4 20 Z" fill="#1f8fe0"/><path d="M66 18 L 92 18 Q 96 19 95 22 L 68 23 Z" fill="#8fd0ff"/><rect x="6" y="2" width="30" height="13" rx="2" fill="#ffffff" stroke="#9fb4c8" stroke-width="1.5"/><path d="M12 3 V 14 M18 3 V 14 M24 3 V 14 M30 3 V 14" stroke="#9fb4c8" stroke-width="1.5"/><path d="M8 4 Q 16 -2 22 3 Q 28 -1 34 5 Q 30 7 22 6 Q 14 8 8 4 Z" fill="#57d0c0"/>',
  },
  {
    names: ['unicycle'],
    height: 150,
    body: '<circle cx="50" cy="102" r="40" fill="none" stroke="#26262e" stroke-width="10"/><circle cx="50" cy="102" r="33" fill="none" stroke="#b9bfcc" stroke-width="3"/><path d="M50 70 V 134 M18 102 H 82 M27 79 L 73 125 M73 79 L 27 125" stroke="#9aa2b1" stroke-width="2"/><path d="M50 24 V 56 M38 100 L 40 62 Q 50 50 60 62 L 62 100" fill="none" stroke="#d8352c" stroke-width="7"/><path d="M22 14 Q 50 4 80 12 Q 84 22 70 26 Q 50 30 32 27 Q 18 24 22 14 Z" fill="#2b2b35"/><circle cx="50" cy="102" r="7" fill="#5a6170"/><path d="M50 102 L 64 120" stroke="#5a6170" stroke-width="6"/><rect x="58" y="118" width="22" height="7" rx="2" fill="#26262e"/>',
  },
  {
    names: ['scarecrow'],
    height: 140,
    body: '<rect x="46" y="60" width="8" height="80" fill="#8a5a2e"/><path d="M2 66 H 98" stroke="#8a5a2e" stroke-width="7"/><path d="M0 58 L 12 62 L 2 64 L 14 67 L 0 70 L 12 72 L 3 78 L 18 73 V 60 Z" fill="#f0c94a"/><path d="M100 58 L 88 62 L 98 64 L 86 67 L 100 70 L 88 72 L 97 78 L 82 73 V 60 Z" fill="#f0c94a"/><path d="M14 58 Q 50 52 86 58 L 86 76 L 68 77 L 71 116 H 29 L 32 77 L 14 76 Z" fill="#c8402f"/><path d="M40 58 V 116 M60 58 V 116 M30 82 H 70 M30 98 H 70" stroke="#8e2418" stroke-width="3"/><rect x="55" y="86" width="14" height="14" fill="#3f7fc4" stroke="#f2f2f2" stroke-width="1.5"/><path d="M29 114 L 33 124 L 38 115 L 43 126 L 50 115 L 57 126 L 62 115 L 67 124 L 71 114 Z" fill="#f0c94a"/><circle cx="50" cy="38" r="20" fill="#dcb67c"/><path d="M38 52 L 34 62 L 44 56 L 50 64 L 56 56 L 66 62 L 62 52 Z" fill="#f0c94a"/><path d="M39 31 L 45 38 M45 31 L 39 38 M55 31 L 61 38 M61 31 L 55 38" stroke="#33261a" stroke-width="3"/><path d="M50 38 L 46 44 H 54 Z" fill="#e8822c"/><path d="M38 47 Q 50 55 62 47 M43 46 V 53 M50 48 V 55 M57 46 V 53" fill="none" stroke="#33261a" stroke-width="2"/><path d="M16 26 Q 50 14 84 26 Q 50 34 16 26 Z" fill="#d9a93a"/><path d="M32 23 Q 36 2 52 0 Q 66 4 68 23 Q 50 28 32 23 Z" fill="#e8bd50"/><path d="M32 21 Q 50 27 68 21" fill="none" stroke="#7a3b20" stroke-width="4"/>',
  },
  {
    names: ['shoe', 'sneaker', 'running shoe', "man's shoe", 'ballet shoes', 'running shoes'],
    height: 62,
    body: '<path d="M4 12 Q 8 4 16 8 Q 24 16 36 10 L 44 4 Q 50 18 64 26 Q 92 30 97 42 L 97 50 H 4 Q 1 30 4 12 Z" fill="#d8352c"/><path d="M36 10 L 44 4 Q 50 18 64 26 L 54 34 Q 42 26 36 10 Z" fill="#f6f6f8"/><path d="M38 14 L 50 9 M43 20 L 54 16 M49 26 L 60 22" stroke="#3a3a44" stroke-width="3"/><path d="M66 27 Q 92 30 97 42 L 97 48 H 76 Q 78 34 66 27 Z" fill="#f6f6f8"/><path d="M10 24 Q 20 40 48 38" fill="none" stroke="#f6f6f8" stroke-width="5"/><path d="M2 46 H 98 V 54 Q 96 60 90 60 H 8 Q 2 58 2 46 Z" fill="#ffffff" stroke="#a9aeba" stroke-width="2"/><path d="M4 53 H 97" stroke="#d8352c" stroke-width="2"/>',
  },
  {
    names: ['piano', 'grand piano'],
    height: 92,
    body: '<path d="M4 10 Q 4 4 10 4 H 90 Q 96 4 96 10 V 46 H 4 Z" fill="#5a3420"/><rect x="10" y="12" width="80" height="26" rx="2" fill="#6f4329"/><rect x="34" y="14" width="32" height="20" rx="1" fill="#fbfbf6"/><path d="M50 14 V 34 M38 20 H 47 M38 25 H 47 M54 20 H 62 M54 25 H 62" stroke="#8f8f96" stroke-width="1.5"/><path d="M0 46 H 100 V 62 H 0 Z" fill="#6f4329"/><rect x="4" y="48" width="92" height="12" fill="#fdfdfb"/><path d="M12 48 V 60 M20 48 V 60 M28 48 V 60 M36 48 V 60 M44 48 V 60 M52 48 V 60 M60 48 V 60 M68 48 V 60 M76 48 V 60 M84 48 V 60 M91 48 V 60" stroke="#b5b5bd" stroke-width="1"/><path d="M9.500 48 H 14.500 V 56 H 9.500 Z M17.500 48 H 22.500 V 56 H 17.500 Z M33.500 48 H 38.500 V 56 H 33.500 Z M41.500 48 H 46.500 V 56 H 41.500 Z M49.500 48 H 54.500 V 56 H 49.500 Z M65.500 48 H 70.500 V 56 H 65.500 Z M73.500 48 H 78.500 V 56 H 73.500 Z" fill="#17171c"/><rect x="8" y="62" width="84" height="26" fill="#4a2a19"/><rect x="4" y="62" width="8" height="30" fill="#5a3420"/><rect x="88" y="62" width="8" height="30" fill="#5a3420"/><path d="M44 84 H 49 V 91 H 44 Z M52 84 H 57 V 91 H 52 Z" fill="#d6a53c"/>',
  },
  {
    names: ['drum', 'long drum', 'drum kit'],
    height: 96,
    body: '<path d="M4 34 V 78 Q 50 104 96 78 V 34 Z" fill="#d8352c"/><path d="M4 40 L 20 84 L 36 46 L 52 90 L 66 46 L 82 84 L 96 40" fill="none" stroke="#f4d24a" stroke-width="4"/><path d="M2 74 Q 50 100 98 74 V 82 Q 50 108 2 82 Z" fill="#f2f2f4"/><ellipse cx="50" cy="34" rx="48" ry="17" fill="#c9ccd6"/><ellipse cx="50" cy="32" rx="43" ry="13" fill="#fbf7ea"/><path d="M20 4 L 48 30 M84 2 L 58 32" stroke="#9a6432" stroke-width="5"/><circle cx="49" cy="31" r="5" fill="#b97b40"/><circle cx="57" cy="33" r="5" fill="#b97b40"/>',
  },
  {
    names: ['juice'],
    height: 120,
    body: '<path d="M60 2 L 52 112" stroke="#e8452c" stroke-width="6"/><path d="M14 24 H 86 L 76 114 Q 50 122 24 114 Z" fill="rgba(214,236,248,0.85)" stroke="#9cc4dc" stroke-width="3"/><path d="M18 42 H 82 L 74 110 Q 50 117 26 110 Z" fill="#ffd83a"/><ellipse cx="50" cy="42" rx="32" ry="6" fill="#ffe98a"/><path d="M58 18 L 53 42" stroke="#e8452c" stroke-width="6"/><circle cx="84" cy="26" r="16" fill="#f7e05a" stroke="#e0b21c" stroke-width="4"/><path d="M84 14 V 38 M72 26 H 96 M76 18 L 92 34 M92 18 L 76 34" stroke="#fffbe0" stroke-width="2.5"/>',
  },
  {
    names: ['toaster'],
    height: 82,
    body: '<path d="M26 26 V 8 Q 26 2 34 3 H 42 Q 48 3 47 10 V 26 Z" fill="#e0a458" stroke="#a86a2a" stroke-width="2.5"/><path d="M54 26 V 8 Q 54 2 62 3 H 70 Q 76 3 75 10 V 26 Z" fill="#e0a458" stroke="#a86a2a" stroke-width="2.5"/><path d="M6 76 V 36 Q 6 20 24 20 H 76 Q 94 20 94 36 V 76 Z" fill="#c4cad6"/><path d="M6 60 H 94 V 76 H 6 Z" fill="#9aa2b2"/><path d="M20 24 H 48 M53 24 H 80" stroke="#3a3f4d" stroke-width="4"/><rect x="91" y="36" width="9" height="9" rx="2" fill="#2b2e38"/><circle cx="74" cy="66" r="6" fill="#2b2e38"/><path d="M16 34 Q 18 28 26 28" fill="none" stroke="#eef1f6" stroke-width="3"/><rect x="12" y="75" width="14" height="6" fill="#2b2e38"/><rect x="74" y="75" width="14" height="6" fill="#2b2e38"/>',
  },
  {
    names: ['microwave', 'microwave oven'],
    height: 66,
    body: '<rect x="1" y="2" width="98" height="58" rx="4" fill="#d5d9e2" stroke="#8f96a6" stroke-width="2"/><rect x="7" y="9" width="60" height="43" rx="3" fill="#20242e"/><rect x="12" y="14" width="50" height="33" rx="2" fill="#3d4656"/><ellipse cx="37" cy="42" rx="19" ry="3.500" fill="#8a93a6"/><rect x="69" y="11" width="4" height="39" rx="2" fill="#9aa2b2"/><rect x="78" y="9" width="17" height="10" fill="#0f2a1a"/><path d="M81 14 H 92" stroke="#4df08a" stroke-width="3"/><path d="M79 25 H 83 M85 25 H 89 M91 25 H 95 M79 32 H 83 M85 32 H 89 M91 32 H 95 M79 39 H 83 M85 39 H 89 M91 39 H 95" stroke="#6a7182" stroke-width="4"/><rect x="79" y="46" width="16" height="7" rx="2" fill="#e8622f"/><rect x="8" y="59" width="12" height="6" fill="#4a5060"/><rect x="80" y="59" width="12" height="6" fill="#4a5060"/>',
  },
];

const BY_NAME: ReadonlyMap<string, Prop> = new Map(
  PROPS.flatMap((prop) => prop.names.map((name) => [name, prop] as const)),
);

/** Whether the composer draws a thing of a scene itself. */
export const isProp = (name: string): boolean => BY_NAME.has(name);

/** The composer's own drawing of a thing, if it has one; shared, not to be changed. */
export function propBitmap(name: string): Bitmap | undefined {
  const prop = BY_NAME.get(name);
  const bitmap = prop && garmentBitmap(prop);
  const box = bitmap && visibleBox(bitmap);
  return box && crop(bitmap, box);
}
