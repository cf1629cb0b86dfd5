// Checkpoint files: what runs anywhere. Files by path are in `@nonet/models/node`.
export { type ByteSource, bytesSource } from './byte-source.ts';
export { openFlaxMsgpack } from './flax-msgpack.ts';
export { encodeSafetensors, openSafetensors, type TensorToWrite } from './safetensors.ts';
export {
  elementCount,
  requireTensor,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';
