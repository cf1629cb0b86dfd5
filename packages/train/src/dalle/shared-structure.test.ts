// Shared numbers of a table: they reach every entry with the trait, and fold into the table without a trace.
import { decodeSequence, encodeText, parseDalleBartConfig } from '@nonet/models';
import { Graph, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { describe, expect, it } from 'vitest';
import { initialParameters, type Parameters } from '../parameters.ts';
import { normalStream } from '../random.ts';
import { SharedStructure } from './shared-structure.ts';

const config = parseDalleBartConfig({
  d_model: 16,
  encoder_layers: 1,
  encoder_attention_heads: 2,
  encoder_ffn_dim: 16,
  encoder_vocab_size: 10,
  decoder_layers: 1,
  decoder_attention_heads: 2,
  decoder_ffn_dim: 16,
  image_vocab_size: 6,
  image_length: 4,
  max_text_length: 3,
});
const structure = new SharedStructure(config, [3, 2]);

function trace(makeScope: (graph: Graph) => Scope): Graph {
  const graph = new Graph();
  const scope = makeScope(graph);
  const text = encodeText(scope, graph.input('text', [1, 3], 'int64'), config);
  graph.output('logits', decodeSequence(scope, graph.input('tokens', [1, 4], 'int64'), text, config));
  return graph;
}

async function logits(graph: Graph, weights: Parameters): Promise<Float32Array> {
  const session = await compile(graph, { weights, threads: 1 });
  const inputs = { text: BigInt64Array.of(1n, 5n, 2n), tokens: BigInt64Array.of(6n, 0n, 3n, 5n) };
  const result = await session.run(inputs);
  await session.release();
  return result['logits']!.data as Float32Array;
}

describe('SharedStructure', () => {
  const shared = trace((graph) => structure.scope(graph));
  const weights = initialParameters(shared, 1);

  it('changes nothing at the start', async () => {
    const plain = trace((graph) => new Scope(graph));
    const before = await logits(plain, initialParameters(plain, 1));
    expect(await logits(shared, weights)).toEqual(before);
  });

  it('folds into a plain model that computes the same', async () => {
    const normal = normalStream(1, 'shared');
    for (const [name, values] of weights)
      if (name.startsWith('structure/')) weights.set(name, values.map(normal));
    const folded = structure.fold({ weights, shapes: new Map() }).weights;
    const plain = trace((graph) => new Scope(graph));
    expect([...folded.keys()].sort()).toEqual([...plain.parameters.keys()].sort());
    const expected = await logits(shared, weights);
    (await logits(plain, folded)).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 4));
  });

  it('gives a trait to its codes alone', () => {
    const embedding = 'model/decoder/embed_tokens/embedding';
    const zero = new Map([...weights].map(([name, values]) => [name, new Float32Array(values.length)]));
    zero.get(`structure/${embedding}`)!.fill(1, 3 * 16, 4 * 16); // the first level of the second channel
    const table = structure.fold({ weights: zero, shapes: new Map() }).weights.get(embedding)!;
    expect(Array.from({ length: 7 }, (_, code) => table[16 * code])).toEqual([1, 1, 1, 0, 0, 0, 0]);
  });
});
