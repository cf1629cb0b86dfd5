// `nonet/tensor`: symbolic tensors, autodiff, layers and optimizers, compiled through ONNX; sessions of Node.
export { NonetError } from '@nonet/core';
export * from '@nonet/tensor';
export type { Device, NodeSessionOptions } from '@nonet/tensor/node';
export { compile } from '@nonet/tensor/node';
