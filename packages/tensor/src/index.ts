// Public API of the engine: trace a Graph with ops and layers, differentiate it, compile it to ONNX.
export { grad } from './autodiff.ts';
export type { Initializer, Parameter, TensorData } from './graph.ts';
export { Graph } from './graph.ts';
export { conv, dense, denseTogether, embed, norm, pictureNorm, upsampleConv } from './nn/layers.ts';
export { Scope } from './nn/scope.ts';
export type { ParameterValues, WeightFile } from './onnx/model-proto.ts';
export { toOnnx } from './onnx/model-proto.ts';
export type { BytePreference, QuantizedForm } from './onnx/quantized-parameter.ts';
export { PORTABLE_BYTES, quantizedForm, quantizedNames } from './onnx/quantized-parameter.ts';
export * from './ops/index.ts';
export type { AdamWOptions, AdamWState } from './optim/adamw.ts';
export { adamW, newAdamWState } from './optim/adamw.ts';
export { Orthogonaliser } from './optim/muon.ts';
export type { Schedule } from './optim/schedule.ts';
export { decayStart, learningRateAt } from './optim/schedule.ts';
export type { Feeds, HostTensor, Results, Session, SessionOptions } from './session.ts';
export type { DType, Shape, TensorType } from './tensor.ts';
export { formatShape, sameShape, sizeOf, Tensor } from './tensor.ts';
