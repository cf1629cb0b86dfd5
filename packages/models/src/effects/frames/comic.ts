// A panel of a comic: flat strong colours, dots for shade, black contours, a caption and a shout.
import type { RgbPicture } from '../../picture.ts';
import { lettering } from '../kit/letters.ts';
import { blurred, brightnessOf, maskPlane, unitOf } from '../kit/planes.ts';
import { put, saturated, shaded, towards } from '../kit/tones.ts';
import { flatten, shapesOf } from '../redraw.ts';
import type { Frame } from './frame.ts';

const SHOUTS = ['POW!', 'BAM!', 'ZAP!', 'WOW!'];
const CAPTIONS = ['MEANWHILE...', 'SUDDENLY...', 'LATER...', 'AT LAST...'];

export const comic: Frame = {
  window: { x: 8, y: 8, width: 240, height: 240 },
  filter: ink,
  back: () => '<rect width="256" height="256" fill="#fff"/>',
  front: ({ pick }) => {
    const caption = pick(CAPTIONS, 1);
    const wide = 14 + 5.4 * caption.length;
    return `<path d="M8 8H248V248H8Z" fill="none" stroke="#111" stroke-width="3"/>
      <rect x="8" y="8" width="${wide}" height="20" fill="#ffe14d" stroke="#111" stroke-width="2"/>
      ${lettering(caption, { x: 15, y: 14, size: 8, colour: '#111', width: wide - 14, weight: 0.17 })}
      <path d="${burst(206, 216, 38, 25)}" fill="#e4261c" stroke="#111" stroke-width="2"/>
      <path d="${burst(206, 216, 30, 18)}" fill="#ffe14d"/>
      ${lettering(pick(SHOUTS, 2), { x: 206, y: 209, size: 14, colour: '#e4261c', align: 'middle', weight: 0.22, edge: '#111' })}`;
  },
};

/** Flat colours with dots where it is neither light nor dark, and black lines. */
function ink(picture: RgbPicture): Uint8Array {
  const unit = unitOf(picture);
  const flat = { ...picture, pixels: flatten(picture) };
  const shade = blurred(brightnessOf(picture), 2 * unit).values;
  const shapes = shapesOf(picture);
  const lines = blurred(maskPlane(picture, shapes.lines(shapes.isPlain ? 1.7 : 1)), 0.7 * unit).values;
  const ground = shapes.isPlain ? shapes.ground : undefined;
  const pitch = 5 * unit;
  return shaded(flat, (out, x, y, i) => {
    saturated(out, 1.5);
    // Dots in rows that lean by half a right angle.
    const [u, v] = [(x + y) / pitch / Math.SQRT2, (x - y) / pitch / Math.SQRT2];
    const [du, dv] = [u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5];
    const far = Math.sqrt(du * du + dv * dv);
    const dark = 1 - shade[i]! / 255;
    if (ground?.[i]) {
      const share = 0.16 + 0.3 * (y / picture.height);
      put(out, 120, 206, 240);
      if (far > share) put(out, 236, 248, 252);
    } else if (dark > 0.2 && dark < 0.8 && far < 0.42 * dark + 0.06) towards(out, [20, 10, 40], 0.38);
    towards(out, [12, 12, 14], Math.min(1, lines[i]! / 120));
  });
}

/** A star with many points. */
function burst(x: number, y: number, across: number, down: number): string {
  const points = 13;
  return `${Array.from({ length: 2 * points }, (_, i) => {
    const angle = (Math.PI * i) / points;
    const reach = i % 2 === 0 ? 1 : 0.68;
    const [px, py] = [x + reach * across * Math.cos(angle), y + reach * down * Math.sin(angle)];
    return `${i === 0 ? 'M' : 'L'}${px.toFixed(2)} ${py.toFixed(2)}`;
  }).join('')}Z`;
}
