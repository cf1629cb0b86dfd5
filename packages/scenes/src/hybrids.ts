// Makes one thing of two cut-outs: the surface of one on the form of the other, the head of one on the body of the other.
import type { Bitmap } from './bitmap.ts';
import { type Layer, merge, resize } from './canvas.ts';
import type { CutOut } from './cutout/cut-out.ts';
import { findHead } from './wearing.ts';

const OPAQUE = 235;
/** How far light and shade of the form may darken and brighten the surface. */
const DARKEST = 0.5;
const BRIGHTEST = 1.25;
/** Width of a head beside that of the body's own, and at least beside the body. */
const HEAD_WIDTH = 1.5;
const LEAST_HEAD = 0.46;

/** The form of one thing with its light and shade, the surface of another stretched over it. */
export function withSurface(form: CutOut, surface: Bitmap): CutOut {
  const { width, height } = form;
  const stretched = resize(surface, width, height);
  const nearest = nearestOpaque(stretched);
  const brightness = (i: number) =>
    0.3 * form.rgba[4 * i]! + 0.59 * form.rgba[4 * i + 1]! + 0.11 * form.rgba[4 * i + 2]!;
  const mean = meanOver(form, brightness);
  const rgba = Uint8Array.from(form.rgba);
  for (let i = 0; i < width * height; i++) {
    if (rgba[4 * i + 3] === 0 || nearest[i]! < 0) continue;
    const shade = Math.min(BRIGHTEST, Math.max(DARKEST, brightness(i) / mean));
    for (let channel = 0; channel < 3; channel++) {
      rgba[4 * i + channel] = Math.min(255, stretched.data[4 * nearest[i]! + channel]! * shade);
    }
  }
  return { ...form, rgba };
}

/** Mean over the opaque pixels. */
function meanOver({ rgba }: Bitmap, value: (pixel: number) => number): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < rgba.length / 4; i++) {
    if (rgba[4 * i + 3]! < OPAQUE) continue;
    sum += value(i);
    count++;
  }
  return Math.max(1, sum / Math.max(1, count));
}

/** The nearest opaque pixel of each, -1 where there is none. `[height, width]` */
function nearestOpaque({ data, width, height }: Layer): Int32Array {
  const nearest = new Int32Array(width * height).fill(-1);
  let front: number[] = [];
  for (let i = 0; i < nearest.length; i++) {
    if (data[4 * i + 3]! <= OPAQUE) continue;
    nearest[i] = i;
    front.push(i);
  }
  while (front.length > 0) {
    const next: number[] = [];
    for (const i of front) {
      const x = i % width;
      for (const j of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (j < 0 || j >= nearest.length || nearest[j]! >= 0) continue;
        nearest[j] = nearest[i]!;
        next.push(j);
      }
    }
    front = next;
  }
  return nearest;
}

/** A body with another head; the body as it is where none is found. */
export function withHead(body: CutOut, face: Bitmap): CutOut {
  const layer = resize(body, body.width, body.height, body.facing === 'right');
  const head = (body.facing === 'front' ? undefined : findHead(layer, 'side')) ?? findHead(layer, 'upright');
  if (head === undefined) return body;
  const width = Math.round(Math.max(HEAD_WIDTH * head.width, LEAST_HEAD * body.width));
  const worn = resize(face, width, Math.max(2, Math.round((face.height * width) / face.width)));
  const both = merge([
    { layer, left: 0, top: 0 },
    { layer: worn, left: head.x - width / 2, top: head.y + head.width / 2 - worn.height / 2 },
  ]);
  const facing = body.facing === 'right' ? 'left' : body.facing; // the layer was mirrored
  return { ...body, ...straightened(both), facing };
}

/** A layer with its colours divided by alpha again. */
export function straightened({ data, width, height }: Layer): Bitmap {
  const rgba = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    if (alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      rgba[i + channel] = Math.min(255, Math.round((255 * data[i + channel]!) / alpha));
    }
    rgba[i + 3] = alpha;
  }
  return { rgba, width, height };
}
