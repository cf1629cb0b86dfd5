// Weights as models are published: in float16, on the grid of 8-bit blocks, so that packing for browsers loses nothing
// and every device draws the same pictures.
import type { TensorToWrite } from '../checkpoint/safetensors.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import { roundToBlocks } from './blocks.ts';

/** The VQGAN's way from pictures to tokens: it is not packed, and the tokens that it gives must stay the same. */
const UNPACKED = /^(?:encoder|quant_conv)\//;

export const publishedTensors = (source: WeightSource): TensorToWrite[] =>
  [...source.tensors.values()].map((tensor) => ({
    name: tensor.name,
    shape: tensor.shape,
    dtype: 'F16',
    data: () => {
      const exact = tensor.shape.length < 2 || UNPACKED.test(tensor.name);
      return exact ? tensor.read() : roundToBlocks(tensor.read());
    },
  }));
