// Finds the plain background of a drawn thing: its colour, and the pixels that show it.
import {
  areaOf,
  borderPixels,
  distances,
  floodFromBorder,
  forNeighbours,
  type Mask,
  regionsOf,
} from './mask.ts';

/** A square RGB picture, `[size, size, 3]`. */
export interface SquarePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Background {
  readonly colour: readonly [number, number, number];
  /** Largest difference of a channel to the background's colour. `[size, size]` */
  readonly contrast: Uint8Array;
  /** 1 where the background shows. */
  readonly mask: Mask;
  /** Share of the picture that only narrow gaps open to the background: the inside of a pale thing. */
  readonly leak: number;
}

/** Contrast below this is background. */
const BACKGROUND = 14;
/** Enclosed background is nearer to its colour: shading inside of things is not. */
const ENCLOSED = 9;
/** The background does not enter through gaps narrower than 2 GAP + 1 pixels, where more than LEAK of the picture lies behind. */
const GAP = 3;
const LEAK = 0.07;
/** Holes have at least so many pixels, at most such a share of the picture. */
const LEAST_HOLE = 40;
const LARGEST_HOLE = 0.2;
/** Things whose holes take more of their outline are line drawings, whose paper belongs to them. */
const LINE_ART = 0.5;

/** @param holes whether background that a thing encloses shows through it */
export function backgroundOf({ width: size, pixels }: SquarePicture, holes: boolean): Background {
  const colour = borderColour(pixels, size);
  const contrast = contrastTo(colour, pixels);
  const open = contrast.map((difference) => (difference < BACKGROUND ? 1 : 0));
  const [loose, tight] = [floodFromBorder(open, size, 0), floodFromBorder(open, size, GAP)];
  const leak = (areaOf(loose) - areaOf(tight)) / open.length;
  const mask = leak > LEAK ? tight : loose;
  if (holes && leak <= LEAK) openHoles(mask, open, contrast, size);
  return { colour, contrast, mask, leak };
}

/** Median of each channel over the border. */
function borderColour(pixels: Uint8Array, size: number): [number, number, number] {
  const border = borderPixels(size);
  const median = (channel: number) =>
    border.map((pixel) => pixels[3 * pixel + channel]!).sort((a, b) => a - b)[border.length >> 1]!;
  return [median(0), median(1), median(2)];
}

function contrastTo([red, green, blue]: Background['colour'], pixels: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: pixels.length / 3 }, (_, i) =>
    Math.max(
      Math.abs(pixels[3 * i]! - red),
      Math.abs(pixels[3 * i + 1]! - green),
      Math.abs(pixels[3 * i + 2]! - blue),
    ),
  );
}

/** Adds the background that shows between the parts of a thing. */
function openHoles(mask: Mask, open: Mask, contrast: Uint8Array, size: number): void {
  const enclosed = contrast.map((difference, i) => (difference < ENCLOSED && !mask[i] ? 1 : 0));
  const regions = regionsOf(enclosed, size).filter(
    ({ length }) => length >= LEAST_HOLE && length <= LARGEST_HOLE * mask.length,
  );
  const outline = mask.length - areaOf(mask);
  if (regions.reduce((sum, { length }) => sum + length, 0) > LINE_ART * outline) return;
  for (const region of regions) {
    const stack = [...region];
    for (const pixel of region) mask[pixel] = 1;
    // The rest of the hole up to its rim is a little darker.
    while (stack.length > 0) {
      forNeighbours(stack.pop()!, size, (pixel) => {
        if (mask[pixel] || !open[pixel]) return;
        mask[pixel] = 1;
        stack.push(pixel);
      });
    }
  }
}

/** Distance of each pixel to the background, at most 3. */
export const rimDistance = ({ mask }: Background, size: number): Uint8Array => distances(mask, size, 2);
