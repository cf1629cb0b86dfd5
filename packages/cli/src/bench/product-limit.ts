// The machine's speed at matrix products, and the share of it that drawing uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDalleBartConfig } from '@nonet/models';
import { Graph, matmul, quantizedNames, sum, type TensorData } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';

/** Products in a row, so that weights come from memory as they do when drawing. */
const PRODUCTS = 8;
const [INNER, OUTER] = [1024, 2736];
const REPEATS = 12;

/** Operations a second, in 10^9, of products of some rows with constant matrices. */
export async function productLimit(
  precision: 'float32' | 'int8',
  rows: number,
  threads: number,
): Promise<number> {
  const graph = new Graph();
  const weights = new Map<string, TensorData>();
  const x = graph.input('x', [rows, INNER]);
  for (let i = 0; i < PRODUCTS; i++) {
    const name = `w${i}`;
    const numbers = Float32Array.from({ length: INNER * OUTER }, (_, at) => Math.sin(at + i));
    weights.set(
      name,
      precision === 'int8' ? Uint8Array.from(numbers, (value) => 128 + 127 * value) : numbers,
    );
    weights.set(quantizedNames(name).scale, new Float32Array(OUTER).fill(1 / 127));
    const product = matmul(x, graph.parameter(name, [INNER, OUTER], { value: 0 }));
    graph.output(`sum${i}`, sum(product, [1]));
  }
  const session = await compile(graph, { weights, threads });
  const feeds = { x: Float32Array.from({ length: rows * INNER }, (_, at) => Math.cos(at)) };
  let fastest = Infinity;
  for (let run = 0; run < REPEATS; run++) {
    const start = performance.now();
    await session.run(feeds);
    fastest = Math.min(fastest, performance.now() - start);
  }
  await session.release();
  return (2 * rows * INNER * OUTER * PRODUCTS) / (fastest / 1000) / 1e9;
}

/** Operations of the decoder's products with weights over a whole drawing but its first step. */
export function weightOperations(model: string, pictures: number): number {
  const config = parseDalleBartConfig(
    JSON.parse(readFileSync(join(model, 'dalle-bart/config.json'), 'utf8')),
  );
  const { dModel, decoderFfnDim, decoderLayers, imageVocabSize, imageLength, useGlu } = config;
  const attention = 6 * dModel ** 2; // q, k, v, out; of cross attention q and out
  const feedForward = (useGlu ? 3 : 2) * dModel * decoderFfnDim;
  const step = decoderLayers * (attention + feedForward) + dModel * (imageVocabSize + 1);
  return 2 * step * (2 * pictures) * (imageLength - 1);
}
