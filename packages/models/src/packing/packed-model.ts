// A whole model in one file, as browsers load it: safetensors whose tensors are the files of a model folder. JSON files
// are bytes; weights are `part/name`, large ones in 8-bit blocks with their exponents beside them.
import { bytesSource } from '../checkpoint/byte-source.ts';
import { openSafetensors } from '../checkpoint/safetensors.ts';
import { elementCount, requireTensor, type WeightSource, type WeightTensor } from '../checkpoint/weights.ts';
import type { ModelFiles } from '../model-parts.ts';
import { fromBlocks } from './blocks.ts';

/** The name of the exponents that go with a tensor in blocks. */
export const exponentsName = (tensor: string): string => `${tensor}_exponents`;

/**
 * Opens what `packModel` made.
 * @param label what error messages call it
 * @throws NonetError `checkpoint-truncated`, `checkpoint-corrupt`; when read `checkpoint-missing-tensor`
 */
export function openPackedModel(bytes: Uint8Array, label = 'packed model'): ModelFiles {
  const packed = openSafetensors(bytesSource(bytes, label));
  return {
    has: (path) => packed.tensors.has(path),
    readJson: (path) => JSON.parse(new TextDecoder().decode(bytesOf(requireTensor(packed, path)))) as unknown,
    readWeights: (part, read) => read(weightsOf(packed, part)),
  };
}

/** The tensors of one part under their own names, as float32. */
function weightsOf(packed: WeightSource, part: string): WeightSource {
  const tensors = new Map<string, WeightTensor>();
  for (const tensor of packed.tensors.values()) {
    if (!tensor.name.startsWith(`${part}/`)) continue;
    const name = tensor.name.slice(part.length + 1);
    tensors.set(name, { ...(tensor.dtype === 'I8' ? expanded(packed, tensor) : tensor), name });
  }
  return { label: `${packed.label}, ${part}`, tensors, metadata: packed.metadata, close() {} };
}

function expanded(packed: WeightSource, tensor: WeightTensor): WeightTensor {
  const read = () =>
    fromBlocks({
      values: int8Of(tensor),
      exponents: int8Of(requireTensor(packed, exponentsName(tensor.name))),
    });
  const { name, shape } = tensor;
  return {
    name,
    shape,
    dtype: 'F32',
    read,
    *pieces() {
      yield new Uint8Array(read().buffer);
    },
  };
}

const int8Of = (tensor: WeightTensor): Int8Array => new Int8Array(bytesOf(tensor).buffer);

function bytesOf(tensor: WeightTensor): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(elementCount(tensor.shape)); // of one byte each
  let at = 0;
  for (const piece of tensor.pieces()) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
