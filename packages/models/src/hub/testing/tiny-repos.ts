// Repositories of the published form, small enough that a test pulls them in a moment.
import { encodeFlaxMsgpack } from '../../checkpoint/encode-flax-msgpack.ts';
import { parseDalleBartConfig } from '../../dalle-bart/config.ts';
import { traceDalleBart } from '../../dalle-bart/weights.ts';
import { trainBpe } from '../../tokenizer/train-bpe.ts';
import { parseVqganConfig } from '../../vqgan/config.ts';
import { traceVqgan } from '../../vqgan/weights.ts';
import { flaxTree } from '../formula-repos-node.ts';
import type { RepoFiles } from './fake-hub.ts';

const CODES = 40;

export const dalleConfig = {
  model_type: 'dallebart',
  d_model: 32,
  encoder_layers: 2,
  encoder_attention_heads: 2,
  encoder_ffn_dim: 48,
  decoder_layers: 3,
  decoder_attention_heads: 2,
  decoder_ffn_dim: 48,
  encoder_vocab_size: 300,
  image_vocab_size: CODES,
  image_length: 16,
  max_text_length: 16,
  decoder_start_token_id: CODES,
  pad_token_id: CODES + 1,
  normalize_text: true,
  do_sample: true,
  min_length: 17,
  max_length: 17,
  id2label: { '0': 'LABEL_0' },
  transformers_version: '4.19.0.dev0',
};

const vqganConfig = {
  ch: 32,
  ch_mult: [1, 2],
  num_res_blocks: 1,
  attn_resolutions: [4],
  z_channels: 32,
  embed_dim: 8,
  n_embed: CODES,
  resolution: 8,
  double_z: false,
};

/** A DalleBart repository; `half`: in float16. */
export function tinyDalleRepo(half = false): RepoFiles {
  const tokenizer = trainBpe([['a cat in a sombrero', 1]], 300);
  return {
    'config.json': JSON.stringify(dalleConfig),
    'flax_model.msgpack': encodeFlaxMsgpack(
      flaxTree(traceDalleBart(parseDalleBartConfig(dalleConfig)), half ? 'float16' : 'float32'),
    ),
    'tokenizer.json': JSON.stringify(tokenizer),
    'README.md': 'license: apache-2.0',
  };
}

export function tinyVqganRepo(): RepoFiles {
  const graph = traceVqgan(parseVqganConfig(vqganConfig));
  return {
    'config.json': JSON.stringify(vqganConfig),
    'flax_model.msgpack': encodeFlaxMsgpack(flaxTree(graph, 'float32')),
  };
}

/** The same weights in two files with an index. */
export function tinyShards(): RepoFiles {
  const { model, ...rest } = flaxTree(traceDalleBart(parseDalleBartConfig(dalleConfig)), 'float32');
  const files = {
    'flax_model-00001-of-00002.msgpack': { model: model! },
    'flax_model-00002-of-00002.msgpack': rest,
  };
  const weight_map = {
    'model/encoder/embed_tokens/embedding': Object.keys(files)[0],
    'lm_head/kernel': Object.keys(files)[1],
  };
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, tree]) => [name, encodeFlaxMsgpack(tree)])),
    'flax_model.msgpack.index.json': JSON.stringify({ metadata: { total_size: 1 }, weight_map }),
  };
}
