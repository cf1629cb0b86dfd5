// Drawings of the signs that show a state or an action: flames, tears, hearts, bubbles, lines of motion.

/** A sign in its own plane of 100 units' width. */
export interface Mark {
  readonly body: string;
  /** Height of its plane. */
  readonly height: number;
  /** Whether it must not be mirrored, as letters must not. */
  readonly handed?: true;
}

const mark = (height: number, body: string): Mark => ({ height, body });
const sign = (height: number, body: string): Mark => ({ height, body, handed: true });

const drop = (x: number, y: number, r: number, fill: string): string =>
  `<path d="M${x} ${y - 2.1 * r} C ${x + 0.3 * r} ${y - r} ${x + r} ${y - 0.6 * r} ${x + r} ${y} ` +
  `C ${x + r} ${y + 0.6 * r} ${x + 0.5 * r} ${y + r} ${x} ${y + r} C ${x - 0.5 * r} ${y + r} ${x - r} ${y + 0.6 * r} ${x - r} ${y} ` +
  `C ${x - r} ${y - 0.6 * r} ${x - 0.3 * r} ${y - r} ${x} ${y - 2.1 * r} Z" fill="${fill}"/>`;

const letterZ = (x: number, y: number, size: number): string => {
  const d = `M${x} ${y} H${x + size} L${x} ${y + size} H${x + size}`;
  return (
    `<path d="${d}" fill="none" stroke="#ffffff" stroke-width="${0.42 * size}" stroke-linecap="round"/>` +
    `<path d="${d}" fill="none" stroke="#3b5bdb" stroke-width="${0.24 * size}" stroke-linecap="round"/>`
  );
};

const flame = (x: number, foot: number, width: number, height: number, fill: string): string => {
  const [l, r] = [x - width / 2, x + width / 2];
  const at = (share: number) => foot - share * height;
  return (
    `<path d="M${x} ${at(1)} C ${x + 0.1 * width} ${at(0.74)} ${r - 0.06 * width} ${at(0.66)} ${r} ${at(0.3)} ` +
    `C ${r} ${at(0.08)} ${x + 0.3 * width} ${foot} ${x} ${foot} C ${x - 0.3 * width} ${foot} ${l} ${at(0.08)} ${l} ${at(0.3)} ` +
    `C ${l} ${at(0.52)} ${l + 0.2 * width} ${at(0.56)} ${l + 0.24 * width} ${at(0.74)} C ${l + 0.36 * width} ${at(0.66)} ${x - 0.1 * width} ${at(0.78)} ${x} ${at(1)} Z" fill="${fill}"/>`
  );
};

const tongue = (x: number, foot: number, width: number, height: number): string =>
  flame(x, foot, width, height, '#f2541b') +
  flame(x, foot, 0.68 * width, 0.68 * height, '#ff9a1f') +
  flame(x, foot, 0.38 * width, 0.4 * height, '#ffe45c');

const cloud = (fill: string): string =>
  `<circle cx="28" cy="36" r="18" fill="${fill}"/><circle cx="52" cy="26" r="23" fill="${fill}"/><circle cx="76" cy="38" r="16" fill="${fill}"/>` +
  `<rect x="22" y="34" width="60" height="20" rx="10" fill="${fill}"/>`;

const polar = (points: readonly (readonly [number, number])[], x: number, y: number): string =>
  points
    .map(([angle, radius]) => {
      const turn = (angle * Math.PI) / 180;
      return `${(x + radius * Math.sin(turn)).toFixed(2)},${(y - radius * Math.cos(turn)).toFixed(2)}`;
    })
    .join(' ');

/** A star polygon. */
const star = (tips: number, x: number, y: number, outer: number, inner: number, fill: string): string => {
  const points = Array.from(
    { length: 2 * tips },
    (_, i) => [(180 * i) / tips, i % 2 === 0 ? outer : inner] as const,
  );
  return `<polygon points="${polar(points, x, y)}" fill="${fill}"/>`;
};

const HEART = 'M50 92 C 16 64 2 46 4 28 C 6 10 34 0 50 24 C 66 0 94 10 96 28 C 98 46 84 64 50 92 Z';
const BUBBLE =
  'M50 4 C 80 4 98 18 98 38 C 98 58 80 72 54 72 C 48 72 42 71 37 70 L 18 90 L 22 66 C 8 60 2 50 2 38 C 2 18 20 4 50 4 Z';

/** Every sign by its name. To add one: an entry here. */
export const MARKS = {
  flame: mark(130, tongue(50, 128, 84, 124)),
  fire: mark(
    84,
    tongue(14, 82, 28, 52) +
      tongue(84, 82, 30, 58) +
      tongue(34, 83, 34, 76) +
      tongue(66, 83, 34, 68) +
      tongue(50, 83, 30, 54),
  ),
  tear: mark(132, drop(50, 88, 40, '#3aa0ff') + '<ellipse cx="36" cy="84" rx="8" ry="15" fill="#bfe3ff"/>'),
  tears: mark(
    190,
    '<path d="M18 0 H82 C 84 60 96 120 90 170 C 86 192 14 192 10 170 C 4 120 16 60 18 0 Z" fill="#4cabff"/><path d="M36 6 C 34 70 28 120 30 168 M64 6 C 66 70 72 120 70 168" fill="none" stroke="#c4e5ff" stroke-width="9" stroke-linecap="round"/>',
  ),
  puddle: mark(
    26,
    '<ellipse cx="50" cy="14" rx="49" ry="11" fill="#4cabff"/><ellipse cx="42" cy="11" rx="28" ry="5" fill="#a9d8ff"/>',
  ),
  heart: mark(
    94,
    `<path d="${HEART}" fill="#e8274b"/><ellipse cx="28" cy="30" rx="9" ry="13" fill="#ff8aa0"/>`,
  ),
  zzz: sign(104, letterZ(8, 70, 24) + letterZ(36, 38, 30) + letterZ(62, 4, 32)),
  star: mark(96, star(5, 50, 52, 48, 20, '#f5a300') + star(5, 50, 52, 36, 15, '#ffd84a')),
  sparkle: mark(100, star(4, 50, 50, 49, 13, '#f7b500') + star(4, 50, 50, 34, 9, '#fff3b0')),
  snowflake: mark(
    100,
    '<path d="M50 4 V96 M10 27 L90 73 M10 73 L90 27 M36 10 L50 22 L64 10 M36 90 L50 78 L64 90" fill="none" stroke="#7cc7f2" stroke-width="9" stroke-linecap="round"/>',
  ),
  note: sign(
    120,
    '<path d="M38 96 V14 L90 4 V84" fill="none" stroke="#2b2b3a" stroke-width="9"/><path d="M38 20 L90 10" fill="none" stroke="#2b2b3a" stroke-width="16"/><ellipse cx="24" cy="98" rx="20" ry="15" fill="#2b2b3a"/><ellipse cx="76" cy="87" rx="20" ry="15" fill="#2b2b3a"/>',
  ),
  question: sign(
    150,
    '<path d="M18 42 C 18 0 84 0 84 42 C 84 70 50 68 50 100" fill="none" stroke="#ffffff" stroke-width="34" stroke-linecap="round"/><circle cx="50" cy="132" r="17" fill="#ffffff"/><path d="M18 42 C 18 0 84 0 84 42 C 84 70 50 68 50 100" fill="none" stroke="#7048e8" stroke-width="22" stroke-linecap="round"/><circle cx="50" cy="132" r="12" fill="#7048e8"/>',
  ),
  exclamation: sign(
    150,
    '<path d="M24 4 H76 L62 100 H38 Z" fill="#ffffff"/><circle cx="50" cy="128" r="21" fill="#ffffff"/><path d="M33 12 H67 L57 92 H43 Z" fill="#e8332a"/><circle cx="50" cy="128" r="14" fill="#e8332a"/>',
  ),
  anger: mark(
    100,
    '<path d="M8 38 C 30 38 38 30 38 8 M62 8 C 62 30 70 38 92 38 M92 62 C 70 62 62 70 62 92 M38 92 C 38 70 30 62 8 62" fill="none" stroke="#d81f1f" stroke-width="14" stroke-linecap="round"/>',
  ),
  puff: mark(
    58,
    `${cloud('#9aa3ad')}<circle cx="30" cy="34" r="13" fill="#e9edf1"/><circle cx="52" cy="26" r="17" fill="#e9edf1"/><circle cx="74" cy="38" r="11" fill="#e9edf1"/>`,
  ),
  rain: mark(
    96,
    `${cloud('#5c6b7d')}<path d="M26 62 L20 78 M42 64 L36 84 M58 62 L52 78 M74 64 L68 84" fill="none" stroke="#3aa0ff" stroke-width="6" stroke-linecap="round"/>`,
  ),
  lightning: mark(
    140,
    '<polygon points="58,2 14,78 46,78 30,138 88,54 54,54 78,2" fill="#f5a300"/><polygon points="58,10 26,70 54,70 42,116 78,61 46,61 70,10" fill="#ffe45c"/>',
  ),
  halo: mark(
    34,
    '<ellipse cx="50" cy="17" rx="44" ry="12" fill="none" stroke="#e0a100" stroke-width="10"/><ellipse cx="50" cy="17" rx="44" ry="12" fill="none" stroke="#ffe45c" stroke-width="6"/>',
  ),
  horns: mark(
    48,
    '<path d="M22 46 C 4 40 2 18 8 2 C 14 20 28 28 42 32 Z" fill="#c41e1e"/><path d="M78 46 C 96 40 98 18 92 2 C 86 20 72 28 58 32 Z" fill="#c41e1e"/>',
  ),
  spiral: mark(
    100,
    '<path d="M50 50 C 58 42 66 54 56 62 C 42 72 28 54 36 40 C 48 22 78 30 78 54 C 78 82 42 90 24 70 C 6 46 22 8 56 8" fill="none" stroke="#7048e8" stroke-width="8" stroke-linecap="round"/>',
  ),
  stink: mark(
    120,
    '<path d="M20 116 C 2 92 38 78 20 52 C 6 32 30 20 22 4 M54 116 C 36 92 72 78 54 52 C 40 32 64 20 56 4 M86 116 C 68 92 100 78 86 52 C 72 32 94 20 88 4" fill="none" stroke="#7da02a" stroke-width="9" stroke-linecap="round"/>',
  ),
  steam: mark(
    120,
    '<path d="M22 116 C 4 92 40 78 22 52 C 8 32 32 20 24 4 M54 116 C 36 92 72 78 54 52 C 40 32 64 20 56 4 M86 116 C 68 92 100 78 86 52 C 72 32 94 20 88 4" fill="none" stroke="#b9c2cc" stroke-width="10" stroke-linecap="round"/>',
  ),
  burst: mark(
    100,
    star(12, 50, 50, 50, 31, '#e8332a') +
      star(12, 50, 50, 42, 26, '#ff9a1f') +
      star(12, 50, 50, 31, 19, '#ffe45c'),
  ),
  rays: mark(100, star(16, 50, 50, 50, 20, 'rgba(255,214,64,0.8)')),
  motion: mark(
    70,
    '<path d="M6 10 H96 M24 35 H96 M6 60 H96" fill="none" stroke="#6b7785" stroke-width="8" stroke-linecap="round"/>',
  ),
  falling: mark(
    100,
    '<path d="M14 8 V82 M50 2 V64 M86 8 V82" fill="none" stroke="#6b7785" stroke-width="7" stroke-linecap="round"/>',
  ),
  tremble: mark(
    150,
    '<path d="M30 4 C 6 28 54 50 30 75 C 6 100 54 122 30 146 M74 24 C 56 44 92 58 74 76 C 56 94 92 108 74 126" fill="none" stroke="#5c6b7d" stroke-width="9" stroke-linecap="round"/>',
  ),
  ice: mark(
    100,
    '<path d="M8 12 L24 2 H80 L94 14 L98 86 L84 98 H14 L2 84 Z" fill="rgba(140,208,245,0.5)"/><path d="M8 12 L24 2 H80 L94 14 L98 86 L84 98 H14 L2 84 Z" fill="none" stroke="#e6f7ff" stroke-width="3"/><path d="M16 20 L34 10 L20 60 Z" fill="rgba(255,255,255,0.75)"/><path d="M86 78 L76 92 L88 40 Z" fill="rgba(255,255,255,0.6)"/><path d="M40 8 L48 22 M60 92 L68 80 M92 50 L84 58" fill="none" stroke="#ffffff" stroke-width="3"/>',
  ),
  icicles: mark(
    52,
    '<path d="M0 2 Q 50 -4 100 2 V14 L92 32 L86 14 L76 48 L68 16 L58 30 L52 14 L42 44 L34 14 L24 34 L18 14 L8 40 L0 14 Z" fill="#cdeeff"/><path d="M4 5 Q 50 0 96 5" fill="none" stroke="#ffffff" stroke-width="5"/>',
  ),
  crack: mark(
    140,
    '<path d="M54 0 L38 34 L64 58 L34 92 L58 138 M64 58 L92 72 M38 34 L10 46 M34 92 L8 112" fill="none" stroke="#1d1d24" stroke-width="7" stroke-linecap="round"/>',
  ),
  bubbles: mark(
    110,
    '<circle cx="30" cy="84" r="22" fill="rgba(150,210,255,0.6)" stroke="#5aa7dd" stroke-width="3"/><circle cx="70" cy="56" r="18" fill="rgba(150,210,255,0.6)" stroke="#5aa7dd" stroke-width="3"/><circle cx="42" cy="22" r="14" fill="rgba(150,210,255,0.6)" stroke="#5aa7dd" stroke-width="3"/>',
  ),
  speech: mark(
    94,
    `<path d="${BUBBLE}" fill="#ffffff" stroke="#22252b" stroke-width="4"/><path d="M22 28 H78 M18 40 H82 M26 52 H66" fill="none" stroke="#7a8290" stroke-width="5" stroke-linecap="round"/>`,
  ),
  bubble: mark(94, `<path d="${BUBBLE}" fill="#ffffff" stroke="#22252b" stroke-width="4"/>`),
  thought: mark(
    116,
    '<circle cx="22" cy="46" r="20" fill="#22252b"/><circle cx="50" cy="28" r="27" fill="#22252b"/><circle cx="78" cy="44" r="21" fill="#22252b"/><circle cx="62" cy="62" r="24" fill="#22252b"/><circle cx="34" cy="62" r="22" fill="#22252b"/>' +
      '<circle cx="22" cy="46" r="17" fill="#ffffff"/><circle cx="50" cy="28" r="24" fill="#ffffff"/><circle cx="78" cy="44" r="18" fill="#ffffff"/><circle cx="62" cy="62" r="21" fill="#ffffff"/><circle cx="34" cy="62" r="19" fill="#ffffff"/><rect x="24" y="30" width="52" height="38" fill="#ffffff"/>' +
      '<circle cx="24" cy="94" r="9" fill="#ffffff" stroke="#22252b" stroke-width="3"/><circle cx="12" cy="109" r="5" fill="#ffffff" stroke="#22252b" stroke-width="3"/>',
  ),
  beam: mark(
    30,
    '<path d="M2 15 L98 3 V27 Z" fill="rgba(190,120,255,0.5)"/><path d="M4 15 L98 9 V21 Z" fill="rgba(255,255,255,0.8)"/>',
  ),
  laser: mark(
    16,
    '<rect x="0" y="1" width="100" height="14" rx="7" fill="#ff2a2a"/><rect x="0" y="5" width="100" height="6" rx="3" fill="#ffd0d0"/>',
  ),
  rope: mark(
    24,
    '<path d="M2 6 Q 50 26 98 12" fill="none" stroke="#8a5a2b" stroke-width="5" stroke-linecap="round"/>',
  ),
  leash: mark(
    44,
    '<path d="M2 6 Q 40 50 98 36" fill="none" stroke="#c0392b" stroke-width="4" stroke-linecap="round"/>',
  ),
  board: mark(
    70,
    '<rect x="1" y="1" width="98" height="66" rx="2" fill="#8a5a2b"/><rect x="5" y="5" width="90" height="56" fill="#2f5d46"/><path d="M14 18 H52 M14 30 H44 M14 42 H58 M70 18 V46 M58 32 H84" fill="none" stroke="#e8efe9" stroke-width="3" stroke-linecap="round"/><rect x="8" y="62" width="84" height="5" fill="#6f4620"/>',
  ),
  stall: mark(
    80,
    '<rect x="4" y="30" width="92" height="48" fill="#b9783c"/><path d="M4 44 H96 M4 60 H96" fill="none" stroke="#96602c" stroke-width="2"/><rect x="0" y="24" width="100" height="9" rx="2" fill="#d99a55"/><path d="M38 42 H62 V64 H38 Z" fill="#fff7df"/><path d="M56 47 C 48 43 43 49 50 53 C 57 57 52 63 44 59 M50 44 V62" fill="none" stroke="#2e8b57" stroke-width="2.400"/>',
  ),
  web: mark(
    100,
    '<path d="M50 2 V98 M2 50 H98 M16 16 L84 84 M84 16 L16 84 M50 22 L70 30 L78 50 L70 70 L50 78 L30 70 L22 50 L30 30 Z M50 8 L80 20 L92 50 L80 80 L50 92 L20 80 L8 50 L20 20 Z" fill="none" stroke="#b9c2cc" stroke-width="2"/>',
  ),
  medal: mark(
    120,
    '<path d="M26 2 H46 L58 56 H44 Z" fill="#2563c9"/><path d="M74 2 H54 L42 56 H56 Z" fill="#d8262c"/><circle cx="50" cy="82" r="34" fill="#d99a00"/><circle cx="50" cy="82" r="27" fill="#ffd84a"/><path d="M42 74 L52 66 V100" fill="none" stroke="#a86f00" stroke-width="7"/>',
  ),
  blush: mark(60, '<ellipse cx="50" cy="30" rx="48" ry="26" fill="rgba(255,90,110,0.55)"/>'),
  fly: mark(
    76,
    '<ellipse cx="32" cy="28" rx="24" ry="13" fill="#cfd8e0"/><ellipse cx="68" cy="28" rx="24" ry="13" fill="#cfd8e0"/><ellipse cx="50" cy="46" rx="17" ry="22" fill="#2b2b33"/><circle cx="50" cy="22" r="11" fill="#8d2020"/>',
  ),
  mud: mark(
    60,
    '<ellipse cx="40" cy="30" rx="34" ry="20" fill="#6b4a2b"/><ellipse cx="68" cy="36" rx="24" ry="16" fill="#6b4a2b"/><circle cx="92" cy="18" r="6" fill="#6b4a2b"/><circle cx="8" cy="52" r="6" fill="#6b4a2b"/>',
  ),
  coin: mark(
    100,
    '<circle cx="50" cy="50" r="48" fill="#c98a00"/><circle cx="50" cy="50" r="38" fill="#ffd24a"/><path d="M64 34 C 48 24 34 38 50 48 C 68 58 54 76 36 66 M50 20 V80" fill="none" stroke="#a86f00" stroke-width="8"/>',
  ),
  spray: mark(90, drop(18, 66, 14, '#4cabff') + drop(50, 50, 17, '#4cabff') + drop(82, 66, 14, '#4cabff')),
  pan: mark(
    30,
    '<rect x="62" y="9" width="38" height="7" rx="3" fill="#5b3a1e"/><path d="M2 6 H68 L62 26 Q 60 29 56 29 H14 Q 10 29 8 26 Z" fill="#2e333b"/><rect x="0" y="4" width="70" height="5" rx="2" fill="#4a525e"/>',
  ),
  easel: mark(
    120,
    '<path d="M30 84 L14 118 M70 84 L86 118 M50 2 V12 M50 84 V114" fill="none" stroke="#8a5a2b" stroke-width="6" stroke-linecap="round"/><rect x="4" y="8" width="92" height="78" fill="#b9783c"/><rect x="9" y="13" width="82" height="68" fill="#fffdf5"/><rect x="2" y="84" width="96" height="6" fill="#8a5a2b"/>',
  ),
  hammer: mark(
    100,
    '<path d="M28 92 L66 36" fill="none" stroke="#9a6330" stroke-width="11" stroke-linecap="round"/><path d="M40 18 L86 50 L94 38 L50 6 Q 40 0 30 8 Z" fill="#5c6673"/>',
  ),
  yarn: mark(
    84,
    '<circle cx="46" cy="42" r="38" fill="#e64980"/><path d="M14 30 Q 46 8 78 30 M9 46 Q 46 24 83 46 M14 62 Q 46 40 78 62 M32 8 Q 20 42 34 78 M60 8 Q 72 42 58 78" fill="none" stroke="#ffa8c5" stroke-width="4"/><path d="M74 70 Q 92 84 98 72" fill="none" stroke="#e64980" stroke-width="4"/>',
  ),
  tractorbeam: mark(
    100,
    '<path d="M32 0 H68 L98 100 H2 Z" fill="rgba(150,255,140,0.45)"/><path d="M42 0 H58 L74 100 H26 Z" fill="rgba(225,255,215,0.5)"/>',
  ),
} as const satisfies Readonly<Record<string, Mark>>;

export type MarkName = keyof typeof MARKS;
