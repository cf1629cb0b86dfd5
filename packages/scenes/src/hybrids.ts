// Makes one thing of two cut-outs: the surface of one on the form of the other, the head or face of one on the other.
import { type Bitmap, crop } from './bitmap.ts';
import { type Layer, merge, resize } from './canvas.ts';
import type { CutOut } from './cutout/cut-out.ts';
import type { Material } from './materials.ts';
import { hashed } from './textures.ts';
import { findHead } from './wearing.ts';

const OPAQUE = 235;
/** How far light and shade of the form may darken and brighten the surface. */
const DARKEST = 0.5;
const BRIGHTEST = 1.25;
/** The same for materials: eyes and mouth stay in sight. */
const MATERIAL_SHADE = { darkest: 0.3, brightest: 1.2 };
/** Width of a head beside that of the body's own, and at least beside the body. */
const HEAD_WIDTH = 1.5;
const LEAST_HEAD = 0.46;
/** Its height at most, beside the body's. */
const MOST_HEAD = 0.85;
/** Corner that is rounded where a head was cut off, as shares of its sides. */
const CORNER = { width: 0.7, height: 0.6 };
/** Reach of a head that is seen from the side: beyond its middle and below its top, in its widths. */
const HEAD_REACH = { behind: 0.8, below: 1.2 };
/** Longer side of the things that a form is made of beside its own, and their distance beside that. */
const TILE = 0.3;
const TILE_STEP = 0.66;
/** Size of the shadow behind each of them beside it, and its opacity. */
const TILE_SHADOW = { size: 1.12, opacity: 0.5 };

/** Colour of a pixel of a form, straight alpha; undefined leaves the form's own. */
type Paint = (x: number, y: number) => readonly [number, number, number, number?] | undefined;

/** The form with its pixels in other colours under its own light and shade. */
function repainted(form: CutOut, paint: Paint, shade: { darkest: number; brightest: number }): CutOut {
  const { width, height } = form;
  const brightness = (i: number) =>
    0.3 * form.rgba[4 * i]! + 0.59 * form.rgba[4 * i + 1]! + 0.11 * form.rgba[4 * i + 2]!;
  const mean = meanOver(form, brightness);
  const rgba = Uint8Array.from(form.rgba);
  for (let i = 0; i < width * height; i++) {
    const colour = rgba[4 * i + 3] === 0 ? undefined : paint(i % width, Math.floor(i / width));
    if (colour === undefined) continue;
    const light = Math.min(shade.brightest, Math.max(shade.darkest, brightness(i) / mean));
    for (let channel = 0; channel < 3; channel++)
      rgba[4 * i + channel] = Math.min(255, Math.round(colour[channel]! * light));
    rgba[4 * i + 3] = Math.round(rgba[4 * i + 3]! * (colour[3] ?? 1));
  }
  return { ...form, rgba };
}

/** The form of one thing with its light and shade, the surface of another stretched over it. */
export function withSurface(form: CutOut, surface: Bitmap): CutOut {
  const { width, height } = form;
  const stretched = resize(surface, width, height);
  const nearest = nearestOpaque(stretched);
  const paint: Paint = (x, y) => {
    const at = 4 * nearest[y * width + x]!;
    return at < 0 ? undefined : [stretched.data[at]!, stretched.data[at + 1]!, stretched.data[at + 2]!];
  };
  return repainted(form, paint, { darkest: DARKEST, brightest: BRIGHTEST });
}

/** A thing made of a material. */
export function withMaterial(form: CutOut, { texture, opacity }: Material): CutOut {
  const unit = 100 / Math.max(form.width, form.height);
  const paint: Paint = (x, y) => [...texture(x * unit, y * unit), opacity];
  return repainted(form, paint, MATERIAL_SHADE);
}

/** A thing made of many small ones that fill its form. */
export function withTiles(form: CutOut, tile: Bitmap): CutOut {
  const { width, height } = form;
  const side = TILE * Math.max(width, height);
  const scale = side / Math.max(tile.width, tile.height);
  const [across, down] = [tile.width, tile.height].map((length) => Math.max(2, Math.round(scale * length)));
  const tiles = [false, true].map((flip) => resize(tile, across!, down!, flip));
  const shadow = resize(tile, Math.round(TILE_SHADOW.size * across!), Math.round(TILE_SHADOW.size * down!));
  for (let i = 0; i < shadow.data.length; i++)
    shadow.data[i] = i % 4 === 3 ? TILE_SHADOW.opacity * shadow.data[i]! : 0;
  const step = { x: TILE_STEP * across!, y: TILE_STEP * down! };
  const parts: { layer: Layer; left: number; top: number }[] = [
    { layer: resize(form, width, height), left: 0, top: 0 },
  ];
  for (let row = -1; row * step.y < height; row++) {
    for (let column = -1; column * step.x < width; column++) {
      const shift = row % 2 === 0 ? 0 : 0.5;
      const jitter = (salt: number) => 0.3 * (hashed(column, row, salt) - 0.5);
      const layer = tiles[hashed(column, row, 3) < 0.5 ? 0 : 1]!;
      const left = (column + shift + jitter(1)) * step.x;
      const top = (row + jitter(2)) * step.y;
      const [dx, dy] = [(shadow.width - layer.width) / 2, (shadow.height - layer.height) / 2];
      parts.push({ layer: shadow, left: left - dx, top: top - dy }, { layer, left, top });
    }
  }
  const filled = merge(parts);
  const paint: Paint = (x, y) => {
    const at = 4 * ((y - filled.top) * filled.width + x - filled.left);
    return [filled.data[at]!, filled.data[at + 1]!, filled.data[at + 2]!];
  };
  return repainted(form, paint, { darkest: 0.72, brightest: 1.1 });
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

/** A body with another head; the body as it is where none is found. Of two faces each gives a half. */
export function withHead(body: CutOut, donor: CutOut): CutOut {
  if (body.view === 'face') return donor.view === 'face' ? halves(donor, body) : withHead(donor, body);
  const layer = resize(body, body.width, body.height, body.facing === 'right');
  const head = (body.facing === 'front' ? undefined : findHead(layer, 'side')) ?? findHead(layer, 'upright');
  if (head === undefined) return body;
  const face = headOnly(donor);
  const widest = (MOST_HEAD * body.height * face.width) / face.height;
  const width = Math.round(Math.min(widest, Math.max(HEAD_WIDTH * head.width, LEAST_HEAD * body.width)));
  const worn = resize(face, width, Math.max(2, Math.round((face.height * width) / face.width)));
  const both = merge([
    { layer, left: 0, top: 0 },
    { layer: worn, left: head.x - width / 2, top: head.y + head.width / 2 - worn.height / 2 },
  ]);
  const facing = body.facing === 'right' ? 'left' : body.facing; // the layer was mirrored
  return { ...body, ...straightened(both), facing };
}

/** The left half of one face and the right half of another. */
function halves(left: CutOut, right: CutOut): CutOut {
  const { width, height } = right;
  const { rgba } = straightened(resize(left, width, height));
  const half = Math.floor(width / 2);
  for (let y = 0; y < height; y++) {
    const row = 4 * y * width;
    rgba.set(right.rgba.subarray(row + 4 * half, row + 4 * width), row + 4 * half);
  }
  return { ...right, rgba };
}

/** The head of a donor that is drawn from the side, which looks to the left then; others are heads already. */
function headOnly(donor: CutOut): Bitmap {
  if (donor.view === 'face' || donor.facing === 'front') return donor;
  const layer = resize(donor, donor.width, donor.height, donor.facing === 'right');
  const head = findHead(layer, 'side');
  if (head === undefined) return donor;
  const right = Math.min(donor.width, Math.round(head.x + HEAD_REACH.behind * head.width));
  const bottom = Math.min(donor.height, Math.round(head.y + HEAD_REACH.below * head.width));
  return withoutCorner(crop(straightened(layer), { left: 0, top: 0, right, bottom }));
}

/** A cut-out without its lower right corner, where a head was cut from its neck. Changes the cut-out. */
function withoutCorner(cut: Bitmap): Bitmap {
  const { rgba, width, height } = cut;
  const [across, down] = [CORNER.width * width, CORNER.height * height];
  for (let y = Math.ceil(height - down); y < height; y++) {
    for (let x = Math.ceil(width - across); x < width; x++) {
      const [u, v] = [(x - width + across) / across, (y - height + down) / down];
      if (u * u + v * v > 1) rgba[4 * (y * width + x) + 3] = 0;
    }
  }
  return cut;
}

/** The place of a face on a thing: its middle, and its longest sides as shares of the thing's. */
export interface FacePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thing with the face of another on it. */
export function withFace(body: CutOut, face: CutOut, place: FacePlace): CutOut {
  const isFlipped = body.facing === 'right';
  const layer = resize(body, body.width, body.height, isFlipped);
  const scale = Math.min((place.width * body.width) / face.width, (place.height * body.height) / face.height);
  const [width, height] = [face.width, face.height].map((side) => Math.max(2, Math.round(scale * side)));
  const put = resize(face, width!, height!);
  const both = merge([
    { layer, left: 0, top: 0 },
    { layer: put, left: place.x * body.width - width! / 2, top: place.y * body.height - height! / 2 },
  ]);
  return { ...body, ...straightened(both), facing: isFlipped ? 'left' : body.facing };
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
