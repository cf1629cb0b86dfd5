// A float tensor as int8 with a scale per output channel, made piece by piece.
import { largestWeight } from '@nonet/tensor';
import { toFloat32, type WeightTensor } from '../checkpoint/weights.ts';

export interface QuantizedTensor {
  /** `[channels]`, or `[layers, channels]` of a stack */
  readonly scale: Float32Array;
  readonly scaleShape: readonly number[];
  /** The int8 numbers in the tensor's own order. */
  readonly values: () => Iterable<Uint8Array>;
}

/**
 * Scales every output channel (the last axis) by its largest number.
 * @param tensor `[in, out]`, a stack `[layers, in, out]`, or a convolution's `[height, width, in, out]`
 */
export function quantizeTensor(tensor: WeightTensor): QuantizedTensor {
  const { shape, dtype } = tensor;
  const channels = shape.at(-1)!;
  const stacked = shape.length === 3;
  const layers = stacked ? shape[0]! : 1;
  const layerSize = shape.reduce((product, length) => product * length, 1) / layers;
  const place = (index: number) => Math.floor(index / layerSize) * channels + (index % channels);
  const scale = new Float32Array(layers * channels);
  const floats = function* () {
    for (const piece of tensor.pieces()) yield toFloat32(piece, dtype);
  };
  let at = 0;
  for (const part of floats()) {
    for (let i = 0; i < part.length; i++, at++) {
      const channel = place(at);
      const size = Math.abs(part[i]!);
      if (size > scale[channel]!) scale[channel] = size;
    }
  }
  // A channel of zeros keeps a scale that can be divided by.
  const largest = largestWeight(shape.length);
  for (let i = 0; i < scale.length; i++) scale[i] = (scale[i] || 1) / largest;
  const values = function* () {
    let from = 0;
    for (const part of floats()) {
      const quantized = new Int8Array(part.length);
      for (let i = 0; i < part.length; i++, from++) quantized[i] = Math.round(part[i]! / scale[place(from)]!);
      yield new Uint8Array(quantized.buffer);
    }
  };
  return { scale, scaleShape: stacked ? [layers, channels] : [channels], values };
}
