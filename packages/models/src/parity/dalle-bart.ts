// Parity of a DalleBart: the whole-sequence decoder that trains, and the step-by-step one that draws.
import { existsSync } from 'node:fs';
import { NonetError } from '@nonet/core';
import { Graph, Scope } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { openCheckpoint } from '../checkpoint/checkpoint-node.ts';
import { readParameters } from '../checkpoint/read-parameters.ts';
import type { WeightSource } from '../checkpoint/weights.ts';
import { ConfigReader } from '../config-reader.ts';
import { type DalleBartConfig, parseDalleBartConfig } from '../dalle-bart/config.ts';
import { decodeSequence, encodeText } from '../dalle-bart/modeling.ts';
import { formulaWeight } from '../formula-weights.ts';
import { CachedDecoder, SIDES, traceDecoderStep, traceTextEncoder } from '../generation/cached-decoder.ts';
import type { Comparison } from './comparison.ts';
import { formulaSource } from './formula-source.ts';
import { checkLogits } from './logits.ts';
import type { Reference, ReferenceNumbers } from './reference.ts';
import { runOnce } from './run-once.ts';

/** Pictures that are usually drawn together. */
const PICTURES = 9;

/** What the reference was computed from. */
interface Job {
  readonly config: DalleBartConfig;
  /** `[2, maxTextLength]` */
  readonly text: BigInt64Array;
  /** Fed at each step, the start token first. */
  readonly fed: readonly number[];
  /** Weights of a graph: of the checkpoint beside the file, or by formula. */
  readonly weights: (graph: Graph) => WeightSource;
}

/**
 * @throws NonetError `parity-value`, `parity-data`, `parity-shape`, `config-*`, `checkpoint-*`, `cancelled`
 */
export async function checkDalleBart(
  reference: Reference,
  comparison: Comparison,
  signal?: AbortSignal,
): Promise<void> {
  const states = reference.arrays('encoder_state', '', 3);
  const logits = reference.arrays('logits', '_every', 3);
  const checkpointPath = reference.file('flax_model.msgpack');
  const checkpoint = existsSync(checkpointPath) ? openCheckpoint(checkpointPath) : undefined;
  try {
    const textLength =
      states[0]?.shape[1] ?? checkpoint?.tensors.get('model/encoder/embed_positions/embedding')?.shape[0];
    const job = readJob(reference, logits, textLength, (graph) => checkpoint ?? formulaSource(graph));
    if (checkpoint) compareWithFormula(checkpoint, comparison);
    const rowLength = job.config.imageVocabSize + 1;
    for (const part of logits) {
      reference.expectShape(part, [job.fed.length, SIDES, Math.ceil(rowLength / part.stride)]);
    }
    const whole = await decodeWhole(job, states, reference, comparison);
    checkLogits('whole sequence', whole, { reference, logits, rowLength, steps: job.fed.length }, comparison);
    for (const count of [1, PICTURES]) {
      const stepped = await decodeByStep(job, count, signal);
      const path = count === 1 ? 'step by step' : `step by step, batch ${SIDES * count}`;
      checkLogits(path, stepped, { reference, logits, rowLength, steps: job.fed.length }, comparison);
    }
  } finally {
    checkpoint?.close();
  }
}

function readJob(
  reference: Reference,
  logits: readonly ReferenceNumbers[],
  textLength: number | undefined,
  weights: Job['weights'],
): Job {
  const reader = new ConfigReader('parity config', reference.json['config']);
  const layers = reader.integer('layers');
  const heads = reader.integer('heads');
  const ffn = reader.integer('ffn');
  const config = parseDalleBartConfig({
    d_model: reader.integer('d_model'),
    encoder_layers: layers,
    encoder_attention_heads: heads,
    encoder_ffn_dim: ffn,
    decoder_layers: layers,
    decoder_attention_heads: heads,
    decoder_ffn_dim: ffn,
    encoder_vocab_size: reader.integer('text_vocab'),
    image_vocab_size: reader.integer('image_vocab'),
    image_length: reader.integer('image_length', 256),
    ...(textLength === undefined ? {} : { max_text_length: textLength }),
    decoder_start_token_id: reference.number('start_token'),
    text_pad_token_id: reference.number('pad_id'),
  });
  const forced = reference.tokens('forced_tokens', config.imageVocabSize + 1);
  const steps = logits[0]?.shape[0] ?? forced.length;
  const fed = [config.decoderStartTokenId, ...forced].slice(0, steps);
  if (fed.length < steps || steps > config.imageLength) {
    const most = Math.min(forced.length + 1, config.imageLength);
    throw new NonetError(
      'parity-value',
      `forced_tokens and image_length allow ${most} steps, the logits have ${steps}`,
    );
  }
  const text = new BigInt64Array(SIDES * config.maxTextLength).fill(BigInt(config.padTokenId));
  ['unconditional_ids', 'text_ids'].forEach((key, row) => {
    const ids = reference.tokens(key, config.encoderVocabSize);
    if (ids.length > config.maxTextLength) {
      throw new NonetError(
        'parity-value',
        `${key}: expected at most ${config.maxTextLength} tokens, got ${ids.length}`,
      );
    }
    text.set(ids.map(BigInt), row * config.maxTextLength);
  });
  return { config, text, fed, weights };
}

/** The checkpoint beside a file must hold what the formula makes. */
function compareWithFormula(checkpoint: WeightSource, comparison: Comparison): void {
  const different = [...checkpoint.tensors.values()].filter((tensor) => {
    const formula = formulaWeight(tensor.name, tensor.shape);
    return tensor.read().some((value, i) => !(Math.abs(value - formula[i]!) <= 1e-6));
  });
  comparison.check(
    different.length === 0,
    `checkpoint: all ${checkpoint.tensors.size} tensors are the formula's`,
    `checkpoint: ${different.length} tensors are not the formula's, first ${different[0]?.name}`,
  );
}

/** Logits `[step, row, token]` of all steps at once; weights are inputs, as in training. */
async function decodeWhole(
  { config, text, fed, weights }: Job,
  states: readonly ReferenceNumbers[],
  reference: Reference,
  comparison: Comparison,
): Promise<Float32Array[]> {
  const graph = new Graph();
  const scope = new Scope(graph);
  const encoded = encodeText(scope, graph.input('text', [SIDES, config.maxTextLength], 'int64'), config);
  const tokens = graph.input('tokens', [SIDES, fed.length], 'int64');
  graph.output('states', encoded.states);
  graph.output('logits', decodeSequence(scope, tokens, encoded, config));
  const results = await runOnce(graph, {
    text,
    tokens: BigInt64Array.from([...fed, ...fed], BigInt),
    ...Object.fromEntries(readParameters(graph, weights(graph))),
  });
  const state = results['states']!.data as Float32Array;
  for (const part of states) checkStates(part, state, config, reference, comparison);
  const rowLength = config.imageVocabSize + 1;
  const flat = results['logits']!.data as Float32Array; // [row, step, token]
  return Array.from({ length: fed.length * SIDES }, (_, index) => {
    const [step, row] = [Math.floor(index / SIDES), index % SIDES];
    const from = (row * fed.length + step) * rowLength;
    return flat.subarray(from, from + rowLength);
  });
}

/** The number in the key, where there is one, is how many of a state's numbers the reference keeps. */
function checkStates(
  part: ReferenceNumbers,
  state: Float32Array,
  { dModel, maxTextLength }: DalleBartConfig,
  reference: Reference,
  comparison: Comparison,
): void {
  const width = part.label === 'encoder_state' ? dModel : Math.min(part.stride, dModel);
  reference.expectShape(part, [SIDES, maxTextLength, width]);
  const indices = Uint32Array.from(part.data, (_, i) => Math.floor(i / width) * dModel + (i % width));
  comparison.numbers(part.label, state, part.data, indices);
}

/**
 * The same through the cache, with the graphs that drawing compiles. Of several pictures the last one is fed what the
 * reference was, the others something else.
 */
async function decodeByStep(
  { config, text, fed, weights }: Job,
  count: number,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const encoder = traceTextEncoder(config);
  const encoded = await runOnce(encoder, { text }, readParameters(encoder, weights(encoder)));
  const step = traceDecoderStep(config, count);
  const session = await compile(step, { weights: readParameters(step, weights(step)) });
  const decoder = new CachedDecoder(config, encoded, session, SIDES * count);
  const rows: Float32Array[] = [];
  const rowLength = config.imageVocabSize + 1;
  try {
    for (const token of fed) {
      if (signal?.aborted) throw new NonetError('cancelled', 'the parity check was cancelled');
      const tokens = Array.from({ length: SIDES * count }, (_, row) => {
        const before = count - 1 - (row % count);
        return BigInt((token + before) % (config.imageVocabSize + 1));
      });
      const logits = await decoder.step(BigInt64Array.from(tokens));
      for (let side = 1; side <= SIDES; side++) {
        const end = side * count * rowLength;
        rows.push(logits.slice(end - rowLength, end));
      }
    }
  } finally {
    await session.release();
  }
  return rows;
}
