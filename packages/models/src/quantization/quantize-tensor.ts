// A float tensor in 8 bits with a scale per output channel, made piece by piece.
import { type BytePreference, type QuantizedForm, quantizedForm } from '@nonet/tensor';
import { toFloat32, type WeightTensor } from '../checkpoint/weights.ts';

export interface QuantizedTensor {
  /** `[channels]`, or `[layers, channels]` of a stack */
  readonly scale: Float32Array;
  readonly scaleShape: readonly number[];
  readonly form: QuantizedForm;
  /** The stored numbers, a byte each, in the tensor's own order. */
  readonly values: () => Iterable<Uint8Array>;
}

/**
 * Scales every output channel (the last axis) by its largest number.
 * @param bytes what the processor prefers that the tensor is stored for
 * @param tensor `[in, out]`, a stack `[layers, in, out]`, or a convolution's `[height, width, in, out]`
 */
export function quantizeTensor(tensor: WeightTensor, bytes: BytePreference): QuantizedTensor {
  const { shape } = tensor;
  const channels = shape.at(-1)!;
  const stacked = shape.length === 3;
  const scale = new Float32Array((stacked ? shape[0]! : 1) * channels);
  for (const part of parts(tensor)) {
    for (const { from, to, shift } of part.runs) {
      for (let i = from; i < to; i++) {
        const size = Math.abs(part.numbers[i]!);
        if (size > scale[i + shift]!) scale[i + shift] = size;
      }
    }
  }
  // A channel of zeros keeps a scale that can be divided by.
  const form = quantizedForm(shape.length, bytes);
  for (let i = 0; i < scale.length; i++) scale[i] = (scale[i] || 1) / form.largest;
  const values = function* () {
    for (const { numbers, runs } of parts(tensor)) {
      const stored = new Uint8Array(numbers.length); // of a negative number the two's complement
      for (const { from, to, shift } of runs) {
        for (let i = from; i < to; i++) stored[i] = form.zero + Math.round(numbers[i]! / scale[i + shift]!);
      }
      yield stored;
    }
  };
  return { scale, scaleShape: stacked ? [shape[0]!, channels] : [channels], form, values };
}

interface Part {
  readonly numbers: Float32Array;
  /** Stretches of them along the last axis: the scale of number i is at i + shift. */
  readonly runs: readonly { readonly from: number; readonly to: number; readonly shift: number }[];
}

/** The numbers of a tensor in order. */
function* parts(tensor: WeightTensor): Generator<Part> {
  const { shape, dtype } = tensor;
  const channels = shape.at(-1)!;
  const layerSize = shape.slice(shape.length === 3 ? 1 : 0).reduce((product, length) => product * length, 1);
  let at = 0;
  for (const piece of tensor.pieces()) {
    const numbers = toFloat32(piece, dtype);
    const runs: Part['runs'][number][] = [];
    for (let from = 0; from < numbers.length; ) {
      const channel = (at + from) % channels;
      const place = Math.floor((at + from) / layerSize) * channels + channel;
      const to = Math.min(from + channels - channel, numbers.length);
      runs.push({ from, to, shift: place - from });
      from = to;
    }
    yield { numbers, runs };
    at += numbers.length;
  }
}
