// Public API of the scene composer.
export { type Bitmap, type Box, crop, visibleBox } from './bitmap.ts';
export { Canvas, type Layer, light, merge, resize, rotate } from './canvas.ts';
export {
  COLOUR_NAMES,
  type ColourName,
  dominantColour,
  nameColour,
  PAINTS,
  pastelOf,
  repaint,
  shadeOf,
  tint,
} from './colours.ts';
export { HATS, type Hat } from './hats.ts';
export * from './parts-to-play.ts';
export { type Backdrop, drawBackdrop } from './places/backdrops.ts';
export type { Place } from './places/place.ts';
export { PLACES } from './places/places.ts';
export { hashSeed, Random, WeightedTable } from './random.ts';
export { drawSvg } from './raster/draw-svg.ts';
export { UnsupportedSvg } from './raster/unsupported.ts';
export { layoutPair, type PairLayout, type Placement, type Relation } from './relations.ts';
export {
  type Hour,
  MOST_COPIES,
  MOST_THINGS,
  PLACE_ID,
  type PlacedThing,
  type Position,
  type Scene,
  type SceneRelation,
  type SceneThing,
  type Size,
  type Weather,
} from './scene.ts';
export { findHead, type Head, type Posture, putOn } from './wearing.ts';
export { list } from './word-list.ts';
