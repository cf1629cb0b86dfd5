// Cut-outs and pictures of simple shapes for tests.
import type { CutOut } from '../cutout/cut-out.ts';

type Rgb = readonly [number, number, number];

/** An ellipse that fills its box. */
export function ellipseCutOut(width: number, height: number, [red, green, blue]: Rgb): CutOut {
  const rgba = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const x = ((i % width) + 0.5 - width / 2) / (width / 2);
    const y = (Math.floor(i / width) + 0.5 - height / 2) / (height / 2);
    rgba.set([red, green, blue, x * x + y * y <= 1 ? 255 : 0], 4 * i);
  }
  return { rgba, width, height, facing: 'left', view: 'body', damage: 0 };
}

/** A square picture of one colour, painted over where a shape says so. */
export function paintedPicture(
  size: number,
  background: Rgb,
  colourAt: (x: number, y: number) => Rgb | undefined,
) {
  const pixels = new Uint8Array(3 * size * size);
  for (let i = 0; i < size * size; i++) {
    pixels.set(colourAt(i % size, Math.floor(i / size)) ?? background, 3 * i);
  }
  return { width: size, height: size, pixels };
}
