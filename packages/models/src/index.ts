// Public API of the models.

export type { PlacedThing, Scene, SceneRelation, SceneThing } from '@nonet/scenes';
export { openFlaxMsgpack } from './checkpoint/flax-msgpack.ts';
export { openSafetensors } from './checkpoint/safetensors.ts';
export type { WeightSource } from './checkpoint/weights.ts';
export type { ClipConfig } from './clip/config.ts';
export { parseClipConfig } from './clip/config.ts';
export {
  embedPictures as embedClipPictures,
  embedTexts as embedClipTexts,
  similarities as clipSimilarities,
} from './clip/modeling.ts';
export type { Normalisation } from './clip/preprocess.ts';
export { preprocess as preprocessForClip, publishedNormalisation } from './clip/preprocess.ts';
export { ClipRanker } from './clip/ranker.ts';
export { readClip } from './clip/weights.ts';
export type { Compile } from './compile.ts';
export { ConfigReader } from './config-reader.ts';
export { cutFromBackground } from './cut-from-background.ts';
export type { DalleBartConfig } from './dalle-bart/config.ts';
export { parseDalleBartConfig } from './dalle-bart/config.ts';
export { decodeSequence, encodeText } from './dalle-bart/modeling.ts';
export { readDalleBart } from './dalle-bart/weights.ts';
export { MAX_PICTURES } from './draw-settings.ts';
export type {
  Drawing,
  DrawOptions,
  DrawProgress,
  DrawSettings,
  Keep,
  Picture,
  RankerName,
  Seamless,
  StartPicture,
  WeightedPrompt,
} from './drawing.ts';
export { type Effect, effectNames, greyOf, withEffect } from './effects/index.ts';
export { ImageTokenGenerator } from './generation/generate.ts';
export type { PresetName } from './generation/presets.ts';
export { presetNames } from './generation/presets.ts';
export type { SamplingOptions } from './generation/sampler.ts';
export { publishedTensors } from './packing/published-tensors.ts';
export type { RgbPicture } from './picture.ts';
export { fitSquare } from './picture.ts';
export { Pipeline } from './pipeline.ts';
export { toPixels, toPlanes } from './pixels.ts';
export { pngText, readPngText, withPngText } from './png-text.ts';
export type { SceneSampling, StyleGuidance } from './prompt-sampling.ts';
export { castScene, type Vocabulary } from './scene-drawing/casting.ts';
export { partOf } from './scene-drawing/drawn-things.ts';
export { normalizeText } from './tokenizer/text-normalizer.ts';
export { Tokenizer } from './tokenizer/tokenizer.ts';
export { trainBpe } from './tokenizer/train-bpe.ts';
export type {
  Kind,
  LexiconFile,
  Modifier,
  Note,
  PlaceWords,
  Reason,
  Setting,
  Understanding,
} from './understanding/index.ts';
export {
  describeNote,
  keyOf,
  Lexicon,
  parseLexicon,
  Understander,
  withoutAccents,
} from './understanding/index.ts';
export type { UpscalerConfig } from './upscaler/config.ts';
export { parseUpscalerConfig, UPSCALE_FACTOR } from './upscaler/config.ts';
export { upscalePictures } from './upscaler/modeling.ts';
export { Upscaler } from './upscaler/upscaler.ts';
export { PictureCodec } from './vqgan/codec.ts';
export type { VqganConfig } from './vqgan/config.ts';
export { parseVqganConfig, tokensPerSide } from './vqgan/config.ts';
export { decodeCodes, decodeTokens, encodePictures, tokenizePictures } from './vqgan/modeling.ts';
export { placeValue, quantizeScalars } from './vqgan/quantize.ts';
export { readVqgan } from './vqgan/weights.ts';
export { withWebpXmp } from './webp-xmp.ts';
export { MADE_BY_MODEL, writeXmp, XMP_KEYWORD } from './xmp.ts';
