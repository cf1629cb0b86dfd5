// Writes a checkpoint again with its large kernels in 8 bits.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { NonetError } from '@nonet/core';
import { AtomicFile } from '@nonet/core/node';
import { type BytePreference, quantizedNames } from '@nonet/tensor';
import { bytePreference } from '@nonet/tensor/node';
import { finiteMark } from '../checkpoint/finite.ts';
import { encodeSafetensors, type TensorToWrite } from '../checkpoint/safetensors.ts';
import { bytesPerElement, toFloat32, type WeightSource, type WeightTensor } from '../checkpoint/weights.ts';
import type { ActivationRanges } from './measure-activations.ts';
import { quantizeTensor } from './quantize-tensor.ts';

/** Kernels to quantize; with ranges where what flows through them was measured. */
export type ChooseKernels = (name: string) => { readonly ranges?: ActivationRanges } | undefined;

/** Every kernel of a DalleBart: its activations are scaled as they come. */
export const everyKernel: ChooseKernels = (name) => (name.endsWith('/kernel') ? {} : undefined);

/**
 * Bytes are stored as this processor multiplies them best; others turn them when they open the file.
 * @throws NonetError `cancelled`, `disk-full`, `file-write`
 */
export async function quantizeCheckpoint(
  source: WeightSource,
  path: string,
  choose: ChooseKernels,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = await bytePreference();
  const tensors: TensorToWrite[] = [];
  for (const tensor of source.tensors.values()) {
    await letOthersRun(signal);
    const chosen = choose(tensor.name);
    tensors.push(...(chosen ? quantized(tensor, bytes, chosen.ranges) : [asFloat32(tensor)]));
  }
  // Float32 first: it must start at a multiple of 4 bytes to be mapped, bytes may lie anywhere.
  tensors.sort((a, b) => bytesPerElement[b.dtype] - bytesPerElement[a.dtype]);
  const file = new AtomicFile(path);
  try {
    for (const piece of encodeSafetensors(tensors, finiteMark)) {
      await letOthersRun(signal);
      file.write(piece);
    }
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function letOthersRun(signal: AbortSignal | undefined): Promise<void> {
  await afterOthers();
  if (signal?.aborted) throw new NonetError('cancelled', 'quantizing was cancelled');
}

function quantized(
  tensor: WeightTensor,
  bytes: BytePreference,
  ranges: ActivationRanges | undefined,
): TensorToWrite[] {
  const { name, shape } = tensor;
  const names = quantizedNames(name);
  const { scale, scaleShape, form, values } = quantizeTensor(tensor, bytes);
  const written: TensorToWrite[] = [
    { name, shape, dtype: form.dtype === 'int8' ? 'I8' : 'U8', data: values },
    { name: names.scale, shape: scaleShape, dtype: 'F32', data: scale },
  ];
  if (ranges) {
    written.push(
      { name: names.input, shape: [2], dtype: 'F32', data: ranges.input },
      { name: names.output, shape: [2], dtype: 'F32', data: ranges.output },
    );
  }
  return written;
}

const asFloat32 = (tensor: WeightTensor): TensorToWrite => ({
  name: tensor.name,
  shape: tensor.shape,
  dtype: 'F32',
  *data() {
    for (const piece of tensor.pieces()) {
      const { buffer, byteOffset, byteLength } = toFloat32(piece, tensor.dtype);
      yield new Uint8Array(buffer, byteOffset, byteLength);
    }
  },
});
