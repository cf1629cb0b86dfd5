// Composes a picture from a scene and the cut-outs of its things.
import { Canvas, type Layer, light, resize, rotate } from '../canvas.ts';
import type { Backdrop } from '../places/backdrops.ts';
import { PLACE_ID, type PlacedThing, type Scene } from '../scene.ts';
import { type Arranged, arrange } from './arrange.ts';
import { backdropOf } from './backdrop-cache.ts';
import { buildGroups, type LayoutSeed, type SceneCast } from './build-groups.ts';
import { extentOf, type Piece } from './group.ts';
import { OwnerMask } from './owner-mask.ts';

export interface ComposedScene {
  /** RGB, `[size, size, 3]`. */
  readonly pixels: Uint8Array;
  readonly things: readonly PlacedThing[];
}

const WHITE = [255, 255, 255] as const;
/** Only what stands within this share of a group's height above its foot throws a shadow. */
const STANDING = 0.08;

/** Draws a scene; the same input gives the same pixels, in Node and in browsers. */
export function composeScene(scene: Scene, cast: SceneCast, layout: LayoutSeed): ComposedScene {
  const backdrop = backdropOf(scene, layout);
  const canvas = new Canvas(layout.size, backdrop?.pixels ?? WHITE);
  const attacksPlace = scene.relations.some(({ object }) => object === PLACE_ID);
  const groups = arrange(buildGroups(scene, cast, layout), backdrop, { attacksPlace, layout });
  const owners = new OwnerMask(layout.size);
  for (const arranged of groups) {
    if (arranged.shadow) throwShadows(canvas, arranged);
    for (const piece of arranged.group.pieces) drawPiece(canvas, piece, backdrop, owners);
  }
  if (backdrop?.veil) canvas.draw(resize(backdrop.veil, layout.size, layout.size), 0, 0);
  return { pixels: canvas.pixels, things: owners.placedThings() };
}

function throwShadows(canvas: Canvas, { group }: Arranged): void {
  const { top, bottom } = extentOf(group);
  for (const piece of group.pieces) {
    const box = extentOf({ pieces: [piece] });
    if (bottom - box.bottom > STANDING * (bottom - top)) continue;
    const width = box.right - box.left;
    canvas.shadow((box.left + box.right) / 2, box.bottom - 1, 0.43 * width, Math.max(3, 0.08 * width));
  }
}

function drawPiece(canvas: Canvas, piece: Piece, backdrop: Backdrop | undefined, owners: OwnerMask): void {
  const { bitmap, width, height, mirror, tilt } = piece;
  const upright = resize(bitmap, Math.max(2, Math.round(width)), Math.max(2, Math.round(height)), mirror);
  const layer: Layer = tilt === 0 ? upright : rotate(upright, tilt);
  if (backdrop) light(layer, backdrop.light);
  const left = Math.round(piece.left + (width - layer.width) / 2);
  const top = Math.round(piece.top + (height - layer.height) / 2);
  canvas.draw(layer, left, top);
  owners.add(piece, layer, left, top);
}
