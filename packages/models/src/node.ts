// Entry for Node: models in folders, checkpoints as files.
export { openCheckpoint, withCheckpoint, writeSafetensors } from './checkpoint/checkpoint-node.ts';
export { openFileSource } from './checkpoint/file-source-node.ts';
export { openClip } from './clip/open-clip-node.ts';
export type { OpenModelOptions } from './open-model-node.ts';
export { modelFiles, openModel, openParts } from './open-model-node.ts';
export type { PackingCost } from './packing/measure-packing-node.ts';
export { measurePacking } from './packing/measure-packing-node.ts';
export { PACKED_FILES, packModel } from './packing/pack-model-node.ts';
export type { ParityOptions, ParityResult } from './parity/check-parity.ts';
export { checkParity } from './parity/check-parity.ts';
export type { CompareOptions, ModelDifference } from './quantization/compare-models-node.ts';
export { compareModels } from './quantization/compare-models-node.ts';
export type { FormulaPrecision, FormulaSize } from './quantization/formula-model-node.ts';
export { writeFormulaModel } from './quantization/formula-model-node.ts';
export type { QuantizedModel, QuantizeOptions } from './quantization/quantize-model-node.ts';
export { quantizeModel } from './quantization/quantize-model-node.ts';
export { openUpscaler } from './upscaler/open-upscaler-node.ts';
