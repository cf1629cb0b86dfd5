// Garments of the face: the row `at` lies on the line of the eyes.
import type { Clothes } from './garment.ts';

const FACE = { anchor: 'face', span: 0.86 } as const;

export const FACE_WEAR: readonly Clothes[] = [
  {
    ...FACE,
    names: ['sunglasses', 'shades', 'dark sunglasses'],
    height: 36,
    at: 16,
    body: '<path d="M2 6 H 98 V 12 H 2 Z" fill="#15151b"/><path d="M5 6 H 46 Q 46 32 27 33 Q 6 33 5 6 Z" fill="#1d1d26"/><path d="M54 6 H 95 Q 94 33 73 33 Q 54 32 54 6 Z" fill="#1d1d26"/><path d="M12 11 L 24 11 L 15 24 Z" fill="#5b5f78"/><path d="M61 11 L 73 11 L 64 24 Z" fill="#5b5f78"/>',
    profile:
      '<path d="M10 6 H 96 V 12 H 10 Z" fill="#15151b"/><path d="M8 6 H 50 Q 50 33 28 33 Q 6 32 8 6 Z" fill="#1d1d26"/><path d="M15 11 L 28 11 L 18 24 Z" fill="#5b5f78"/>',
  },
  {
    ...FACE,
    names: ['glasses', 'spectacles', 'eyeglasses', 'reading glasses'],
    height: 40,
    at: 20,
    body: '<circle cx="26" cy="20" r="17" fill="rgba(220,240,255,0.35)" stroke="#22222a" stroke-width="5"/><circle cx="74" cy="20" r="17" fill="rgba(220,240,255,0.35)" stroke="#22222a" stroke-width="5"/><path d="M43 18 Q 50 12 57 18" fill="none" stroke="#22222a" stroke-width="5"/><path d="M9 16 L 0 13 M91 16 L 100 13" stroke="#22222a" stroke-width="5"/>',
    profile:
      '<circle cx="24" cy="20" r="17" fill="rgba(220,240,255,0.35)" stroke="#22222a" stroke-width="5"/><path d="M41 17 L 98 12" stroke="#22222a" stroke-width="5"/>',
  },
  {
    ...FACE,
    names: ['3d glasses'],
    height: 36,
    at: 18,
    body: '<path d="M0 4 H 100 V 26 Q 80 36 60 30 L 50 20 L 40 30 Q 20 36 0 26 Z" fill="#f4f4f8" stroke="#b0b4c0" stroke-width="1.5"/><rect x="10" y="9" width="32" height="17" rx="3" fill="#d8262c"/><rect x="58" y="9" width="32" height="17" rx="3" fill="#2f8fd8"/>',
  },
  {
    ...FACE,
    names: ['goggles', 'ski goggles', 'swimming goggles'],
    height: 40,
    at: 20,
    body: '<rect x="0" y="14" width="100" height="11" fill="#3a3f4d"/><rect x="8" y="4" width="84" height="32" rx="14" fill="#e8622f"/><rect x="14" y="9" width="72" height="22" rx="10" fill="#55c0e8"/><path d="M24 12 L 38 12 L 28 28 H 20 Z" fill="#d6f2ff"/>',
  },
  {
    ...FACE,
    names: ['monocle'],
    height: 80,
    at: 20,
    body: '<circle cx="74" cy="20" r="18" fill="rgba(220,240,255,0.45)" stroke="#d09a1c" stroke-width="5"/><path d="M88 32 C 96 44 94 62 84 78" fill="none" stroke="#d09a1c" stroke-width="2.5"/>',
    profile:
      '<circle cx="26" cy="20" r="18" fill="rgba(220,240,255,0.45)" stroke="#d09a1c" stroke-width="5"/><path d="M38 34 C 44 46 44 62 36 78" fill="none" stroke="#d09a1c" stroke-width="2.5"/>',
  },
  {
    ...FACE,
    names: ['eye patch', 'eyepatch'],
    height: 56,
    at: 26,
    span: 1,
    body: '<path d="M0 4 L 60 20 M84 24 L 100 36" stroke="#1d1d24" stroke-width="4"/><path d="M54 14 Q 74 8 92 22 Q 92 46 74 48 Q 54 42 54 14 Z" fill="#1d1d24"/>',
    profile:
      '<path d="M44 12 L 100 4" stroke="#1d1d24" stroke-width="4"/><path d="M8 14 Q 28 6 48 14 Q 48 44 28 46 Q 8 42 8 14 Z" fill="#1d1d24"/>',
  },
  {
    ...FACE,
    names: ['mask', 'eye mask', 'domino mask', 'superhero mask'],
    height: 44,
    at: 20,
    span: 0.96,
    colour: 'black',
    body: '<path d="M0 8 Q 26 0 50 10 Q 74 0 100 8 Q 100 34 76 40 Q 60 40 50 28 Q 40 40 24 40 Q 0 34 0 8 Z" fill="#23232b"/><ellipse cx="27" cy="20" rx="13" ry="9" fill="#ffffff"/><ellipse cx="73" cy="20" rx="13" ry="9" fill="#ffffff"/><circle cx="28" cy="21" r="5" fill="#23232b"/><circle cx="72" cy="21" r="5" fill="#23232b"/>',
    profile:
      '<path d="M6 8 Q 30 0 60 6 L 100 10 V 20 L 58 34 Q 44 40 30 40 Q 4 34 6 8 Z" fill="#23232b"/><ellipse cx="30" cy="20" rx="13" ry="9" fill="#ffffff"/><circle cx="27" cy="21" r="5" fill="#23232b"/>',
  },
  {
    ...FACE,
    names: ['face mask', 'medical mask', 'surgical mask'],
    height: 60,
    at: -6,
    span: 0.8,
    body: '<path d="M4 14 L 0 4 M96 14 L 100 4 M8 44 L 0 52 M92 44 L 100 52" stroke="#ffffff" stroke-width="3"/><path d="M4 12 Q 50 0 96 12 L 90 46 Q 50 66 10 46 Z" fill="#9fd8ee"/><path d="M7 24 Q 50 14 93 24 M9 36 Q 50 28 91 36" fill="none" stroke="#6ab4d0" stroke-width="2.5"/>',
  },
  {
    ...FACE,
    names: ['moustache', 'mustache', 'fake moustache'],
    height: 34,
    at: -18,
    span: 0.6,
    colour: 'black',
    body: '<path d="M50 10 C 40 -2 24 4 20 16 C 16 24 8 24 0 18 C 4 34 28 38 50 22 C 72 38 96 34 100 18 C 92 24 84 24 80 16 C 76 4 60 -2 50 10 Z" fill="#2a2019"/>',
    profile:
      '<path d="M24 10 C 34 0 50 4 56 14 C 62 22 74 22 84 16 C 80 34 44 36 24 24 Q 14 18 24 10 Z" fill="#2a2019"/>',
  },
  {
    ...FACE,
    names: ['beard', 'long beard', 'white beard'],
    height: 92,
    at: -14,
    span: 0.94,
    colour: 'brown',
    body: '<path d="M2 0 C 10 14 18 18 28 14 C 36 8 44 8 50 12 C 56 8 64 8 72 14 C 82 18 90 14 98 0 C 102 40 84 74 50 92 C 16 74 -2 40 2 0 Z" fill="#7a4a24"/><path d="M50 12 C 40 10 32 16 26 24 Q 40 26 50 20 Q 60 26 74 24 C 68 16 60 10 50 12 Z" fill="#99622f"/><path d="M22 34 Q 28 56 40 70 M50 40 V 80 M78 34 Q 72 56 60 70" fill="none" stroke="#5a3416" stroke-width="2.4"/><path d="M38 28 Q 50 36 62 28" fill="none" stroke="#4a1a14" stroke-width="4"/>',
  },
  {
    ...FACE,
    names: ['clown nose', 'red nose'],
    height: 100,
    at: 10,
    span: 0.3,
    body: '<circle cx="50" cy="50" r="46" fill="#d8262c"/><circle cx="36" cy="34" r="12" fill="#ff9a96"/>',
  },
  {
    ...FACE,
    names: ['vr headset', 'virtual reality headset'],
    height: 52,
    at: 26,
    span: 1.02,
    body: '<rect x="0" y="18" width="100" height="14" fill="#3a3f4d"/><rect x="8" y="4" width="84" height="44" rx="10" fill="#e9edf3"/><rect x="8" y="26" width="84" height="22" rx="10" fill="#c7cfdb"/><rect x="16" y="11" width="68" height="28" rx="7" fill="#22262f"/><circle cx="28" cy="18" r="3" fill="#55c0e8"/><circle cx="72" cy="18" r="3" fill="#55c0e8"/>',
  },
];
