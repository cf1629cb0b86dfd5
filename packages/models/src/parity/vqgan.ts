// Parity of a VQGAN: tokens to a picture, and the formula's test picture to codes and tokens.
import { NonetError } from '@nonet/core';
import { formatShape, Graph, Scope } from '@nonet/tensor';
import { readParameters } from '../checkpoint/read-parameters.ts';
import { uniform } from '../formula-weights.ts';
import { parseVqganConfig, tokensPerSide, type VqganConfig } from '../vqgan/config.ts';
import { decodeTokens, encodePictures, tokenizePictures } from '../vqgan/modeling.ts';
import type { Comparison } from './comparison.ts';
import { formulaSource } from './formula-source.ts';
import { isObject, type Reference } from './reference.ts';
import { runOnce } from './run-once.ts';

const CODEBOOK = 'quantize/embedding/embedding';

/** Two codes are equally near if their squared distances differ by no more than this share of them. */
const NOISE = 1e-4;

/** @throws NonetError `parity-value`, `parity-data`, `parity-shape`, `config-*`, `cancelled` */
export async function checkVqgan(
  reference: Reference,
  comparison: Comparison,
  signal?: AbortSignal,
): Promise<void> {
  const config = parseVqganConfig(reference.json['config']);
  if (reference.has('parameters')) checkParameters(reference, config, comparison);
  const holds = (prefix: string) => Object.keys(reference.json).some((key) => key.startsWith(prefix));
  if (holds('image_tokens') || holds('decoded_')) await checkDecoder(reference, config, comparison);
  if (signal?.aborted) throw new NonetError('cancelled', 'the parity check was cancelled');
  if (holds('encoded_')) await checkEncoder(reference, config, comparison);
}

function traceDecoder(config: VqganConfig): Graph {
  const graph = new Graph();
  const tokens = graph.input('tokens', [1, tokensPerSide(config) ** 2], 'int64');
  graph.output('picture', decodeTokens(new Scope(graph), tokens, config));
  return graph;
}

function traceEncoder(config: VqganConfig): Graph {
  const graph = new Graph();
  const scope = new Scope(graph);
  const pictures = graph.input('pictures', [1, 3, config.resolution, config.resolution]);
  graph.output('codes', encodePictures(scope, pictures, config)); // ONNX Runtime computes the common part once
  graph.output('tokens', tokenizePictures(scope, pictures, config));
  return graph;
}

/** Every parameter under its published name and in its shape; none missing, none too many. */
function checkParameters(reference: Reference, config: VqganConfig, comparison: Comparison): void {
  const listed = reference.json['parameters'];
  if (!isObject(listed))
    throw new NonetError('parity-value', 'parameters: expected an object of shapes by name');
  const ours = new Map<string, string>();
  for (const graph of [traceDecoder(config), traceEncoder(config)]) {
    for (const { name, tensor } of graph.parameters.values()) ours.set(name, formatShape(tensor.shape));
  }
  const theirs = new Map(
    Object.entries(listed).map(([name, shape]) => [name, formatShape(shape as number[])]),
  );
  const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => ours.get(name) !== theirs.get(name),
  );
  const [first = ''] = different;
  comparison.check(
    different.length === 0,
    `parameters: all ${theirs.size} names and shapes equal`,
    `parameters: ${different.length} differ, first ${first}: expected ${theirs.get(first) ?? 'none'}, got ${ours.get(first) ?? 'none'}`,
  );
}

async function checkDecoder(
  reference: Reference,
  config: VqganConfig,
  comparison: Comparison,
): Promise<void> {
  const size = config.resolution;
  const tokens = BigInt64Array.from(reference.tokens('image_tokens', config.nEmbed), BigInt);
  const parts = reference.arrays('decoded', '_every', 3);
  const graph = traceDecoder(config);
  const results = await runOnce(graph, { tokens }, readParameters(graph, formulaSource(graph)));
  const picture = results['picture']!.data as Float32Array; // [1, channels, y, x]
  for (const part of parts) {
    const side = Math.ceil(size / part.stride);
    reference.expectShape(part, [side, side, config.outCh]);
    const indices = Uint32Array.from(part.data, (_, i) => {
      const [channel, pixel] = [i % config.outCh, Math.floor(i / config.outCh)];
      const [y, x] = [Math.floor(pixel / side), pixel % side];
      return (channel * size + y * part.stride) * size + x * part.stride;
    });
    comparison.numbers(part.label, picture, part.data, indices);
  }
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  const variance = picture.reduce((sum, value) => sum + (value - mean) ** 2, 0) / picture.length;
  if (reference.has('mean')) comparison.numbers('mean of the picture', [mean], [reference.number('mean')]);
  if (reference.has('std'))
    comparison.numbers('deviation of the picture', [Math.sqrt(variance)], [reference.number('std')]);
}

async function checkEncoder(
  reference: Reference,
  config: VqganConfig,
  comparison: Comparison,
): Promise<void> {
  const side = tokensPerSide(config);
  const parts = reference.arrays('encoded', '_first', 3);
  const graph = traceEncoder(config);
  const weights = readParameters(graph, formulaSource(graph));
  const results = await runOnce(graph, { pictures: testPicture(config.resolution) }, weights);
  const codes = results['codes']!.data as Float32Array; // [positions, embedDim]
  for (const part of parts) {
    const width = part.label === 'encoded' ? config.embedDim : Math.min(part.stride, config.embedDim);
    reference.expectShape(part, [side, side, width]);
    const indices = Uint32Array.from(
      part.data,
      (_, i) => Math.floor(i / width) * config.embedDim + (i % width),
    );
    comparison.numbers(part.label, codes, part.data, indices);
  }
  if (!reference.has('encoded_tokens')) return;
  const ours = Array.from(results['tokens']!.data as BigInt64Array, Number);
  const theirs = reference.integers('encoded_tokens');
  if (theirs.length !== ours.length) {
    throw new NonetError(
      'parity-value',
      `encoded_tokens: expected ${ours.length} by the config, got ${theirs.length}`,
    );
  }
  const codebook = weights.get(CODEBOOK) as Float32Array;
  const different = ours
    .map((_, position) => position)
    .filter((position) => ours[position] !== theirs[position]);
  const wrong = different.filter((position) => {
    const from = position * config.embedDim;
    const code = codes.subarray(from, from + config.embedDim);
    const [near, far] = [ours, theirs].map((tokens) => squaredDistance(code, codebook, tokens[position]!));
    return !(far! - near! <= NOISE * near!);
  });
  const verdict = `encoded_tokens: ${ours.length - different.length} of ${ours.length} equal, ${different.length - wrong.length} close calls`;
  comparison.check(wrong.length === 0, verdict, `${verdict}, ${wrong.length} wrong`);
}

function squaredDistance(code: Float32Array, codebook: Float32Array, token: number): number {
  return code.reduce((sum, value, i) => sum + (value - codebook[token * code.length + i]!) ** 2, 0);
}

/** The picture that `test_image` describes, as `[1, 3, y, x]`: waves and a ramp with a tenth of noise. */
export function testPicture(size: number): Float32Array {
  const planes = new Float32Array(3 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [right, down] = [x / (size - 1), y / (size - 1)];
      const base = [0.5 + 0.5 * Math.sin(6 * right + 2 * down), 0.5 + 0.5 * Math.cos(5 * down), right * down];
      base.forEach((value, channel) => {
        const noise = uniform('vqgan_image', (y * size + x) * 3 + channel) + 0.5;
        planes[(channel * size + y) * size + x] = 0.9 * value + 0.1 * noise;
      });
    }
  }
  return planes;
}
