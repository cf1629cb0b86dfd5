// CLIP (Radford et al. 2021): one encoder for texts, one for pictures, into one space; named as the Flax checkpoints are.
import {
  add,
  argMax,
  broadcastTo,
  cast,
  concat,
  dense,
  div,
  embed,
  embedding,
  equal,
  exp,
  gelu,
  matmul,
  mul,
  norm,
  reshape,
  type Scope,
  sigmoid,
  slice,
  sqrt,
  sum,
  type Tensor,
  transpose,
} from '@nonet/tensor';
import { type AttentionShape, attention, keysValues } from '../dalle-bart/attention.ts';
import type { ClipConfig, TowerConfig } from './config.ts';

/** Added to a score to hide it. */
const HIDDEN = -1e9;
const EMBEDDING = { std: 0.02 };

/**
 * Places texts in the common space.
 * @param tokens int64 `[batch, positions]`, each row ending in the end token and padded behind it as one likes;
 *   positions may be fewer than the config allows
 * @returns `[batch, projectionDim]`, of length 1
 */
export function embedTexts(scope: Scope, tokens: Tensor, { text, projectionDim }: ClipConfig): Tensor {
  const length = tokens.dim(1);
  const model = scope.at('text_model');
  const places = model.at('embeddings/position_embedding');
  const table = places.parameter('embedding', [text.maxPositionEmbeddings, text.hiddenSize], EMBEDDING);
  const states = embed(
    model.at('embeddings/token_embedding'),
    tokens,
    text.vocabSize,
    text.hiddenSize,
    EMBEDDING,
  );
  // Every position sees itself and those before it, so padding at the end changes nothing.
  const causal = Float32Array.from({ length: length * length }, (_, i) =>
    i % length <= Math.floor(i / length) ? 0 : HIDDEN,
  );
  const mask = scope.graph.constant(causal, [1, 1, length, length]);
  let x = transformer(model.at('encoder'), add(states, slice(table, 0, 0, length)), text, mask);
  x = norm(model.at('final_layer_norm'), x, { epsilon: text.layerNormEps });
  const pooled = rowsAt(x, endPositions(tokens, text.pooledToken)); // [batch, hidden]
  return unitLength(dense(scope.at('text_projection'), pooled, projectionDim));
}

/**
 * Places pictures in the common space.
 * @param pictures `[batch, 3, imageSize, imageSize]`, normalised as `preprocess` does
 * @returns `[batch, projectionDim]`, of length 1
 */
export function embedPictures(scope: Scope, pictures: Tensor, { vision, projectionDim }: ClipConfig): Tensor {
  const batch = pictures.dim(0);
  const { hiddenSize } = vision;
  const model = scope.at('vision_model');
  const here = model.at('embeddings');
  const patches = embedPatches(here.at('patch_embedding'), pictures, vision.patchSize, hiddenSize);
  const whole = here.parameter('class_embedding', [hiddenSize], { std: 1 / Math.sqrt(hiddenSize) });
  const first = broadcastTo(reshape(whole, [1, 1, hiddenSize]), [batch, 1, hiddenSize]);
  const states = concat([first, patches], 1); // [batch, 1 + patches, hidden]
  const places = here.at('position_embedding').parameter('embedding', [states.dim(1), hiddenSize], EMBEDDING);
  const options = { epsilon: vision.layerNormEps };
  // "pre_layrnorm" is how the published name is spelt.
  let x = norm(model.at('pre_layrnorm'), add(states, places), options);
  x = transformer(model.at('encoder'), x, vision);
  const pooled = reshape(slice(x, 1, 0, 1), [batch, hiddenSize]);
  const normed = norm(model.at('post_layernorm'), pooled, options);
  return unitLength(dense(scope.at('visual_projection'), normed, projectionDim));
}

/**
 * Similarity of every text with every picture, times the learned factor.
 * @param texts `[texts, projectionDim]`
 * @param pictures `[pictures, projectionDim]`
 * @returns logits `[texts, pictures]`
 */
export function similarities(scope: Scope, texts: Tensor, pictures: Tensor, config: ClipConfig): Tensor {
  const factor = exp(scope.parameter('logit_scale', [], { value: config.logitScaleInitValue }));
  return mul(matmul(texts, pictures, { transposeB: true }), factor);
}

/** A convolution whose stride is its size, as one matrix product. `-> [batch, patches, outputs]`, row by row */
function embedPatches(scope: Scope, pictures: Tensor, size: number, outputs: number): Tensor {
  const [batch, channels, height, width] = pictures.shape as [number, number, number, number];
  const [rows, columns] = [height / size, width / size];
  const folded = reshape(pictures, [batch, channels, rows, size, columns, size]);
  const patches = transpose(folded, [0, 2, 4, 3, 5, 1]); // [batch, rows, columns, size, size, channels]
  const kernel = scope.parameter('kernel', [size, size, channels, outputs], EMBEDDING);
  const flat = size * size * channels;
  return matmul(reshape(patches, [batch, rows * columns, flat]), reshape(kernel, [flat, outputs]));
}

/** `[batch, positions, hidden] -> [batch, positions, hidden]` */
function transformer(scope: Scope, input: Tensor, tower: TowerConfig, mask?: Tensor): Tensor {
  const { hiddenSize, intermediateSize, numHiddenLayers, hiddenAct, layerNormEps } = tower;
  const std = 1 / Math.sqrt(hiddenSize);
  const shape: AttentionShape = { heads: tower.numAttentionHeads, useBias: true, initStd: std };
  const options = { epsilon: layerNormEps };
  const widen = { bias: true, init: { std: std / Math.SQRT2 } };
  const narrow = { bias: true, init: { std: std / Math.sqrt(2 * numHiddenLayers) } };
  let x = input;
  for (let i = 0; i < numHiddenLayers; i++) {
    const layer = scope.at(`layers/${i}`);
    const self = layer.at('self_attn');
    const h = norm(layer.at('layer_norm1'), x, options);
    x = add(x, attention(self, h, keysValues(self, h, shape), shape, mask));
    const inner = dense(
      layer.at('mlp/fc1'),
      norm(layer.at('layer_norm2'), x, options),
      intermediateSize,
      widen,
    );
    const activated = hiddenAct === 'gelu' ? gelu(inner) : quickGelu(inner);
    x = add(x, dense(layer.at('mlp/fc2'), activated, hiddenSize, narrow));
  }
  return x;
}

const quickGelu = (x: Tensor): Tensor => mul(x, sigmoid(mul(x, 1.702)));

/** Position of the token that stands for each text. int64 `[batch, positions] -> [batch]` */
const endPositions = (tokens: Tensor, pooledToken: number | 'highest'): Tensor =>
  argMax(cast(pooledToken === 'highest' ? tokens : equal(tokens, pooledToken), 'float32'), 1);

/** One position of each row. `[batch, positions, width]`, int64 `[batch] -> [batch, width]` */
function rowsAt(x: Tensor, positions: Tensor): Tensor {
  const [batch, length, width] = x.shape as [number, number, number];
  const starts = x.graph.constant(
    Array.from({ length: batch }, (_, row) => row * length),
    [batch],
    'int64',
  );
  return embedding(reshape(x, [batch * length, width]), add(positions, starts));
}

const unitLength = (x: Tensor): Tensor => div(x, sqrt(sum(mul(x, x), [-1], { keepDims: true })));
