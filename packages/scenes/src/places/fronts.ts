// Fronts of places: counters, desks and laid tables that things stand behind, bars, and blades of grass before their feet.
import type { Front } from './place.ts';
import { circle, ellipse, lit, n, path, polygon, rect, repeat } from './shapes.ts';

/** Upper edge of counters, in units of the plane. */
const EDGE = 216;
const TOP = EDGE / 256;
/** Upper edge of tables: in shares of the side, and in units of the plane. */
export const TABLE = { top: TOP, edge: EDGE };
const SHADE = 'rgba(0,0,0,0.22)';

/** A board to stand behind, with panels in its face. */
export const counter = (face: string, slab: string, panels = 4): string =>
  rect(0, EDGE, 256, 40, face) +
  repeat(panels, (i) =>
    rect(
      (i * 256) / panels + 6,
      EDGE + 16,
      256 / panels - 12,
      40,
      'none',
      `stroke="${SHADE}" stroke-width="3"`,
    ),
  ) +
  rect(0, EDGE + 8, 256, 4, SHADE) +
  rect(0, EDGE, 256, 9, slab);

/** A cloth over a table, with a hem in another colour. */
export const tablecloth = (cloth: string, hem: string): string =>
  rect(0, EDGE, 256, 40, cloth) +
  repeat(9, (i) => ellipse(i * 32, EDGE + 13, 17, 9, hem)) +
  rect(0, EDGE, 256, 12, cloth) +
  rect(0, EDGE, 256, 3, 'rgba(255,255,255,0.6)');

export const cup = (x: number, fill: string): string =>
  circle(x + 10, EDGE - 8, 4.5, 'none', `stroke="${fill}" stroke-width="2.5"`) +
  path(
    `M${n(x - 9)} ${EDGE - 15} H${n(x + 9)} Q${n(x + 8)} ${EDGE - 1} ${n(x)} ${EDGE - 1} Q${n(x - 8)} ${EDGE - 1} ${n(x - 9)} ${EDGE - 15} Z`,
    fill,
  ) +
  ellipse(x, EDGE + 1, 14, 2.5, '#ffffff', 'stroke="#c8ccd4" stroke-width="0.8"');

/** Low enough for a mouse to look over it. */
export const teapot = (x: number, fill: string): string =>
  circle(x - 12, EDGE - 10, 5.5, 'none', `stroke="${fill}" stroke-width="3"`) +
  path(
    `M${n(x + 7)} ${EDGE - 6} Q${n(x + 17)} ${EDGE - 6} ${n(x + 18)} ${EDGE - 17} L${n(x + 22)} ${EDGE - 18} Q${n(x + 20)} ${EDGE - 1} ${n(x + 7)} ${EDGE - 1} Z`,
    fill,
  ) +
  ellipse(x, EDGE - 9, 13, 9.5, fill) +
  rect(x - 7, EDGE - 19.5, 14, 3, 'rgba(0,0,0,0.2)', 'rx="1.5"') +
  circle(x, EDGE - 21, 2.5, fill) +
  ellipse(x - 3.5, EDGE - 12, 3.5, 2.5, 'rgba(255,255,255,0.5)');

export const plateOf = (x: number, food: string): string =>
  ellipse(x, EDGE + 1, 24, 4, '#ffffff', 'stroke="#c8ccd4" stroke-width="1"') + food;

export const cupcake = (x: number, icing: string): string =>
  polygon(
    [
      [x - 8, EDGE - 10],
      [x + 8, EDGE - 10],
      [x + 5, EDGE],
      [x - 5, EDGE],
    ],
    '#c88a4a',
  ) +
  circle(x - 4, EDGE - 12, 5, icing) +
  circle(x + 4, EDGE - 12, 5, icing) +
  circle(x, EDGE - 16, 5, icing) +
  circle(x, EDGE - 21, 2.5, '#e0303a');

/** A cake of layers with candles. */
export const cake = (x: number, icing: string, base: string, candles = 3): string =>
  ellipse(x, EDGE + 1, 34, 4, '#ffffff', 'stroke="#c8ccd4" stroke-width="1"') +
  rect(x - 26, EDGE - 24, 52, 24, base, 'rx="3"') +
  rect(x - 26, EDGE - 24, 52, 8, icing, 'rx="3"') +
  repeat(5, (i) => circle(x - 21 + i * 10.5, EDGE - 16, 4.5, icing)) +
  repeat(candles, (i) => {
    const at = x + (i - (candles - 1) / 2) * 13;
    return rect(at - 1.5, EDGE - 35, 3, 12, '#4a9ae0') + ellipse(at, EDGE - 38, 2, 3.6, '#ffc02a');
  });

export const candle = (x: number): string =>
  rect(x - 2.5, EDGE - 26, 5, 22, '#fff8e8') +
  ellipse(x, EDGE - 32, 3.2, 6, '#ffb52a') +
  ellipse(x, EDGE - 30, 1.6, 3, '#fff3c0') +
  rect(x - 1.5, EDGE - 5, 3, 5, '#d8b040') +
  ellipse(x, EDGE, 9, 2.5, '#d8b040');

const pencils = (x: number) =>
  ['#e8b030', '#d8423a', '#3a7ac8']
    .map((fill, i) =>
      path(
        `M${n(x + i * 3 - 3)} ${EDGE - 12} L${n(x + i * 6 - 6)} ${EDGE - 30}`,
        'none',
        `stroke="${fill}" stroke-width="3"`,
      ),
    )
    .join('') + rect(x - 7, EDGE - 16, 14, 17, '#5a6a7a', 'rx="2"');

const books = (x: number, fills: readonly string[]) =>
  fills.map((fill, i) => rect(x - 20 + (i % 2) * 4, EDGE - 7 * (i + 1), 38, 7, fill, 'rx="1"')).join('');

const flask = (x: number, fill: string) =>
  path(
    `M${n(x - 3)} ${EDGE - 30} V${EDGE - 18} L${n(x - 12)} ${EDGE} H${n(x + 12)} L${n(x + 3)} ${EDGE - 18} V${EDGE - 30} Z`,
    'rgba(255,255,255,0.75)',
    'stroke="#8a9aa8" stroke-width="1.5"',
  ) + path(`M${n(x - 7)} ${EDGE - 10} H${n(x + 7)} L${n(x + 11)} ${EDGE - 1} H${n(x - 11)} Z`, fill);

const WOODS = ['#8a5a34', '#a06a3c', '#74482a', '#b08050'];

/** Fronts by what they are. Those of which a place is nothing without have no `share`. */
export const FRONTS = {
  desk: {
    top: TOP,
    share: 0.6,
    draw: (r) => {
      const wood = r.pick(WOODS);
      const left = r.chance(0.5);
      return (
        pencils(left ? 24 : 232) +
        rect(left ? 186 : 26, EDGE - 30, 44, 28, '#4a525c', 'rx="3"') +
        circle(left ? 208 : 48, EDGE - 16, 4, '#8a949e') +
        rect(left ? 178 : 18, EDGE - 3, 60, 4, '#7a848e') +
        counter(wood, '#d8b080', 2)
      );
    },
  },
  'school desk': {
    top: TOP,
    share: 0.6,
    draw: (r) => {
      const left = r.chance(0.5);
      const x = left ? 30 : 226;
      const apple = left ? 226 : 30;
      return (
        books(x, r.chance(0.5) ? ['#d8423a', '#3a7ac8', '#e8b030'] : ['#3f8a52', '#e8783a', '#7a4a9a']) +
        circle(apple - 4, EDGE - 8, 8, '#e0303a') +
        circle(apple + 4, EDGE - 8, 8, '#e0303a') +
        path(`M${apple} ${EDGE - 14} q 1 -6 5 -8`, 'none', 'stroke="#6a4a2a" stroke-width="2"') +
        ellipse(apple + 7, EDGE - 18, 5, 2.5, '#5ab84a') +
        counter(r.pick(WOODS), '#e0b878', 3)
      );
    },
  },
  bar: {
    top: TOP,
    share: 0.65,
    draw: (r) => {
      const mug = (x: number) =>
        circle(x + 11, EDGE - 12, 6, 'none', 'stroke="#f4f0e0" stroke-width="3"') +
        rect(x - 9, EDGE - 22, 18, 22, '#f0a820', 'rx="2"') +
        rect(x - 11, EDGE - 27, 22, 8, '#fffaf0', 'rx="4"');
      const glass = (x: number) =>
        path(
          `M${x - 10} ${EDGE - 26} H${x + 10} L${x} ${EDGE - 14} Z`,
          r.pick(['#e86a8a', '#6ad0a0', '#f0b040']),
        ) +
        rect(x - 1, EDGE - 15, 2, 14, '#dfe8f0') +
        ellipse(x, EDGE, 8, 2, '#dfe8f0');
      return (
        mug(26) +
        glass(56) +
        glass(204) +
        mug(226) +
        counter(r.pick(['#6e4024', '#54301e', '#7a4a2a']), '#c88a4a')
      );
    },
  },
  teller: {
    top: TOP,
    share: 0.6,
    draw: (r) => {
      const left = r.chance(0.5);
      const coins = (x: number, count: number) =>
        repeat(count, (i) =>
          ellipse(x, EDGE - 3 - i * 4, 8, 3, '#f0c030', 'stroke="#b88a1a" stroke-width="1"'),
        );
      const notes = left ? 216 : 40;
      return (
        coins(left ? 22 : 234, 5) +
        coins(left ? 42 : 214, 3) +
        repeat(
          3,
          (i) =>
            rect(notes - 20, EDGE - 8 - i * 7, 40, 7, '#7ab87a', 'stroke="#4a8a52" stroke-width="1"') +
            rect(notes - 5, EDGE - 8 - i * 7, 10, 7, '#f4ecd0'),
        ) +
        counter(r.pick(['#7a4a2c', '#5f4632', '#2f5a4a']), '#e0d6c0')
      );
    },
  },
  till: {
    top: TOP,
    share: 0.5,
    draw: (r) => {
      const left = r.chance(0.5);
      const x = left ? 34 : 222;
      const basket = left ? 214 : 42;
      return (
        rect(x - 22, EDGE - 22, 44, 22, '#5a6470', 'rx="3"') +
        rect(x - 16, EDGE - 34, 32, 13, '#8a949e', 'rx="2"') +
        rect(x - 12, EDGE - 31, 24, 7, '#9af0b0') +
        repeat(6, (i) => rect(x - 16 + (i % 3) * 11, EDGE - 17 + Math.floor(i / 3) * 8, 8, 5, '#f4f4f0')) +
        rect(basket - 16, EDGE - 20, 12, 20, '#e0503f') +
        rect(basket - 2, EDGE - 26, 10, 26, '#3a8ad0', 'rx="3"') +
        circle(basket + 18, EDGE - 8, 8, '#f0a030') +
        counter(r.pick(['#c8ced4', '#b8c4cc', '#d0c8b8']), '#4a4f58', 2)
      );
    },
  },
  worktop: {
    top: TOP,
    share: 0.6,
    draw: (r) => {
      const left = r.chance(0.5);
      const board = left ? 48 : 208;
      const bowl = left ? 212 : 44;
      return (
        rect(board - 32, EDGE - 4, 64, 5, '#d8a868', 'rx="2"') +
        circle(board - 12, EDGE - 11, 8, '#e0402f') +
        polygon(
          [
            [board, EDGE - 5],
            [board + 26, EDGE - 11],
            [board + 26, EDGE - 5],
          ],
          '#f08a30',
        ) +
        path(
          `M${bowl - 22} ${EDGE - 18} H${bowl + 22} Q${bowl + 18} ${EDGE} ${bowl} ${EDGE} Q${bowl - 18} ${EDGE} ${bowl - 22} ${EDGE - 18} Z`,
          r.pick(['#5a9ac8', '#e8a03a', '#d86a7a']),
        ) +
        path(
          `M${bowl + 6} ${EDGE - 18} L${bowl + 20} ${EDGE - 36}`,
          'none',
          'stroke="#c89a5a" stroke-width="4" stroke-linecap="round"',
        ) +
        counter(r.pick(['#c88f5a', '#7fa8b8', '#e8e4dc', '#9ab87f']), '#6a5a50', 3)
      );
    },
  },
  'dining table': {
    top: TOP,
    share: 0.6,
    draw: (r) =>
      plateOf(
        42,
        rect(24, EDGE - 7, 36, 7, '#7a3f20', 'rx="3"') +
          path(`M24 ${EDGE - 7} Q42 ${EDGE - 26} 60 ${EDGE - 7} Z`, '#e09a3a'),
      ) +
      plateOf(
        214,
        path(`M198 ${EDGE - 1} Q214 ${EDGE - 24} 230 ${EDGE - 1} Z`, '#f4d87a') +
          circle(214, EDGE - 13, 5, '#d8402a'),
      ) +
      tablecloth(r.pick(['#ffffff', '#fbf0d8', '#f4f0f8']), r.pick(['#d8262f', '#1f9a9a', '#e0782a'])),
  },
  'witness stand': {
    top: TOP,
    share: 0.65,
    draw: (r) => {
      const left = r.chance(0.5);
      return (
        path(
          `M${left ? 40 : 216} ${EDGE} Q${left ? 44 : 212} ${EDGE - 24} ${left ? 66 : 190} ${EDGE - 28}`,
          'none',
          'stroke="#3a3f48" stroke-width="3"',
        ) +
        ellipse(left ? 68 : 188, EDGE - 28, 7, 4.5, '#23272e') +
        counter(r.pick(['#6e4024', '#7f4a28', '#583422']), '#8f5c34', 3)
      );
    },
  },
  bench: {
    top: TOP,
    share: 0.6,
    draw: (r) =>
      flask(24, r.pick(['#9a4ae0', '#4ad06a'])) +
      flask(52, r.pick(['#4a9ae0', '#e04a8a'])) +
      flask(228, r.pick(['#f0a030', '#4ad0c0'])) +
      rect(188, EDGE - 6, 24, 6, '#c8ccd4') +
      repeat(3, (i) =>
        rect(190 + i * 8, EDGE - 22, 5, 18, r.pick(['#e8d04a', '#e0503f', '#6ac85a']), 'rx="2.5"'),
      ) +
      counter('#e6eaee', '#3a4250'),
  },
  bars: {
    share: 0.5,
    draw: () =>
      [14, 74, 182, 242]
        .map((x) => rect(x - 3, 0, 6, 256, '#7c868f') + rect(x - 3, 0, 2, 256, '#c0c8d0'))
        .join('') +
      rect(0, 240, 256, 8, '#7c868f') +
      rect(0, 240, 256, 2, '#c0c8d0'),
  },
  grass: {
    share: 0.6,
    draw: (r, light) => {
      const fill = r.pick(['#5aa044', '#4f9a45', '#6aae48']);
      return repeat(34, (i) => {
        const x = i * 7.8 - 2 + r.range(-2, 2);
        const lean = r.range(-7, 7);
        const h = r.range(9, 21);
        return path(
          `M${n(x - 3.4)} 257 Q${n(x - 1)} ${n(257 - h * 0.6)} ${n(x + lean)} ${n(257 - h)} Q${n(x + 3)} ${n(257 - h * 0.5)} ${n(x + 3.4)} 257 Z`,
          lit(fill, { ...light, level: light.level * r.range(0.85, 1.05) }),
        );
      });
    },
  },
  leaves: {
    share: 0.6,
    draw: (r, light) =>
      repeat(12, (i) => {
        const x = (i < 6 ? -6 : 214) + (i % 6) * 9;
        const lean = (i % 6) * 9 - 24 + r.range(-5, 5);
        const h = r.range(24, 44) - Math.abs(lean) * 0.3;
        return path(
          `M${n(x)} 258 Q${n(x - 9 + lean * 0.4)} ${n(258 - h * 0.7)} ${n(x + lean)} ${n(258 - h)} Q${n(x + 9 + lean * 0.4)} ${n(258 - h * 0.5)} ${n(x + 7)} 258 Z`,
          lit(r.pick(['#1f7a3a', '#2f9048', '#27843f']), light),
        );
      }),
  },
  snow: {
    share: 0.6,
    draw: (r, light) =>
      repeat(7, (i) =>
        ellipse(
          i * 42 + r.range(-8, 8),
          262,
          34,
          r.range(14, 22),
          lit('#ffffff', light),
          'stroke="rgba(150,185,220,0.55)" stroke-width="1.5"',
        ),
      ) + rect(0, 253, 256, 3, lit('#ffffff', light)),
  },
  water: {
    top: 0.86,
    draw: (r, light) =>
      path(
        `M0 220 ${repeat(8, () => 'q 8 -6 16 0 t 16 0')} V256 H0 Z`,
        lit('#35bfe6', light),
        'opacity="0.72"',
      ) +
      path(
        `M0 220 ${repeat(8, () => 'q 8 -6 16 0 t 16 0')}`,
        'none',
        `stroke="${lit('#d8f6ff', light)}" stroke-width="2.5"`,
      ) +
      repeat(7, (i) =>
        path(
          `M${n(i * 40 + r.range(-10, 10))} ${n(r.range(230, 250))} q 6 -5 12 0 t 12 0`,
          'none',
          `stroke="${lit('#b8f0ff', light)}" stroke-width="2"`,
        ),
      ),
  },
} as const satisfies Readonly<Record<string, Front>>;
