// Decides for every pixel of the background's colour whether it shows the background or a part of the thing.
import type { Background, SquarePicture } from './background.ts';
import { areaOf, distanceTo, floodFromBorder, inverse, type Mask, regionsOf, wideFlood } from './grid.ts';
import { openShadow } from './shadow.ts';

/** Smaller enclosed regions stay as they are: highlights and teeth. */
const LEAST_AREA = 20;
/** Things that enclose more of the background's colour than this share of their own pixels are drawings of lines on paper. */
const LINE_ART = 0.5;
/** Distance from the rim from which a region's colour is its own. */
const CORE = 3;
/** Regions with more shading belong to the thing, whatever its name says. */
const SHADED = 2.5;
/** Contrast below which white may be background, for things with openings and for things that are white inside. */
const OPEN_TOLERANCE = 14;
const CLOSED_TOLERANCE = 6;
/** Of a thing without openings, a part that is open to the outside only through gaps narrower than 2 GAP + 1 pixels is white. */
const GAP = 2;
/** Smaller bays than this share of the thing's pixels are left as they are. */
const LEAST_BAY = 0.015;
/** Logistic regression over 80 enclosed regions of things whose name says nothing: see decision 24. */
const WEIGHTS = { share: 13.3, shading: 0.38, wall: 0.9, bias: -4.3 };
const MOST_SHADING = 6;

export interface Outside {
  /** 1 where the background shows. `[size, size]` */
  readonly mask: Mask;
  /** Share of the picture that was decided by evidence that speaks for both. */
  readonly doubt: number;
}

/**
 * @param holes whether background that a thing encloses shows through it; decided region by region when undefined
 */
export function outsideOf(
  picture: SquarePicture,
  background: Background,
  holes: boolean | undefined,
): Outside {
  const { width: size } = picture;
  const { contrast, isWhite } = background;
  const tolerance = toleranceFor(background, holes);
  const open = new Uint8Array(contrast.length);
  for (let i = 0; i < open.length; i++) open[i] = contrast[i]! < tolerance ? 1 : 0;
  let mask = floodFromBorder(open, size);
  if (openShadow(picture, background, mask, open)) mask = floodFromBorder(open, size);
  if (isWhite && holes === false) return { mask: withoutBays(mask, open, size), doubt: 0 };
  const enclosed = new Uint8Array(open.length);
  for (let i = 0; i < open.length; i++) enclosed[i] = open[i] && !mask[i] ? 1 : 0;
  const share = areaOf(enclosed) / Math.max(1, open.length - areaOf(open));
  if (share === 0 || (share > LINE_ART && holes !== true)) return { mask, doubt: 0 };
  // Things are seldom of the colour of a coloured background, but white is a colour that they have.
  if (!isWhite) return { mask: open, doubt: 0 };
  const toOutside = holes ? undefined : distanceTo(mask, size);
  const toRim = distanceTo(inverse(enclosed), size);
  const { pixels, regions } = regionsOf(enclosed, size);
  let doubt = 0;
  for (const { start, end } of regions) {
    if (end - start < LEAST_AREA) continue;
    const region = pixels.subarray(start, end);
    const shading = shadingOf(region, contrast, toRim);
    if (toOutside === undefined) {
      if (shading > SHADED) continue;
    } else {
      const probability = thingProbability(region, share, shading, toOutside);
      doubt += Math.min(probability, 1 - probability) * region.length;
      if (probability > 0.5) continue;
    }
    for (const pixel of region) mask[pixel] = 1;
  }
  return { mask, doubt: doubt / mask.length };
}

/** White parts of a thing are nearer to the background than what the codec leaves of it between spokes. */
function toleranceFor({ tolerance, isWhite }: Background, holes: boolean | undefined): number {
  if (!isWhite || holes === undefined) return tolerance;
  return holes ? OPEN_TOLERANCE : CLOSED_TOLERANCE;
}

/** The outside without what it reaches only through narrow gaps. */
function withoutBays(outside: Mask, open: Mask, size: number): Mask {
  const wide = wideFlood(open, distanceTo(inverse(open), size), size, GAP);
  const bays = outside.map((isOutside, i) => (isOutside && !wide[i] ? 1 : 0));
  const least = LEAST_BAY * (outside.length - areaOf(outside));
  const { pixels, regions } = regionsOf(bays, size);
  for (const { start, end } of regions) {
    if (end - start >= least) for (let at = start; at < end; at++) outside[pixels[at]!] = 0;
  }
  return outside;
}

/** Mean contrast of a region away from its rim. */
function shadingOf(region: Int32Array, contrast: Uint8Array, toRim: Uint8Array): number {
  let [all, core, count] = [0, 0, 0];
  for (const pixel of region) {
    all += contrast[pixel]!;
    if (toRim[pixel]! < CORE) continue;
    core += contrast[pixel]!;
    count++;
  }
  return count > 0 ? core / count : all / region.length;
}

/**
 * Probability (0 to 1) that an enclosed region belongs to the thing.
 * @param share of all enclosed regions, beside the thing's other pixels
 */
function thingProbability(region: Int32Array, share: number, shading: number, toOutside: Uint8Array): number {
  let wall = 255;
  for (const pixel of region) wall = Math.min(wall, toOutside[pixel]!);
  const sum =
    WEIGHTS.share * share +
    WEIGHTS.shading * Math.min(MOST_SHADING, shading) +
    WEIGHTS.wall * Math.log1p(wall) +
    WEIGHTS.bias;
  return 1 / (1 + Math.exp(-sum));
}
