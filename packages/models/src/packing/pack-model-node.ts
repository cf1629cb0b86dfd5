// Packs a model folder into one file for browsers. The same folder gives the same bytes.
import { NonetError } from '@nonet/core';
import type { Graph, ParameterValues } from '@nonet/tensor';
import { encodeSafetensors, type TensorToWrite } from '../checkpoint/safetensors.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { readDalleBart, traceDalleBart } from '../dalle-bart/weights.ts';
import { modelFiles } from '../open-model-node.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { readVqganDecoder, traceVqganDecoder } from '../vqgan/weights.ts';
import { toBlocks } from './blocks.ts';
import { exponentsName } from './packed-model.ts';

/** Read by every visitor's browser: more is not for them. */
const MOST_PARAMETERS = 30_000_000;
const WEIGHT_FILES = ['dalle-bart/model.safetensors', 'vqgan/model.safetensors'] as const;
const JSON_FILES = [
  'dalle-bart/config.json',
  'vqgan/config.json',
  'tokenizer.json',
  'sampling.json',
  'lexicon.json',
] as const;

/** What is packed of a model folder. */
export const PACKED_FILES: readonly string[] = [...JSON_FILES, ...WEIGHT_FILES];

/**
 * The bytes of the packed form, which `openPackedModel` reads: weights in 8 bits, without the VQGAN's encoder.
 * @throws NonetError `model-not-packable` beyond 30 million parameters or if it is int8, `model-missing`,
 *   `model-file`, `config-*`, `checkpoint-*`
 */
export function packModel(folder: string): Uint8Array {
  const files = modelFiles(folder);
  const dalleConfig = parseDalleBartConfig(files.readJson('dalle-bart/config.json'));
  const vqganConfig = parseVqganConfig(files.readJson('vqgan/config.json'));
  const dalle = traceDalleBart(dalleConfig);
  const vqgan = traceVqganDecoder(vqganConfig);
  const size = parameterCount(dalle) + parameterCount(vqgan);
  if (size > MOST_PARAMETERS) throw notPackable(folder, `${size} parameters; at most ${MOST_PARAMETERS}`);
  const weights = [
    ...packWeights(
      'dalle-bart',
      dalle,
      files.readWeights('dalle-bart', (source) => readDalleBart(dalleConfig, source)),
    ),
    ...packWeights(
      'vqgan',
      vqgan,
      files.readWeights('vqgan', (source) => readVqganDecoder(vqganConfig, source)),
    ),
  ];
  const texts = JSON_FILES.filter((path) => files.has(path)).map((path): TensorToWrite => {
    const bytes = new TextEncoder().encode(JSON.stringify(files.readJson(path)));
    return { name: path, shape: [bytes.length], dtype: 'U8', data: bytes };
  });
  // Numbers of two bytes first, so that they start at even places.
  const tensors = [...weights, ...texts].sort(
    (a, b) => Number(a.dtype !== 'F16') - Number(b.dtype !== 'F16'),
  );
  return Buffer.concat([...encodeSafetensors(tensors)]);

  function packWeights(part: string, graph: Graph, values: ParameterValues): TensorToWrite[] {
    return [...graph.parameters.values()].flatMap(({ name, tensor: { shape } }) => {
      const numbers = values.get(name)!;
      if (!(numbers instanceof Float32Array))
        throw notPackable(folder, 'int8 weights; only floating point ones');
      return packTensor(`${part}/${name}`, shape, numbers);
    });
  }
}

/** Large tensors in blocks; vectors are small, and everything passes through them. */
function packTensor(name: string, shape: readonly number[], numbers: Float32Array): TensorToWrite[] {
  if (shape.length < 2) return [{ name, shape, dtype: 'F16', data: numbers }];
  const { values, exponents } = toBlocks(numbers);
  return [
    { name, shape, dtype: 'I8', data: values },
    { name: exponentsName(name), shape: [exponents.length], dtype: 'I8', data: exponents },
  ];
}

const parameterCount = (graph: Graph): number =>
  [...graph.parameters.values()].reduce((sum, { tensor }) => sum + tensor.size, 0);

const notPackable = (folder: string, what: string): NonetError =>
  new NonetError('model-not-packable', `model ${folder}: has ${what} can be packed for browsers`);
