// Test helper: writes reference files of sizes that no published model has, from what the models here compute.
import { writeFileSync } from 'node:fs';
import { Graph, Scope } from '@nonet/tensor';
import { readParameters } from '../checkpoint/read-parameters.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { decodeSequence, encodeText } from '../dalle-bart/modeling.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { decodeTokens, encodePictures, tokenizePictures } from '../vqgan/modeling.ts';
import { formulaSource } from './formula-source.ts';
import { runOnce } from './run-once.ts';
import { testPicture } from './vqgan.ts';

function writeNumbers(jsonPath: string, label: string, numbers: readonly number[]): void {
  const bytes = new Uint8Array(Float32Array.from(numbers).buffer);
  writeFileSync(jsonPath.replace(/json$/, `${label}.f32`), bytes);
}

/** Indices 0, step, 2 step, ... below `length`. */
const every = (length: number, step: number): number[] =>
  Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step);

const indexOfLargest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** One layer, 3 heads, 5 text tokens, 6 of 10 steps, every third logit and 7 of 12 encoder numbers. */
export async function writeDalleBartReference(path: string): Promise<void> {
  const json = {
    config: {
      layers: 1,
      d_model: 12,
      heads: 3,
      ffn: 20,
      text_vocab: 11,
      image_vocab: 21,
      image_length: 10,
      codebook: 19,
    },
    text_ids: [0, 7, 3, 2],
    unconditional_ids: [0, 2],
    pad_id: 1,
    start_token: 20,
    forced_tokens: [4, 18, 0, 4, 9],
    condition_scale: 3,
  };
  const config = parseDalleBartConfig({
    d_model: 12,
    encoder_layers: 1,
    encoder_attention_heads: 3,
    encoder_ffn_dim: 20,
    decoder_layers: 1,
    decoder_attention_heads: 3,
    decoder_ffn_dim: 20,
    encoder_vocab_size: 11,
    image_vocab_size: 21,
    image_length: 10,
    max_text_length: 5,
  });
  const graph = new Graph();
  const scope = new Scope(graph);
  const text = encodeText(scope, graph.input('text', [2, 5], 'int64'), config);
  graph.output('states', text.states);
  graph.output('logits', decodeSequence(scope, graph.input('tokens', [2, 6], 'int64'), text, config));
  const weights = readParameters(graph, formulaSource(graph));
  const fed = [20, ...json.forced_tokens];
  const feeds = {
    text: BigInt64Array.from([0, 2, 1, 1, 1, 0, 7, 3, 2, 1], BigInt),
    tokens: BigInt64Array.from([...fed, ...fed], BigInt),
  };
  const results = await runOnce(graph, feeds, weights);
  const [states, logits] = [results['states']!, results['logits']!].map(({ data }) =>
    Array.from(data, Number),
  );
  const row = (step: number, side: number) =>
    logits!.slice((side * 6 + step) * 22, (side * 6 + step + 1) * 22);
  const steps = every(6, 1);
  const rows = steps.flatMap((step) => [row(step, 0), row(step, 1)]);
  writeNumbers(
    path,
    'encoder_state7',
    every(10, 1).flatMap((place) => states!.slice(place * 12, place * 12 + 7)),
  );
  writeNumbers(
    path,
    'logits_every3',
    rows.flatMap((values) => every(22, 3).map((i) => values[i]!)),
  );
  const guided = steps.map((step) => {
    const [without, given] = [row(step, 0), row(step, 1)];
    return indexOfLargest(without.slice(0, 19).map((value, i) => value + 3 * (given[i]! - value)));
  });
  const full = {
    ...json,
    encoder_state7_shape: [2, 5, 7],
    logits_every3_shape: [6, 2, 8],
    argmax: steps.map((step) => [indexOfLargest(row(step, 0)), indexOfLargest(row(step, 1))]),
    guided_argmax: guided,
  };
  writeFileSync(path, JSON.stringify(full));
}

/** Two resolutions, 4x4 tokens of 5 numbers, attention where the picture is 4 wide, every second pixel, 3 numbers of a code. */
export async function writeVqganReference(path: string): Promise<void> {
  const json = {
    config: {
      ch: 32,
      ch_mult: [1, 2],
      num_res_blocks: 1,
      attn_resolutions: [4],
      z_channels: 8,
      embed_dim: 5,
      n_embed: 37,
      resolution: 8,
      double_z: false,
      out_ch: 3,
    },
    image_tokens: every(16, 1).map((place) => (place * 7) % 37),
  };
  const config = parseVqganConfig(json.config);
  const graph = new Graph();
  const scope = new Scope(graph);
  const pictures = graph.input('pictures', [1, 3, 8, 8]);
  graph.output('codes', encodePictures(scope, pictures, config));
  graph.output('encoded', tokenizePictures(scope, pictures, config));
  graph.output('decoded', decodeTokens(scope, graph.input('tokens', [1, 16], 'int64'), config));
  const weights = readParameters(graph, formulaSource(graph));
  const feeds = {
    pictures: testPicture(8),
    tokens: BigInt64Array.from(json.image_tokens, BigInt),
  };
  const results = await runOnce(graph, feeds, weights);
  const numbers = (name: string) => Array.from(results[name]!.data, Number);
  const [decoded, codes] = [numbers('decoded'), numbers('codes')];
  const pixel = (y: number, x: number) => every(3, 1).map((channel) => decoded[(channel * 8 + y) * 8 + x]!);
  writeNumbers(
    path,
    'decoded_every2',
    every(8, 2).flatMap((y) => every(8, 2).flatMap((x) => pixel(y, x))),
  );
  writeNumbers(
    path,
    'encoded_first3',
    every(16, 1).flatMap((place) => codes.slice(place * 5, place * 5 + 3)),
  );
  const mean = decoded.reduce((sum, value) => sum + value, 0) / decoded.length;
  const parameters = [...graph.parameters.values()].map(({ name, tensor }) => [name, tensor.shape]);
  const full = {
    ...json,
    decoded_every2_shape: [4, 4, 3],
    encoded_first3_shape: [4, 4, 3],
    encoded_tokens: numbers('encoded'),
    mean,
    parameters: Object.fromEntries(parameters),
  };
  writeFileSync(path, JSON.stringify(full));
}
