// Training patches of an upscaler: windows of vector drawings on all kinds of ground, as sharp as pixels allow.
import { Canvas, type Random, resize } from '@nonet/scenes';
import { renderWindow, type VectorDrawing, type Window } from './drawings.ts';

/** Longer side of a drawing in a picture of the large size, in pixels. */
const EXTENT = [240, 1100] as const;
/** Share of patches with a second drawing behind the first. */
const TWO = 0.25;
const WHITE = 0.45;
const ATTEMPTS = 4;
/** Least share of the patch that the drawing should cover. */
const LEAST_COVER = 0.1;

type Rgb = readonly [number, number, number];

/** A patch, RGB `[size, size, 3]`; a pure function of the random numbers. */
export async function drawPatch(
  sources: readonly (readonly VectorDrawing[])[],
  size: number,
  random: Random,
): Promise<Uint8Array> {
  const canvas = new Canvas(size, ground(size, random));
  if (random.chance(TWO)) await lay(canvas, sources, random);
  await lay(canvas, sources, random);
  return canvas.pixels;
}

/** Lays a window of some drawing over the canvas; one that shows little of it is tried again. */
async function lay(
  canvas: Canvas,
  sources: readonly (readonly VectorDrawing[])[],
  random: Random,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const drawing = random.pick(random.pick(sources));
    const side = canvas.size / Math.exp(random.range(Math.log(EXTENT[0]), Math.log(EXTENT[1])));
    const window: Window = { side, centreX: random.range(-0.45, 0.45), centreY: random.range(-0.45, 0.45) };
    const bitmap = await renderWindow(drawing, window, canvas.size);
    if (!bitmap || covered(bitmap.rgba) < LEAST_COVER) continue;
    canvas.draw(resize(bitmap, canvas.size, canvas.size, random.chance(0.5)), 0, 0);
    return;
  }
}

function covered(rgba: Uint8Array): number {
  let sum = 0;
  for (let i = 3; i < rgba.length; i += 4) sum += rgba[i]!;
  return (4 * sum) / (255 * rgba.length);
}

/** White, one colour, or one colour running into another. */
function ground(size: number, random: Random): Rgb | Uint8Array {
  const colour = (): Rgb => [random.int(0, 255), random.int(0, 255), random.int(0, 255)];
  if (random.chance(WHITE)) return [255, 255, 255];
  const from = colour();
  if (random.chance(0.5)) return from;
  const to = colour();
  const angle = random.range(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(angle) / size, Math.sin(angle) / size];
  const pixels = new Uint8Array(3 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const share = Math.min(1, Math.max(0, 0.5 + dx * (x - size / 2) + dy * (y - size / 2)));
      for (let c = 0; c < 3; c++) pixels[3 * (y * size + x) + c] = from[c]! * (1 - share) + to[c]! * share;
    }
  }
  return pixels;
}
