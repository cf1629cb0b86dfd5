// Cartoon faces for moods of things that have no face of their own: an angry tomato, a crying egg.
import type { Mark } from './marks.ts';

const eye = (x: number, pupilX: number, pupilY: number): string =>
  `<ellipse cx="${x}" cy="34" rx="15" ry="18" fill="#ffffff" stroke="#1d1d24" stroke-width="3"/>` +
  `<circle cx="${x + pupilX}" cy="${34 + pupilY}" r="7.500" fill="#1d1d24"/><circle cx="${x + pupilX + 2}" cy="${31 + pupilY}" r="2.400" fill="#ffffff"/>`;
const eyes = (pupilX = 0, pupilY = 2): string => eye(27, pupilX, pupilY) + eye(73, -pupilX, pupilY);
const line = (d: string, width = 5): string =>
  `<path d="${d}" fill="none" stroke="#1d1d24" stroke-width="${width}" stroke-linecap="round"/>`;
const face = (body: string): Mark => ({ body, height: 90 });

const crosses = line('M16 24 L38 46 M38 24 L16 46 M62 24 L84 46 M84 24 L62 46', 6);
const closed = line('M12 34 Q 27 46 42 34 M58 34 Q 73 46 88 34');
const heartEye = (x: number): string =>
  `<path d="M${x} 52 C ${x - 18} 40 ${x - 20} 24 ${x - 11} 22 C ${x - 5} 20 ${x - 1} 24 ${x} 29 C ${x + 1} 24 ${x + 5} 20 ${x + 11} 22 C ${x + 20} 24 ${x + 18} 40 ${x} 52 Z" fill="#e8274b"/>`;

/** Faces by their expression; 100 units broad. */
export const EXPRESSIONS = {
  happy: face(
    `${eyes()}<path d="M24 60 Q 50 92 76 60 Z" fill="#7a1626" stroke="#1d1d24" stroke-width="4"/><path d="M38 73 Q 50 66 62 73 Q 50 84 38 73 Z" fill="#ff6b81"/>`,
  ),
  sad: face(eyes(0, 6) + line('M10 18 L38 6 M90 18 L62 6') + line('M30 82 Q 50 60 70 82')),
  crying: face(
    `${line('M10 18 L38 6 M90 18 L62 6') + closed}<path d="M30 84 Q 50 54 70 84 Z" fill="#7a1626" stroke="#1d1d24" stroke-width="4"/>` +
      '<path d="M16 40 H38 V86 H16 Z" fill="#4cabff"/><path d="M62 40 H84 V86 H62 Z" fill="#4cabff"/><path d="M24 44 V84 M72 44 V84" fill="none" stroke="#c4e5ff" stroke-width="4"/>',
  ),
  angry: face(
    `${eyes(4, 4) + line('M8 8 L42 24 M92 8 L58 24', 9)}<rect x="28" y="64" width="44" height="18" rx="5" fill="#ffffff" stroke="#1d1d24" stroke-width="4"/>${line('M28 73 H72 M39 64 V82 M50 64 V82 M61 64 V82', 3)}`,
  ),
  afraid: face(
    `${eye(27, 0, 0) + eye(73, 0, 0) + line('M12 10 Q 26 2 38 8 M88 10 Q 74 2 62 8')}<path d="M28 78 Q 34 66 40 76 Q 46 66 52 76 Q 58 66 64 76 Q 70 66 74 78" fill="none" stroke="#1d1d24" stroke-width="5" stroke-linecap="round"/>`,
  ),
  surprised: face(
    `${eyes(0, 0) + line('M14 10 Q 26 0 38 8 M86 10 Q 74 0 62 8')}<ellipse cx="50" cy="74" rx="11" ry="14" fill="#7a1626" stroke="#1d1d24" stroke-width="4"/>`,
  ),
  asleep: face(
    `${closed}<ellipse cx="50" cy="70" rx="8" ry="9" fill="#7a1626" stroke="#1d1d24" stroke-width="4"/>`,
  ),
  dead: face(
    crosses +
      line('M30 78 Q 50 62 70 78') +
      '<path d="M54 70 Q 66 72 64 86 Q 56 90 52 82 Z" fill="#ff6b81" stroke="#1d1d24" stroke-width="3"/>',
  ),
  dizzy: face(
    `${line('M28 34 C 34 28 38 38 30 42 C 18 46 12 30 24 22 M74 34 C 80 28 84 38 76 42 C 64 46 58 30 70 22', 4)}<path d="M28 74 Q 39 62 50 74 Q 61 86 72 74" fill="none" stroke="#1d1d24" stroke-width="5" stroke-linecap="round"/>`,
  ),
  loving: face(
    `${heartEye(27) + heartEye(73)}<path d="M26 62 Q 50 90 74 62 Z" fill="#7a1626" stroke="#1d1d24" stroke-width="4"/>`,
  ),
  evil: face(
    `${eyes(4, 3) + line('M8 10 L42 22 M92 10 L58 22', 9)}<path d="M18 60 Q 50 96 82 60 Q 50 74 18 60 Z" fill="#ffffff" stroke="#1d1d24" stroke-width="4"/>`,
  ),
} as const satisfies Readonly<Record<string, Mark>>;

export type ExpressionName = keyof typeof EXPRESSIONS;
