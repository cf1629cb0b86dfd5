// Every operation that a model can be written with.

export type { Operand } from './arithmetic.ts';
export {
  add,
  div,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  maximum,
  minimum,
  mul,
  sub,
} from './arithmetic.ts';
export type { ByteForm, Bytes } from './byte-products.ts';
export { byteMatmul, toBytes } from './byte-products.ts';
export { cast } from './cast.ts';
export type { ConvGeometry, Padding } from './conv.ts';
export { conv2d } from './conv.ts';
export { embedding } from './embedding.ts';
export { averagePool2, depthToSpace, spaceToDepth, upsampleNearest2 } from './image.ts';
export { matmul } from './matmul.ts';
export { matmulTogether } from './matmul-together.ts';
export { groupNorm, layerNorm } from './norm.ts';
export { argMax, max, mean, sum } from './reduce.ts';
export { broadcastTo, concat, pad, reshape, slice, split, transpose } from './shape.ts';
export { crossEntropy, logSoftmax, softmax } from './softmax.ts';
export {
  abs,
  clamp,
  erf,
  exp,
  floor,
  gelu,
  log,
  neg,
  relu,
  round,
  sigmoid,
  sign,
  silu,
  sqrt,
  stopGradient,
  tanh,
} from './unary.ts';
export { upsampleConv2d } from './upsample-conv.ts';
