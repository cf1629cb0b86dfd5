// States and moods of things, and the signs that show them.
import type { ExpressionName } from './expressions.ts';
import type { MarkName } from './marks.ts';
import { both, broken, faded, lightened, melted, type Surface, washed } from './surfaces.ts';

/** A sign beside, before or behind a figure. Positions and widths are shares of the box of the figure or of its head. */
export interface Sign {
  readonly mark: MarkName;
  /** The box; a head is as high as it is broad. */
  readonly of: 'figure' | 'head';
  /** Its middle, from the top left corner of the box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly layer: 'behind' | 'front';
  /** Degrees, clockwise. */
  readonly tilt?: number;
  readonly mirror?: true;
  /** Drawn as broad and as high as this, in shares of the box, instead of keeping its proportions. */
  readonly height?: number;
}

/** Changes that show a state of a thing. */
export interface StateRule {
  readonly surface?: Surface;
  readonly signs?: readonly Sign[];
  /** Signs in so many random places over the figure. */
  readonly scattered?: { readonly mark: MarkName; readonly count: number; readonly width: number };
  /** A face for things that have none. */
  readonly expression?: ExpressionName;
  /** Colour that shines behind the figure. */
  readonly glow?: readonly [number, number, number];
  /** Degrees by which the figure leans to either side. */
  readonly tilt?: number;
}

const head = (mark: MarkName, x: number, y: number, width: number, more: Partial<Sign> = {}): Sign => ({
  mark,
  of: 'head',
  x,
  y,
  width,
  layer: 'front',
  ...more,
});
const figure = (mark: MarkName, x: number, y: number, width: number, more: Partial<Sign> = {}): Sign => ({
  ...head(mark, x, y, width, more),
  of: 'figure',
});
const behind = { layer: 'behind' } as const;

/** Every state by its name. To add one: an entry here, and its words in the lexicon's table of states. */
export const STATES: Readonly<Record<string, StateRule>> = {
  'on fire': {
    signs: [
      figure('fire', 0.5, 0.3, 1.3, { ...behind, height: 1.3 }),
      figure('fire', 0.5, 0.86, 1.06, { height: 0.34 }),
      figure('flame', 0.08, 0.5, 0.22, { tilt: -6 }),
      figure('flame', 0.93, 0.42, 0.2, { tilt: 6 }),
    ],
    surface: washed([255, 140, 40], 0.25),
  },
  wet: {
    scattered: { mark: 'tear', count: 9, width: 0.055 },
    signs: [
      figure('puddle', 0.5, 1, 1.15, behind),
      figure('spray', 0.02, 0.12, 0.22, { tilt: -30 }),
      figure('spray', 0.98, 0.12, 0.22, { tilt: 30 }),
    ],
  },
  frozen: {
    surface: washed([120, 190, 240], 0.35),
    signs: [
      figure('ice', 0.5, 0.5, 1.16, { height: 1.14 }),
      figure('icicles', 0.5, 0.04, 1.1),
      figure('snowflake', 1.1, 0.1, 0.16),
      figure('snowflake', -0.09, 0.3, 0.12),
    ],
  },
  melting: { surface: melted, scattered: { mark: 'tear', count: 4, width: 0.05 } },
  broken: { surface: broken, signs: [figure('crack', 0.28, 0.6, 0.16, { tilt: 20 })] },
  sad: {
    expression: 'sad',
    surface: washed([110, 140, 200], 0.22),
    signs: [head('rain', 0.5, -0.46, 0.95), head('tear', 0.24, 0.62, 0.13)],
  },
  crying: {
    expression: 'crying',
    signs: [
      head('tears', 0.26, 0.74, 0.14),
      head('tears', 0.74, 0.74, 0.14),
      figure('puddle', 0.5, 1, 1.05, behind),
      head('spray', -0.12, 0.34, 0.26, { tilt: -34 }),
      head('spray', 1.12, 0.34, 0.26, { tilt: 34 }),
    ],
  },
  angry: {
    expression: 'angry',
    surface: washed([225, 40, 30], 0.32),
    signs: [
      head('anger', 0.98, -0.02, 0.32),
      head('puff', -0.26, 0.2, 0.42),
      head('puff', 1.3, 0.3, 0.42, { mirror: true }),
    ],
  },
  happy: {
    expression: 'happy',
    signs: [
      head('sparkle', -0.12, -0.06, 0.26),
      head('sparkle', 1.14, 0.02, 0.32),
      head('note', 1.02, -0.34, 0.22),
      head('sparkle', 0.24, -0.34, 0.2),
    ],
  },
  'in love': {
    expression: 'loving',
    signs: [
      head('heart', -0.2, 0.06, 0.3, { tilt: -14 }),
      head('heart', 1.2, -0.06, 0.36, { tilt: 14 }),
      head('heart', 0.5, -0.34, 0.26),
      head('heart', 0.9, -0.5, 0.17, { tilt: 10 }),
    ],
  },
  sleeping: { expression: 'asleep', signs: [head('zzz', 1.14, -0.2, 0.62)] },
  drunk: {
    expression: 'dizzy',
    tilt: 14,
    signs: [
      head('blush', 0.16, 0.62, 0.24),
      head('blush', 0.84, 0.62, 0.24),
      head('bubbles', 1.16, -0.12, 0.4),
      head('spiral', -0.14, -0.16, 0.34),
    ],
  },
  dizzy: {
    expression: 'dizzy',
    tilt: 8,
    signs: [
      head('star', 0.02, -0.12, 0.22),
      head('star', 0.5, -0.3, 0.26),
      head('star', 0.98, -0.12, 0.22),
      head('spiral', 1.22, 0.26, 0.26),
    ],
  },
  dead: {
    expression: 'dead',
    surface: washed([150, 155, 160], 0.7),
    signs: [head('halo', 0.5, -0.22, 0.8)],
    tilt: 84,
  },
  afraid: {
    expression: 'afraid',
    surface: washed([150, 175, 215], 0.28),
    signs: [
      head('tear', 0.04, 0.06, 0.13, { tilt: -12 }),
      head('tear', 0.94, -0.04, 0.15, { tilt: 14 }),
      head('exclamation', 1.2, -0.2, 0.22, { tilt: 10 }),
      figure('tremble', -0.08, 0.5, 0.14),
      figure('tremble', 1.08, 0.5, 0.14, { mirror: true }),
    ],
  },
  surprised: {
    expression: 'surprised',
    signs: [
      head('exclamation', 0.3, -0.36, 0.24, { tilt: -10 }),
      head('exclamation', 0.7, -0.4, 0.24, { tilt: 8 }),
    ],
  },
  confused: {
    expression: 'dizzy',
    signs: [
      head('question', 0.16, -0.28, 0.24, { tilt: -14 }),
      head('question', 0.56, -0.42, 0.3),
      head('question', 0.98, -0.24, 0.22, { tilt: 14 }),
    ],
  },
  ghostly: {
    surface: both(washed([150, 185, 240], 0.7), faded(0.85, 0.3)),
    glow: [120, 160, 235],
  },
  transparent: { surface: faded(0.45, 0.45), signs: [figure('sparkle', 0.9, 0.08, 0.14)] },
  glowing: {
    surface: lightened(0.22),
    glow: [255, 225, 90],
    signs: [
      figure('rays', 0.5, 0.5, 1.5, behind),
      figure('sparkle', 0.05, 0.1, 0.16),
      figure('sparkle', 0.96, 0.2, 0.2),
    ],
  },
  radioactive: {
    surface: washed([120, 240, 60], 0.55),
    glow: [140, 255, 60],
    signs: [figure('stink', 0.3, -0.08, 0.24), figure('stink', 0.74, -0.06, 0.22)],
  },
  electric: {
    surface: lightened(0.15),
    glow: [120, 200, 255],
    signs: [
      figure('lightning', -0.04, 0.3, 0.22, { tilt: 20 }),
      figure('lightning', 1.04, 0.36, 0.24, { tilt: -14 }),
      figure('lightning', 0.6, -0.06, 0.2, { tilt: 8 }),
    ],
  },
  exploding: {
    surface: washed([255, 150, 40], 0.3),
    signs: [
      figure('burst', 0.5, 0.5, 1.7, behind),
      figure('puff', 0.04, 0.94, 0.5),
      figure('puff', 0.96, 0.96, 0.46, { mirror: true }),
      figure('flame', 0.5, 0.96, 0.24),
    ],
    tilt: 10,
  },
  magical: {
    glow: [205, 150, 255],
    signs: [
      figure('sparkle', 0, 0.14, 0.24),
      figure('sparkle', 1.02, 0.3, 0.28),
      figure('sparkle', 0.76, -0.02, 0.18),
      figure('star', 0.1, 0.78, 0.16),
      figure('sparkle', 0.94, 0.86, 0.18),
    ],
  },
  shiny: {
    surface: lightened(0.12),
    signs: [
      figure('sparkle', 0.18, 0.16, 0.26),
      figure('sparkle', 0.84, 0.34, 0.3),
      figure('sparkle', 0.36, 0.78, 0.2),
    ],
  },
  holy: {
    glow: [255, 236, 150],
    signs: [figure('rays', 0.5, 0.4, 1.5, behind), head('halo', 0.5, -0.2, 0.8)],
  },
  evil: {
    expression: 'evil',
    surface: washed([150, 30, 40], 0.3),
    glow: [255, 60, 40],
    signs: [head('horns', 0.5, -0.06, 0.72)],
  },
  smoking: {
    signs: [figure('steam', 0.3, -0.12, 0.26), figure('steam', 0.7, -0.14, 0.26)],
  },
  stinky: {
    surface: washed([140, 170, 60], 0.3),
    signs: [
      figure('stink', 0.26, -0.1, 0.24),
      figure('stink', 0.74, -0.1, 0.24),
      figure('fly', 1.04, 0.2, 0.13),
      figure('fly', -0.04, 0.36, 0.11),
    ],
  },
  sick: {
    expression: 'dizzy',
    surface: washed([130, 190, 80], 0.5),
    signs: [head('bubbles', 1.16, -0.1, 0.36), head('spiral', -0.12, -0.12, 0.3)],
  },
  cold: {
    surface: washed([130, 190, 240], 0.4),
    signs: [
      head('icicles', 0.5, 0.06, 0.8),
      figure('tremble', -0.08, 0.5, 0.14),
      figure('tremble', 1.08, 0.5, 0.14, { mirror: true }),
      figure('snowflake', 1.06, 0.1, 0.16),
    ],
  },
  dirty: {
    surface: washed([120, 85, 50], 0.35),
    scattered: { mark: 'mud', count: 9, width: 0.18 },
    signs: [figure('fly', 1.02, 0.06, 0.12)],
  },
  flying: {
    signs: [
      figure('puff', 0.2, 1.1, 0.5, behind),
      figure('puff', 0.74, 1.12, 0.56, { ...behind, mirror: true }),
    ],
    tilt: 10,
  },
  falling: { signs: [figure('falling', 0.5, -0.24, 0.6, behind)], tilt: 32 },
  fast: {
    tilt: 8,
    signs: [figure('motion', 1.26, 0.5, 0.42, behind), figure('puff', 1.14, 0.92, 0.3, behind)],
  },
  dancing: {
    signs: [head('note', -0.2, -0.06, 0.3, { tilt: -12 }), head('note', 1.22, -0.2, 0.34, { tilt: 10 })],
  },
  singing: {
    expression: 'happy',
    signs: [
      head('note', 1.14, 0.2, 0.24, { tilt: 8 }),
      head('note', 1.36, -0.14, 0.32, { tilt: 14 }),
      head('note', 1.02, -0.32, 0.26),
    ],
  },
  shouting: {
    expression: 'surprised',
    signs: [head('speech', 1.3, -0.32, 0.9), head('anger', -0.04, -0.08, 0.22)],
  },
  talking: { expression: 'happy', signs: [head('speech', 1.26, -0.34, 0.95)] },
  laughing: {
    expression: 'happy',
    tilt: 6,
    signs: [
      head('tear', 0.04, 0.42, 0.14, { tilt: 20 }),
      head('tear', 0.96, 0.42, 0.14, { tilt: -20 }),
      head('tremble', -0.22, 0.2, 0.16),
      head('tremble', 1.22, 0.2, 0.16, { mirror: true }),
    ],
  },
  rich: {
    signs: [
      figure('coin', -0.02, 0.86, 0.24),
      figure('coin', 1.02, 0.84, 0.26),
      figure('coin', 0.9, 0.08, 0.18),
      figure('coin', 0.12, 0.04, 0.2),
      figure('sparkle', 1.06, 0.4, 0.14),
    ],
  },
  winning: {
    expression: 'happy',
    signs: [head('medal', 0.5, 1.28, 0.4), head('sparkle', 1.14, 0, 0.24), head('star', -0.1, -0.06, 0.24)],
  },
  'with laser eyes': {
    expression: 'angry',
    glow: [255, 90, 80],
    signs: [head('laser', -0.2, 0.68, 1.15, { tilt: -25 }), head('laser', 0.2, 0.68, 1.15, { tilt: -25 })],
  },
};
