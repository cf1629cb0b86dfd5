// Turns a drawing into pixels that fill their frame: found by a small first rendering, drawn large by a second.
import { type Bitmap, type Box, crop, visibleBox } from '@nonet/scenes';
import sharp, { type Sharp } from 'sharp';
import type { Drawing } from './icons.ts';

/** The longer side of a stored sprite, in pixels. */
const SPRITE_SIZE = 256;
const PROBE_SIZE = 128;

async function toBitmap(image: Sharp): Promise<Bitmap> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgba: data, width: info.width, height: info.height };
}

/** Renders a part of an SVG's plane (`view`, in its own units) at a size in pixels. */
function renderSvg(body: string, view: Box, width: number, height: number): Promise<Bitmap> {
  const viewBox = `${view.left} ${view.top} ${view.right - view.left} ${view.bottom - view.top}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `viewBox="${viewBox}" width="${width}" height="${height}">${body}</svg>`;
  return toBitmap(sharp(Buffer.from(svg)));
}

/** Draws a drawing so that its visible part fills `SPRITE_SIZE`; undefined when there is nothing to see. */
export async function rasterise(drawing: Drawing): Promise<Bitmap | undefined> {
  let bitmap: Bitmap;
  if (drawing.form === 'bitmap') {
    const whole = await toBitmap(sharp(drawing.bytes));
    const box = visibleBox(whole);
    if (box === undefined) return undefined;
    const { rgba, width, height } = crop(whole, box);
    bitmap = await toBitmap(
      sharp(rgba, { raw: { width, height, channels: 4 } }).resize(SPRITE_SIZE, SPRITE_SIZE, {
        fit: 'inside',
      }),
    );
  } else {
    const { body, left, top, width, height } = drawing;
    const unit = PROBE_SIZE / Math.max(width, height);
    const whole = { left, top, right: left + width, bottom: top + height };
    const probe = await renderSvg(body, whole, Math.round(width * unit), Math.round(height * unit));
    const box = visibleBox(probe);
    if (box === undefined) return undefined;
    // One probe pixel of margin, as thin edges may be fainter than the probe shows.
    const view = {
      left: left + (box.left - 1) / unit,
      top: top + (box.top - 1) / unit,
      right: left + (box.right + 1) / unit,
      bottom: top + (box.bottom + 1) / unit,
    };
    const w = box.right - box.left + 2;
    const h = box.bottom - box.top + 2;
    const scale = (SPRITE_SIZE + 4) / Math.max(w, h);
    bitmap = await renderSvg(
      body,
      view,
      Math.max(1, Math.round(w * scale)),
      Math.max(1, Math.round(h * scale)),
    );
  }
  const box = visibleBox(bitmap);
  if (box === undefined) return undefined;
  // Never larger than promised: a rounding pixel is cut from the far side.
  box.right = Math.min(box.right, box.left + SPRITE_SIZE);
  box.bottom = Math.min(box.bottom, box.top + SPRITE_SIZE);
  const cut = crop(bitmap, box);
  return coverage(cut) < 0.015 || Math.min(cut.width, cut.height) < 6 ? undefined : cut;
}

/** The share of a square of the longer side that is opaque, 0..1. */
function coverage({ rgba, width, height }: Bitmap): number {
  let sum = 0;
  for (let i = 3; i < rgba.length; i += 4) sum += rgba[i]!;
  return sum / 255 / Math.max(width, height) ** 2;
}

/** Whether at least three corners are opaque: a picture in a frame rather than a cut-out. */
export function isFramed({ rgba, width, height }: Bitmap): boolean {
  const inset = Math.max(2, Math.round(Math.min(width, height) * 0.05));
  const corners = [
    [inset, inset],
    [width - 1 - inset, inset],
    [inset, height - 1 - inset],
    [width - 1 - inset, height - 1 - inset],
  ] as const;
  return corners.filter(([x, y]) => rgba[4 * (y * width + x) + 3]! > 200).length >= 3;
}
