// Public API of the scene composer.

export { ACTION_RULES } from './actions.ts';
export { type Bitmap, type Box, crop, visibleBox } from './bitmap.ts';
export { Canvas, type Layer, light, merge, resize, rotate } from './canvas.ts';
export { type Anchor, anchorOf, CLOTHES } from './clothes.ts';
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
export type { SceneCast } from './compose/build-groups.ts';
export { type ComposedScene, composeScene } from './compose/compose-scene.ts';
export { COPY_ROWS } from './compose/copy-rows.ts';
export { isDrawnByComposer } from './compose/garments.ts';
export { type CutOptions, type CutOut, cutOut, liftThing } from './cutout/cut-out.ts';
export { hasHoles } from './cutout/hole-names.ts';
export { garmentBitmap } from './garment-bitmaps.ts';
export { isHanded } from './handed.ts';
export { HATS, type Hat } from './hats.ts';
export { straightened } from './hybrids.ts';
export type { PairLayout, Placement, RelationRule } from './layouts.ts';
export * from './limits.ts';
export { MATERIALS } from './materials.ts';
export * from './parts-to-play.ts';
export { isPerson } from './parts-to-play.ts';
export { type Backdrop, type BackdropOptions, drawAnyBackdrop, drawBackdrop } from './places/backdrops.ts';
export type { Place } from './places/place.ts';
export { placeNamed } from './places/place-names.ts';
export { PLACES, TRAINED_PLACES } from './places/places.ts';
export { isProp } from './props.ts';
export { hashSeed, Random, WeightedTable } from './random.ts';
export { drawSvg } from './raster/draw-svg.ts';
export { UnsupportedSvg } from './raster/unsupported.ts';
export { layoutPair, RELATIONS, type Relation } from './relations.ts';
export type {
  Hour,
  Origin,
  PlacedThing,
  Position,
  Scene,
  SceneRelation,
  SceneThing,
  Size,
  Weather,
} from './scene.ts';
export { STATES } from './states/states.ts';
export { HEADGEAR } from './wardrobe/headgear.ts';
export { findHead, type Head, type Posture, putOn } from './wearing.ts';
export { list } from './word-list.ts';
