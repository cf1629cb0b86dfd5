// Workloads of the training benchmark: the product's two models, at sizes that PyTorch can be compared at.
import {
  decodeCodes,
  decodeSequence,
  encodePictures,
  encodeText,
  parseDalleBartConfig,
  parseVqganConfig,
  quantizeScalars,
  tokensPerSide,
} from '@nonet/models';
import {
  abs,
  crossEntropy,
  type Feeds,
  type Graph,
  mean,
  reshape,
  Scope,
  sub,
  type Tensor,
} from '@nonet/tensor';
import { uniformStream } from '../random.ts';

export interface Workload {
  readonly name: string;
  /** The model's config.json; the peer builds the same model from it. */
  readonly config: Readonly<Record<string, unknown>>;
  build(graph: Graph): { loss: Tensor; metrics: Readonly<Record<string, Tensor>> };
  /** One batch, the same at every step. */
  feeds(): Feeds;
}

const SEED = 9;

function randomIds(label: string, length: number, below: number): BigInt64Array {
  const uniform = uniformStream(SEED, label);
  return BigInt64Array.from({ length }, () => BigInt(Math.floor(uniform() * below)));
}

/** 12.6 M parameters: d 320, 2 encoder and 6 decoder layers, 256 image tokens, batch 16. */
function transformer(): Workload {
  const batch = 16;
  const config = {
    d_model: 320,
    encoder_layers: 2,
    encoder_attention_heads: 5,
    encoder_ffn_dim: 512,
    decoder_layers: 6,
    decoder_attention_heads: 5,
    decoder_ffn_dim: 512,
    encoder_vocab_size: 512,
    image_vocab_size: 4096,
    max_text_length: 64,
    image_length: 256,
  };
  const parsed = parseDalleBartConfig(config);
  const { maxTextLength, imageLength, imageVocabSize, encoderVocabSize } = parsed;
  return {
    name: 'transformer',
    config,
    build(graph) {
      const scope = new Scope(graph);
      const text = graph.input('text', [batch, maxTextLength], 'int64');
      const inputs = graph.input('inputs', [batch, imageLength], 'int64');
      const targets = graph.input('targets', [batch, imageLength], 'int64');
      const logits = decodeSequence(scope, inputs, encodeText(scope, text, parsed), parsed);
      const rows = reshape(logits, [batch * imageLength, -1]);
      return { loss: mean(crossEntropy(rows, reshape(targets, [batch * imageLength]))), metrics: {} };
    },
    feeds: () => ({
      text: randomIds('text', batch * maxTextLength, encoderVocabSize),
      inputs: randomIds('inputs', batch * imageLength, imageVocabSize),
      targets: randomIds('targets', batch * imageLength, imageVocabSize),
    }),
  };
}

/** 2 M parameters: 128x128 pictures to 8x8 scalar codes and back, batch 8. */
function vqgan(): Workload {
  const batch = 8;
  const config = {
    ch: 32,
    ch_mult: [1, 2, 2, 3],
    num_res_blocks: 1,
    z_channels: 96,
    resolution: 128,
    patch_size: 2,
    norm_groups: 8,
    fsq_levels: [8, 5, 5, 5],
  };
  const parsed = parseVqganConfig(config);
  return {
    name: 'vqgan',
    config,
    build(graph) {
      const scope = new Scope(graph);
      const pictures = graph.input('pictures', [batch, 3, parsed.resolution, parsed.resolution]);
      const codes = quantizeScalars(encodePictures(scope, pictures, parsed), parsed.fsqLevels);
      const grid = reshape(codes, [batch, tokensPerSide(parsed) ** 2, parsed.embedDim]);
      return { loss: mean(abs(sub(decodeCodes(scope, grid, parsed), pictures))), metrics: {} };
    },
    feeds() {
      const uniform = uniformStream(SEED, 'pictures');
      return { pictures: Float32Array.from({ length: batch * 3 * parsed.resolution ** 2 }, () => uniform()) };
    },
  };
}

export const WORKLOADS: readonly Workload[] = [transformer(), vqgan()];
