// Redraws a picture from its regions: in flat colours, as an outline, as a silhouette.
import type { RgbPicture } from '../picture.ts';
import { borderOf } from './border.ts';
import { apart } from './palette.ts';
import { type Regions, regionsOf } from './regions.ts';

/** A thing on white has four or five colours, a scene up to twice as many. */
const FLAT = { colours: 10, worth: 80, smoothing: 2 };
/** Lines stand between fewer. */
const LINED = { colours: 6, worth: 60, smoothing: 4 };
/** Shapes keep smaller details. */
const SHAPED = { colours: 6, worth: 60, smoothing: 2 };
/** Regions of colours nearer than this are one: shading has no outline. */
const ALIKE = 48;
/** What is nearer than this to plain ground belongs to it: a pale ghost on white does not. */
const GROUND = 14;
/** Share of the border that has the colour of plain ground. */
const PLAIN = 0.9;
/** Half widths of lines, in 256ths of the picture. */
const STROKE = 3;
const CUT = 1;

/** Flat colours, without shading and texture. */
export function flatten(picture: RgbPicture): Uint8Array {
  const { width, height, labels, palette } = regionsOf(picture, FLAT);
  const colours = new Float32Array(3 * labels.length);
  for (let i = 0; i < labels.length; i++) colours.set(palette[labels[i]!]!, 3 * i);
  return softened(colours, width, height, 3);
}

/** Black lines where colours meet, on white. */
export function trace(picture: RgbPicture): Uint8Array {
  const regions = joined(regionsOf(picture, LINED));
  return inked(
    linesOf(regions, STROKE, () => true),
    regions,
  );
}

/** Everything but the ground in black; white lines part what lies before each other. */
export function fill(picture: RgbPicture): Uint8Array {
  const regions = joined(regionsOf(picture, LINED));
  const ground = groundOf(regions);
  const lines = linesOf(regions, CUT, (i, j) => !ground[i] && !ground[j]);
  return inked(
    ground.map((isGround, i) => (isGround || lines[i] ? 0 : 1)),
    regions,
  );
}

/** The shapes of a picture, as far as its colours tell. */
export interface Shapes {
  /** 1 on lines of this half width, in 256ths of the picture, where colours meet. */
  readonly lines: (radius: number) => Uint8Array;
  /** 1 where the ground reaches in from the border. */
  readonly ground: Uint8Array;
  /** Whether the ground is all around, as it is around a single thing. */
  readonly isPlain: boolean;
}

export function shapesOf(picture: RgbPicture): Shapes {
  const regions = joined(regionsOf(picture, SHAPED));
  const ground = groundOf(regions);
  const border = borderOf(regions);
  return {
    lines: (radius) => linesOf(regions, radius, () => true),
    ground,
    isPlain: border.filter((i) => ground[i]).length >= PLAIN * border.length,
  };
}

/** Regions of colours that are alike as one, of the commoner colour; what stands on plain ground stays apart from it. */
function joined(regions: Regions): Regions {
  const { labels, palette } = regions;
  const ground = groundLabel(regions);
  const border = borderOf(regions);
  const isPlain = border.filter((i) => labels[i] === ground).length >= PLAIN * border.length;
  const most = (label: number, other: number) =>
    isPlain && (label === ground) !== (other === ground) ? GROUND : ALIKE;
  const first = palette.map((colour, label) =>
    palette.findIndex((other, i) => apart(colour, other) < most(label, i) ** 2),
  );
  return { ...regions, labels: labels.map((label) => first[label]!) };
}

/** 1 within `radius` (256ths) of a border between two regions, where `counts` says so of the pixels on both sides. */
function linesOf(
  { width, height, labels }: Regions,
  radius: number,
  counts: (i: number, j: number) => boolean,
): Uint8Array {
  const half = (radius * width) / 256;
  const reach = Math.ceil(half);
  const lines = new Uint8Array(labels.length);
  const draw = (x: number, y: number) => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
        if (inside && dx * dx + dy * dy <= half * (half + 1)) lines[(y + dy) * width + x + dx] = 1;
      }
    }
  };
  const differ = (i: number, j: number) => labels[i] !== labels[j] && counts(i, j);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if ((x + 1 < width && differ(i, i + 1)) || (y + 1 < height && differ(i, i + width))) draw(x, y);
    }
  }
  return lines;
}

/** The commonest label of the upper edge, where a scene has its sky. */
function groundLabel({ width, labels, palette }: Regions): number {
  const counts = new Uint32Array(palette.length);
  for (let x = 0; x < width; x++) counts[labels[x]!]!++;
  return counts.indexOf(Math.max(...counts));
}

/** 1 where the ground reaches in from the border. */
function groundOf(regions: Regions): Uint8Array {
  const { width, height, labels } = regions;
  const label = groundLabel(regions);
  const ground = new Uint8Array(labels.length);
  const stack = borderOf(regions);
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (ground[i] || labels[i] !== label) continue;
    ground[i] = 1;
    if (i % width > 0) stack.push(i - 1);
    if ((i + 1) % width > 0) stack.push(i + 1);
    if (i >= width) stack.push(i - width);
    if (i < width * (height - 1)) stack.push(i + width);
  }
  return ground;
}

/** Black where there is ink, white elsewhere. */
function inked(ink: Uint8Array, { width, height }: Regions): Uint8Array {
  const paper = ink.map((isInk) => (isInk ? 0 : 255));
  const grey = softened(paper, width, height, 1);
  const pixels = new Uint8Array(3 * ink.length);
  grey.forEach((value, i) => pixels.fill(value, 3 * i, 3 * i + 3));
  return pixels;
}

/** Means of 3 by 3 pixels, so that borders have no steps. */
function softened(
  values: Float32Array | Uint8Array,
  width: number,
  height: number,
  channels: number,
): Uint8Array {
  const result = new Uint8Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        let count = 0;
        for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
          for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
            sum += values[channels * (row * width + column) + channel]!;
            count++;
          }
        }
        result[channels * (y * width + x) + channel] = Math.round(sum / count);
      }
    }
  }
  return result;
}
