// Exports that drawing in Node and drawing in browsers share.
export { NonetError } from '@nonet/core';
export type {
  Drawing,
  DrawProgress,
  DrawSettings,
  Keep,
  Note,
  Picture,
  PlacedThing,
  PresetName,
  RankerName,
  RgbPicture,
  SamplingOptions,
  Scene,
  SceneRelation,
  SceneThing,
  Seamless,
  StartPicture,
  WeightedPrompt,
} from '@nonet/models';
export { describeNote } from '@nonet/models';
export type { DoneEvent, DrawEvent, DrawOptions, ProgressEvent } from './drawing-events.ts';
export { Model } from './model.ts';
