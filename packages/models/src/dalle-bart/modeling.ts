// DalleBart: a BART encoder-decoder from text tokens to image tokens, named as the published checkpoints are.
import {
  add,
  cast,
  dense,
  denseTogether,
  embed,
  equal,
  gelu,
  mul,
  norm,
  reshape,
  type Scope,
  slice,
  type Tensor,
} from '@nonet/tensor';
import { type AttentionShape, attention, cachedAttention, type KeysValues, keysValues } from './attention.ts';
import type { AttentionCache } from './attention-cache.ts';
import type { DalleBartConfig } from './config.ts';

/** Added to a score to hide it. Not -infinity: a row that hides everything must stay finite. */
export const HIDDEN = -1e9;

const encoderShape = (config: DalleBartConfig): AttentionShape => ({
  heads: config.encoderAttentionHeads,
  ...config,
});
const decoderShape = (config: DalleBartConfig): AttentionShape => ({
  heads: config.decoderAttentionHeads,
  ...config,
});

/** What the decoder knows of the text. */
export interface EncodedText {
  /** `[batch, length, dModel]` */
  readonly states: Tensor;
  /** 0 at tokens and HIDDEN at padding, `[batch, 1, 1, length]` */
  readonly mask: Tensor;
}

/** Mask of padding. int64 `[batch, text] -> [batch, 1, 1, text]` */
function textMask(tokens: Tensor, config: DalleBartConfig): Tensor {
  const [batch, length] = tokens.shape as [number, number];
  const padding = cast(equal(tokens, config.padTokenId), 'float32');
  return reshape(mul(padding, HIDDEN), [batch, 1, 1, length]);
}

/** Encodes text tokens. int64 `[batch, length]`, at most maxTextLength */
export function encodeText(scope: Scope, tokens: Tensor, config: DalleBartConfig): EncodedText {
  const encoder = scope.at('model/encoder');
  const mask = textMask(tokens, config);
  let x = embedText(encoder, tokens, config);
  for (let i = 0; i < config.encoderLayers; i++) {
    const layer = encoder.at(`layers/FlaxBartEncoderLayer_${i}`);
    const self = layer.at('FlaxBartAttention_0');
    x = attentionBlock(layer, 0, x, config, (h) =>
      attention(self, h, keysValues(self, h, encoderShape(config)), encoderShape(config), mask),
    );
    x = add(x, feedForward(layer, x, config.encoderFfnDim, config));
  }
  return { states: config.useFinalLnEncoder ? headNorm(encoder.at('final_ln'), x, config) : x, mask };
}

/** Decodes a whole sequence at once, for training. int64 `[batch, length] ->` logits `[batch, length, imageVocabSize + 1]` */
export function decodeSequence(
  scope: Scope,
  tokens: Tensor,
  text: EncodedText,
  config: DalleBartConfig,
): Tensor {
  const decoder = scope.at('model/decoder');
  const length = tokens.dim(1);
  const causal = Float32Array.from({ length: length * length }, (_, i) =>
    i % length <= Math.floor(i / length) ? 0 : HIDDEN,
  );
  const causalMask = scope.graph.constant(causal, [1, 1, length, length]);
  const positions = slice(positionTable(decoder, config.imageLength, config), 0, 0, length);
  const tokenStates = embedImageTokens(decoder, tokens, config);
  let x = norm(decoder.at('layernorm_embedding'), add(tokenStates, positions));
  for (let i = 0; i < config.decoderLayers; i++) {
    const layer = decoder.at(`layers/FlaxBartDecoderLayer_${i}`);
    const self = layer.at('FlaxBartAttention_0');
    x = attentionBlock(layer, 0, x, config, (h) =>
      attention(self, h, keysValues(self, h, decoderShape(config)), decoderShape(config), causalMask),
    );
    const cross = crossKeysValues(scope, i, text, config);
    x = crossBlock(layer, x, cross, text.mask, config);
    x = add(x, feedForward(layer, x, config.decoderFfnDim, config));
  }
  return logitsOf(scope, x, config);
}

/** Keys and values of the text for decoder layer `i`; they stay the same while a picture is drawn. */
export function crossKeysValues(
  scope: Scope,
  i: number,
  text: EncodedText,
  config: DalleBartConfig,
): KeysValues {
  const cross = scope.at(`model/decoder/layers/FlaxBartDecoderLayer_${i}/FlaxBartAttention_1`);
  return keysValues(cross, text.states, decoderShape(config));
}

/** What one decoding step reads. */
export interface DecodingState {
  /** int64 `[batch]` */
  readonly tokens: Tensor;
  /** int64 `[1]`: place in the picture, from 0 */
  readonly position: Tensor;
  /** Per layer, of batch rows and imageLength positions. */
  readonly self: readonly AttentionCache[];
  /** Added to the scores of cached positions, `[imageLength]` */
  readonly cacheMask: Tensor;
  /** Per layer, `[texts, heads, maxTextLength, head width]`; batch is texts * pictures, pictures of a text together */
  readonly cross: readonly KeysValues[];
  /** `[texts, 1, 1, maxTextLength]` */
  readonly textMask: Tensor;
}

/** One step of drawing: logits `[batch, imageVocabSize + 1]`, and per layer the parts to put into the cache. */
export function decodeStep(
  scope: Scope,
  state: DecodingState,
  config: DalleBartConfig,
): { logits: Tensor; added: (readonly Tensor[])[] } {
  const decoder = scope.at('model/decoder');
  const position = embed(decoder.at('embed_positions'), state.position, config.imageLength, config.dModel, {
    std: config.initStd,
  });
  const tokens = embedImageTokens(decoder, state.tokens, config);
  let x = norm(decoder.at('layernorm_embedding'), add(tokens, position));
  const added: (readonly Tensor[])[] = [];
  for (let i = 0; i < config.decoderLayers; i++) {
    const layer = decoder.at(`layers/FlaxBartDecoderLayer_${i}`);
    x = attentionBlock(layer, 0, x, config, (h) => {
      const step = cachedAttention(
        layer.at('FlaxBartAttention_0'),
        h,
        state.self[i]!,
        state.cacheMask,
        decoderShape(config),
      );
      added.push(state.self[i]!.parts(step.added));
      return step.out;
    });
    // Pictures of one text share its keys: they attend as so many queries of one sequence.
    x = crossBlock(layer, x, state.cross[i]!, state.textMask, config);
    x = add(x, feedForward(layer, x, config.decoderFfnDim, config));
  }
  return { logits: logitsOf(scope, x, config), added };
}

function embedText(encoder: Scope, tokens: Tensor, config: DalleBartConfig): Tensor {
  const init = { std: config.initStd };
  const states = embed(encoder.at('embed_tokens'), tokens, config.encoderVocabSize, config.dModel, init);
  const positions = slice(positionTable(encoder, config.maxTextLength, config), 0, 0, tokens.dim(1));
  return norm(encoder.at('layernorm_embedding'), add(scaled(states, config), positions));
}

function embedImageTokens(decoder: Scope, tokens: Tensor, config: DalleBartConfig): Tensor {
  const rows = config.imageVocabSize + 1;
  return scaled(
    embed(decoder.at('embed_tokens'), tokens, rows, config.dModel, { std: config.initStd }),
    config,
  );
}

const scaled = (states: Tensor, config: DalleBartConfig): Tensor =>
  config.scaleEmbedding ? mul(states, Math.sqrt(config.dModel)) : states;

const positionTable = (scope: Scope, length: number, config: DalleBartConfig): Tensor =>
  scope.at('embed_positions').parameter('embedding', [length, config.dModel], { std: config.initStd });

/** Norm, attention, norm (normformer only), residual. */
function attentionBlock(
  layer: Scope,
  index: number,
  x: Tensor,
  config: DalleBartConfig,
  attend: (h: Tensor) => Tensor,
): Tensor {
  const normsPerBlock = config.lnPositions === 'normformer' ? 2 : 1;
  const first = index * normsPerBlock;
  const h = attend(headNorm(layer.at(`LayerNorm_${first}`), x, config));
  return add(x, normsPerBlock === 2 ? norm(layer.at(`LayerNorm_${first + 1}`), h) : h);
}

function crossBlock(
  layer: Scope,
  x: Tensor,
  cross: KeysValues,
  mask: Tensor,
  config: DalleBartConfig,
): Tensor {
  return attentionBlock(layer, 1, x, config, (h) =>
    attention(layer.at('FlaxBartAttention_1'), h, cross, decoderShape(config), mask),
  );
}

/** Norm before a dense layer: its scale would only repeat the dense layer's. */
const headNorm = (scope: Scope, x: Tensor, config: DalleBartConfig): Tensor =>
  norm(scope, x, { scale: config.forceLnScale });

/** Gated linear unit (Shazeer 2020) with a norm inside, or a plain feed-forward block. */
function feedForward(layer: Scope, x: Tensor, width: number, config: DalleBartConfig): Tensor {
  const block = layer.at(config.useGlu ? 'GLU_0' : 'FFN_0');
  const options = { bias: config.useBias, init: { std: config.initStd } };
  const h = headNorm(block.at('LayerNorm_0'), x, config);
  const names = config.useGlu ? ['Dense_0', 'Dense_1'] : ['Dense_0'];
  const scopes = names.map((name) => block.at(name));
  // While drawing, rows are single positions, and calls cost more than numbers.
  const [gate, linear] =
    h.rank === 2
      ? denseTogether(scopes, h, width, options)
      : scopes.map((scope) => dense(scope, h, width, options));
  const hidden = linear ? mul(gelu(gate!), linear) : gelu(gate!);
  const normed =
    config.lnPositions === 'normformer' ? headNorm(block.at('LayerNorm_1'), hidden, config) : hidden;
  return dense(block.at(config.useGlu ? 'Dense_2' : 'Dense_1'), normed, config.dModel, options);
}

function logitsOf(scope: Scope, x: Tensor, config: DalleBartConfig): Tensor {
  const decoder = scope.at('model/decoder');
  const h = config.useFinalLnDecoder ? headNorm(decoder.at('final_ln'), x, config) : x;
  return dense(scope.at('lm_head'), h, config.imageVocabSize + 1, { init: { std: config.initStd } });
}
