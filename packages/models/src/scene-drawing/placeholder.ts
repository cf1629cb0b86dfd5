// Placeholder of an unfinished thing: its rows drawn so far over a pale shape.
import type { CutOut } from '@nonet/scenes';

const GREY = 176;
const SHADE_ALPHA = 72;
/** Pixels nearer to white than this are taken for the background. */
const BACKGROUND = 24;

/** A pale round shape of this side. */
export function placeholder(size: number): CutOut {
  const rgba = new Uint8Array(4 * size * size).fill(GREY);
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [(i % size) - size / 2, Math.floor(i / size) - size / 2];
    rgba[4 * i + 3] = x * x + y * y < (0.46 * size) ** 2 ? SHADE_ALPHA : 0;
  }
  return { rgba, width: size, height: size, facing: 'front', view: 'body', damage: 0 };
}

/**
 * The placeholder with the rows of a preview that are drawn.
 * @param pixels RGB, `[size, size, 3]`
 * @param share of the rows, 0 to 1
 */
export function withDrawnRows(shape: CutOut, pixels: Uint8Array, share: number): CutOut {
  const rgba = Uint8Array.from(shape.rgba);
  const end = Math.floor(shape.height * share) * shape.width;
  for (let i = 0; i < end; i++) {
    const at = 3 * i;
    const darkness = 255 - Math.min(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
    if (darkness < BACKGROUND) continue;
    rgba.set([pixels[at]!, pixels[at + 1]!, pixels[at + 2]!, 255], 4 * i);
  }
  return { ...shape, rgba };
}
