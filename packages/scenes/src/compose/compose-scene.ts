// Composes a picture from a scene and the cut-outs of its things.
import { Canvas, type Layer, light, resize, rotate } from '../canvas.ts';
import { PLACE_ID } from '../limits.ts';
import type { Backdrop } from '../places/backdrops.ts';
import type { PlacedThing, Scene } from '../scene.ts';
import { arrange } from './arrange.ts';
import { backdropOf } from './backdrop-cache.ts';
import { buildGroups, type LayoutSeed, type SceneCast } from './build-groups.ts';
import type { Piece } from './group.ts';
import { withMovedThings } from './moved-things.ts';
import { OwnerMask } from './owner-mask.ts';
import { plainBackground } from './plain-background.ts';
import { throwShadow } from './shadows.ts';

export interface ComposedScene {
  /** RGB, `[size, size, 3]`. */
  readonly pixels: Uint8Array;
  readonly things: readonly PlacedThing[];
}

/** Draws a scene; the same input gives the same pixels, in Node and in browsers. */
export function composeScene(scene: Scene, cast: SceneCast, layout: LayoutSeed): ComposedScene {
  const backdrop = backdropOf(scene, layout);
  const attacksPlace = scene.relations.some(({ object }) => object === PLACE_ID);
  const arranged = arrange(buildGroups(scene, cast, layout), backdrop, { attacksPlace, layout });
  const groups = withMovedThings(arranged, scene, layout.size);
  const pieces = groups.flatMap(({ group }) => group.pieces);
  const canvas = new Canvas(layout.size, backdrop?.pixels ?? plainBackground(pieces, layout));
  const owners = new OwnerMask(layout.size);
  for (const { group, shadow } of groups) {
    for (const piece of group.pieces) {
      if (backdrop && shadow && piece.stands) throwShadow(canvas, piece);
      drawPiece(canvas, piece, backdrop, owners);
    }
  }
  if (backdrop?.front) {
    const layer = resize(backdrop.front.pixels, layout.size, layout.size);
    canvas.draw(layer, 0, 0);
    owners.hide(layer);
  }
  if (backdrop?.veil) canvas.draw(resize(backdrop.veil, layout.size, layout.size), 0, 0);
  return { pixels: canvas.pixels, things: owners.placedThings() };
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
