// Sizes and options of a DalleBart, read from its config.json.
import { NonetError } from '@nonet/core';
import { ConfigReader } from '../config-reader.ts';
import { PRETRAINED_CONFIG_KEYS } from '../pretrained-config.ts';

/** The published configuration in camel case; what the published checkpoints leave at one value is not here. */
export interface DalleBartConfig {
  readonly dModel: number;
  readonly encoderLayers: number;
  readonly encoderAttentionHeads: number;
  readonly encoderFfnDim: number;
  readonly decoderLayers: number;
  readonly decoderAttentionHeads: number;
  readonly decoderFfnDim: number;
  /** Rows of the text embedding. */
  readonly encoderVocabSize: number;
  /** Image tokens and special ones; tables have one row more. */
  readonly imageVocabSize: number;
  /** Text tokens that the encoder sees. */
  readonly maxTextLength: number;
  /** Tokens of a picture. */
  readonly imageLength: number;
  readonly decoderStartTokenId: number;
  readonly padTokenId: number;
  readonly normalizeText: boolean;
  readonly useBias: boolean;
  /** Two dense layers multiplied (gated) in the feed-forward block, in place of one. */
  readonly useGlu: boolean;
  /** `normformer`: norms before and after attention; `preln`: before only. */
  readonly lnPositions: 'normformer' | 'preln';
  readonly forceLnScale: boolean;
  readonly useFinalLnEncoder: boolean;
  readonly useFinalLnDecoder: boolean;
  readonly scaleEmbedding: boolean;
  readonly initStd: number;
}

/** Keys of DalleBart configs that do not change what is computed when drawing. */
const WITHOUT_EFFECT = [
  'use_cache',
  'use_scan',
  'gradient_checkpointing',
  'activation_dropout',
  'attention_dropout',
  'dropout',
  'encoder_layerdrop',
  'decoder_layerdrop',
  'condition_scale',
  'tau_init',
  'sinkhorn_iters',
];

/** @throws NonetError `config-*` that names the key, what was expected and what came */
export function parseDalleBartConfig(json: unknown): DalleBartConfig {
  const reader = new ConfigReader('DalleBart config', json);
  const imageVocabSize = reader.integer('image_vocab_size');
  const config: DalleBartConfig = {
    dModel: reader.integer('d_model'),
    encoderLayers: reader.count('encoder_layers'),
    encoderAttentionHeads: reader.count('encoder_attention_heads'),
    encoderFfnDim: reader.integer('encoder_ffn_dim'),
    decoderLayers: reader.count('decoder_layers'),
    decoderAttentionHeads: reader.count('decoder_attention_heads'),
    decoderFfnDim: reader.integer('decoder_ffn_dim'),
    encoderVocabSize: reader.integer('encoder_vocab_size'),
    imageVocabSize,
    maxTextLength: reader.integer('max_text_length', 64),
    imageLength: reader.integer('image_length', 256),
    decoderStartTokenId: reader.integer('decoder_start_token_id', imageVocabSize, 0),
    // The text tokenizer's padding; `pad_token_id` of the published files is an image token.
    padTokenId: reader.integer('text_pad_token_id', 1, 0),
    normalizeText: reader.boolean('normalize_text', true),
    useBias: reader.boolean('use_bias', false),
    useGlu: reader.boolean('use_glu', true),
    lnPositions: reader.oneOf('ln_positions', ['normformer', 'preln'], 'normformer'),
    forceLnScale: reader.boolean('force_ln_scale', false),
    useFinalLnEncoder: reader.boolean('use_final_ln_encoder', true),
    useFinalLnDecoder: reader.boolean('use_final_ln_decoder', true),
    scaleEmbedding: reader.boolean('scale_embedding', false),
    initStd: reader.number('init_std', 0.02),
  };
  reader.only('activation_function', 'gelu');
  reader.only('ln_type', 'layernorm');
  reader.only('tie_word_embeddings', false);
  reader.only('use_absolute_position_embeddings', true);
  for (const key of [
    'use_alibi',
    'use_cosine_attention',
    'use_deepnet_scaling',
    'use_head_scale',
    'use_swin_position_embeddings',
    'use_subln_init',
  ]) {
    reader.only(key, false);
  }
  reader.ignore([...WITHOUT_EFFECT, ...PRETRAINED_CONFIG_KEYS]);
  reader.finish();
  for (const [side, heads] of [
    ['encoder', config.encoderAttentionHeads],
    ['decoder', config.decoderAttentionHeads],
  ] as const) {
    if (config.dModel % heads !== 0) {
      throw new NonetError(
        'config-value',
        `DalleBart config: "d_model" should be a multiple of ${side}_attention_heads ${heads}, got ${config.dModel}`,
      );
    }
  }
  if (config.decoderStartTokenId > config.imageVocabSize) {
    throw new NonetError(
      'config-value',
      `DalleBart config: "decoder_start_token_id" should be at most image_vocab_size ${config.imageVocabSize}, got ${config.decoderStartTokenId}`,
    );
  }
  return config;
}
