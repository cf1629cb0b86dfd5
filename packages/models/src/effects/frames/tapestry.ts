// A tapestry: a web of threads with a border and a fringe, in the colours that plants dye.
import type { RgbPicture } from '../../picture.ts';
import { resized } from '../kit/lay.ts';
import { noiseAt, unitOf } from '../kit/planes.ts';
import { lit, put, saturated, shaded } from '../kit/tones.ts';
import { flatten } from '../redraw.ts';
import type { Frame } from './frame.ts';

const BORDER = `<rect x="0" y="0" width="256" height="256" fill="#d8c48c"/>
  <rect x="3" y="3" width="250" height="241" fill="#7a1f26"/>
  <rect x="17" y="11" width="222" height="222" fill="#d8b45a"/>
  ${Array.from({ length: 11 }, (_, i) => {
    const at = 16 + i * 22.4;
    const diamond = (x: number, y: number, fill: string) =>
      `<path d="M${x - 6} ${y}L${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}Z" fill="${fill}"/>`;
    const fill = i % 2 === 0 ? '#e4c46a' : '#2e5a7c';
    return diamond(10, at, fill) + diamond(246, at, fill) + diamond(at, 238, fill) + diamond(at, 6, fill);
  }).join('')}`;

export const tapestry: Frame = {
  window: { x: 22, y: 16, width: 212, height: 212 },
  filter: flatten,
  back: () => BORDER,
  finish: woven,
};

/** Threads over and under each other, loose at the lower edge. */
function woven(cloth: RgbPicture): Uint8Array {
  const { width, height } = cloth;
  const unit = unitOf(cloth);
  const threads = Math.max(1, Math.round(width / (2.5 * unit)));
  const coarse = resized(cloth, threads, Math.max(1, Math.round(height / (2.5 * unit))));
  return shaded(cloth, (out, x, y) => {
    const [column, row] = [
      Math.min(coarse.width - 1, Math.floor((x * coarse.width) / width)),
      Math.min(coarse.height - 1, Math.floor((y * coarse.height) / height)),
    ];
    const from = 3 * (row * coarse.width + column);
    put(out, coarse.pixels[from]!, coarse.pixels[from + 1]!, coarse.pixels[from + 2]!);
    saturated(out, 0.85);
    out[0] = out[0]! * 0.94;
    out[1] = out[1]! * 0.87;
    out[2] = out[2]! * 0.74;
    const across = ((x * coarse.width) / width) % 1;
    const down = ((y * coarse.height) / height) % 1;
    const over = (column + row) % 2 === 0;
    lit(
      out,
      0.72 + 0.42 * Math.sin(Math.PI * (over ? down : across)) + 0.1 * (noiseAt(column, row, 1) - 0.5),
    );
    if (over) lit(out, 0.94);
    if (y > 244 * unit) {
      // The ends of the warp hang loose.
      const strand = ((x / unit) % 5) / 5;
      if (strand < 0.3 || (y - 244 * unit) / unit > 9 + 3 * noiseAt(Math.floor(x / unit / 5), 0, 5))
        put(out, 44, 38, 40);
      else put(out, 200 - 60 * Math.abs(strand - 0.65), 178 - 60 * Math.abs(strand - 0.65), 128);
    }
  });
}
