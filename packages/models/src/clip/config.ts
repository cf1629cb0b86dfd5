// Sizes and options of a CLIP, read from the config.json of a Hugging Face checkpoint.
import { NonetError } from '@nonet/core';
import { ConfigReader } from '../config-reader.ts';

/** What the transformers of both sides have. */
export interface TowerConfig {
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly numHiddenLayers: number;
  readonly numAttentionHeads: number;
  /** `quick_gelu` is x σ(1.702 x). */
  readonly hiddenAct: 'quick_gelu' | 'gelu';
  readonly layerNormEps: number;
}

interface ClipTextConfig extends TowerConfig {
  readonly vocabSize: number;
  /** Text tokens that the encoder sees. */
  readonly maxPositionEmbeddings: number;
  /**
   * The token whose state stands for the text: the first one of this id. `highest`: the first of the highest id in
   * the text, as in the published checkpoints, whose end token is the last of the vocabulary.
   */
  readonly pooledToken: number | 'highest';
}

interface ClipVisionConfig extends TowerConfig {
  /** Width and height of a picture in pixels. */
  readonly imageSize: number;
  /** Width and height of the patches that become positions. */
  readonly patchSize: number;
}

export interface ClipConfig {
  readonly text: ClipTextConfig;
  readonly vision: ClipVisionConfig;
  /** Width of the space in which texts and pictures meet. */
  readonly projectionDim: number;
  /** Logarithm of the factor on similarities when training starts. */
  readonly logitScaleInitValue: number;
}

/**
 * Reads the published form; absent keys take the defaults of `transformers`. Unknown keys are let pass: saved
 * configs carry dozens of generation settings that say nothing about CLIP. Ours beside the published ones is
 * `pooled_token` of the text config: `highest` or `eos`.
 * @throws NonetError `config-*` that names the key, what was expected and what came
 */
export function parseClipConfig(json: unknown): ClipConfig {
  const reader = new ConfigReader('CLIP config', json);
  const text = new ConfigReader('CLIP text_config', reader.object('text_config', {}));
  const vision = new ConfigReader('CLIP vision_config', reader.object('vision_config', {}));
  const eosTokenId = text.integer('eos_token_id', 49407, 0);
  // Published configs say 2 there, which is not their end token.
  const pooled = text.oneOf('pooled_token', ['eos', 'highest'], eosTokenId === 2 ? 'highest' : 'eos');
  return {
    text: {
      ...parseTower(text, { hidden: 512, intermediate: 2048, heads: 8 }),
      vocabSize: text.integer('vocab_size', 49408),
      maxPositionEmbeddings: text.integer('max_position_embeddings', 77, 2),
      pooledToken: pooled === 'eos' ? eosTokenId : pooled,
    },
    vision: parseVision(vision),
    projectionDim: reader.integer('projection_dim', 512),
    logitScaleInitValue: reader.number('logit_scale_init_value', 2.6592),
  };
}

function parseVision(reader: ConfigReader): ClipVisionConfig {
  const imageSize = reader.integer('image_size', 224);
  const patchSize = reader.integer('patch_size', 32);
  reader.only('num_channels', 3);
  if (imageSize % patchSize !== 0) {
    throw new NonetError(
      'config-value',
      `CLIP vision_config: "image_size" should be a multiple of patch_size ${patchSize}, got ${imageSize}`,
    );
  }
  return { ...parseTower(reader, { hidden: 768, intermediate: 3072, heads: 12 }), imageSize, patchSize };
}

function parseTower(
  reader: ConfigReader,
  defaults: { readonly hidden: number; readonly intermediate: number; readonly heads: number },
): TowerConfig {
  const hiddenSize = reader.integer('hidden_size', defaults.hidden);
  const numAttentionHeads = reader.count('num_attention_heads', defaults.heads);
  if (hiddenSize % numAttentionHeads !== 0) {
    throw new NonetError(
      'config-value',
      `CLIP config: "hidden_size" should be a multiple of num_attention_heads ${numAttentionHeads}, got ${hiddenSize}`,
    );
  }
  return {
    hiddenSize,
    numAttentionHeads,
    intermediateSize: reader.integer('intermediate_size', defaults.intermediate),
    numHiddenLayers: reader.count('num_hidden_layers', 12),
    hiddenAct: reader.oneOf('hidden_act', ['quick_gelu', 'gelu'], 'quick_gelu'),
    layerNormEps: reader.number('layer_norm_eps', 1e-5),
  };
}
