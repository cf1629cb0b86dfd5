// Test helper: CLIP as its paper and the published checkpoints define it, in float64 loops over PyTorch-named weights.
import { sizeOf } from '@nonet/tensor';
import type { ClipConfig, TowerConfig } from '../config.ts';

type Matrix = number[][];

/** A weight as PyTorch stores it: dense `[out, in]`, convolution `[out, in, height, width]`. */
interface TorchWeight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type TorchWeights = ReadonlyMap<string, TorchWeight>;

/** Names and shapes of a checkpoint of the published form. */
export function torchShapes({ text, vision, projectionDim }: ClipConfig): Map<string, number[]> {
  const shapes = new Map<string, number[]>();
  const dense = (name: string, inputs: number, outputs: number) => {
    shapes.set(`${name}.weight`, [outputs, inputs]);
    shapes.set(`${name}.bias`, [outputs]);
  };
  const normOf = (name: string, width: number) => {
    shapes.set(`${name}.weight`, [width]);
    shapes.set(`${name}.bias`, [width]);
  };
  const layers = (model: string, { hiddenSize: width, intermediateSize, numHiddenLayers }: TowerConfig) => {
    for (let i = 0; i < numHiddenLayers; i++) {
      const layer = `${model}.encoder.layers.${i}`;
      for (const name of ['q_proj', 'k_proj', 'v_proj', 'out_proj'])
        dense(`${layer}.self_attn.${name}`, width, width);
      normOf(`${layer}.layer_norm1`, width);
      normOf(`${layer}.layer_norm2`, width);
      dense(`${layer}.mlp.fc1`, width, intermediateSize);
      dense(`${layer}.mlp.fc2`, intermediateSize, width);
    }
  };
  shapes.set('logit_scale', []);
  shapes.set('text_model.embeddings.token_embedding.weight', [text.vocabSize, text.hiddenSize]);
  shapes.set('text_model.embeddings.position_embedding.weight', [
    text.maxPositionEmbeddings,
    text.hiddenSize,
  ]);
  layers('text_model', text);
  normOf('text_model.final_layer_norm', text.hiddenSize);
  shapes.set('text_projection.weight', [projectionDim, text.hiddenSize]);
  const { hiddenSize, patchSize, imageSize } = vision;
  shapes.set('vision_model.embeddings.class_embedding', [hiddenSize]);
  shapes.set('vision_model.embeddings.patch_embedding.weight', [hiddenSize, 3, patchSize, patchSize]);
  shapes.set('vision_model.embeddings.position_embedding.weight', [
    1 + (imageSize / patchSize) ** 2,
    hiddenSize,
  ]);
  normOf('vision_model.pre_layrnorm', hiddenSize);
  layers('vision_model', vision);
  normOf('vision_model.post_layernorm', hiddenSize);
  shapes.set('visual_projection.weight', [projectionDim, hiddenSize]);
  return shapes;
}

/** Places one text in the common space. */
export function plainText(tokens: readonly number[], weights: TorchWeights, config: ClipConfig): number[] {
  const { text } = config;
  const table = matrix(weights, 'text_model.embeddings.token_embedding.weight');
  const places = matrix(weights, 'text_model.embeddings.position_embedding.weight');
  const states = tokens.map((token, i) => plus(table[token]!, places[i]!));
  const x = encoder(states, weights, 'text_model', text, (query, key) => key <= query);
  const wanted = text.pooledToken === 'highest' ? Math.max(...tokens) : text.pooledToken;
  const end = layerNorm(
    x[tokens.indexOf(wanted)]!,
    weights,
    'text_model.final_layer_norm',
    text.layerNormEps,
  );
  return unit(matrix(weights, 'text_projection.weight').map((row) => dot(row, end)));
}

/** Places one picture, `[3, size, size]`, in the common space. */
export function plainPicture(planes: Float32Array, weights: TorchWeights, config: ClipConfig): number[] {
  const { imageSize: size, patchSize: patch, hiddenSize, layerNormEps } = config.vision;
  const kernel = weights.get('vision_model.embeddings.patch_embedding.weight')!.data;
  const states: Matrix = [[...weights.get('vision_model.embeddings.class_embedding')!.data]];
  for (let top = 0; top < size; top += patch) {
    for (let left = 0; left < size; left += patch) {
      states.push(
        Array.from({ length: hiddenSize }, (_, out) => {
          let value = 0;
          for (let c = 0; c < 3; c++)
            for (let y = 0; y < patch; y++)
              for (let x = 0; x < patch; x++)
                value +=
                  kernel[((out * 3 + c) * patch + y) * patch + x]! *
                  planes[(c * size + top + y) * size + left + x]!;
          return value;
        }),
      );
    }
  }
  const places = matrix(weights, 'vision_model.embeddings.position_embedding.weight');
  const normed = states.map((state, i) =>
    layerNorm(plus(state, places[i]!), weights, 'vision_model.pre_layrnorm', layerNormEps),
  );
  const x = encoder(normed, weights, 'vision_model', config.vision, () => true);
  const whole = layerNorm(x[0]!, weights, 'vision_model.post_layernorm', layerNormEps);
  return unit(matrix(weights, 'visual_projection.weight').map((row) => dot(row, whole)));
}

function encoder(
  states: Matrix,
  weights: TorchWeights,
  model: string,
  tower: TowerConfig,
  sees: (query: number, key: number) => boolean,
): Matrix {
  let x = states;
  for (let i = 0; i < tower.numHiddenLayers; i++) {
    const layer = `${model}.encoder.layers.${i}`;
    const h = x.map((row) => layerNorm(row, weights, `${layer}.layer_norm1`, tower.layerNormEps));
    const attended = attend(h, weights, `${layer}.self_attn`, tower.numAttentionHeads, sees);
    x = x.map((row, position) => plus(row, attended[position]!));
    x = x.map((row) => {
      const normed = layerNorm(row, weights, `${layer}.layer_norm2`, tower.layerNormEps);
      const inner = dense(normed, weights, `${layer}.mlp.fc1`).map((value) =>
        tower.hiddenAct === 'gelu' ? gelu(value) : value / (1 + Math.exp(-1.702 * value)),
      );
      return plus(row, dense(inner, weights, `${layer}.mlp.fc2`));
    });
  }
  return x;
}

function attend(
  x: Matrix,
  weights: TorchWeights,
  name: string,
  heads: number,
  sees: (query: number, key: number) => boolean,
): Matrix {
  const [q, k, v] = ['q_proj', 'k_proj', 'v_proj'].map((part) =>
    x.map((row) => dense(row, weights, `${name}.${part}`)),
  ) as [Matrix, Matrix, Matrix];
  const width = q[0]!.length / heads;
  return x.map((_, query) => {
    const mixed: number[] = [];
    for (let head = 0; head < heads; head++) {
      const part = (row: number[]) => row.slice(head * width, (head + 1) * width);
      const scores = x.map((_, key) =>
        sees(query, key) ? Math.exp(dot(part(q[query]!), part(k[key]!)) / Math.sqrt(width)) : 0,
      );
      const total = scores.reduce((a, b) => a + b, 0);
      for (let i = 0; i < width; i++)
        mixed.push(scores.reduce((sum, score, key) => sum + (score / total) * v[key]![head * width + i]!, 0));
    }
    return dense(mixed, weights, `${name}.out_proj`);
  });
}

/** x Φ(x), with Φ from the series of the error function. */
function gelu(x: number): number {
  const z = x / Math.SQRT2;
  let term = z;
  let sum = z;
  for (let n = 1; n < 80; n++) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return x * (0.5 + sum / Math.sqrt(Math.PI));
}

function layerNorm(x: number[], weights: TorchWeights, name: string, epsilon: number): number[] {
  const average = x.reduce((a, b) => a + b, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - average) ** 2, 0) / x.length;
  const scale = weights.get(`${name}.weight`)!.data;
  const bias = weights.get(`${name}.bias`)!.data;
  return x.map((value, i) => ((value - average) / Math.sqrt(variance + epsilon)) * scale[i]! + bias[i]!);
}

function dense(x: number[], weights: TorchWeights, name: string): number[] {
  const bias = weights.get(`${name}.bias`)!.data;
  return matrix(weights, `${name}.weight`).map((row, i) => dot(row, x) + bias[i]!);
}

function matrix(weights: TorchWeights, name: string): Matrix {
  const { shape, data } = weights.get(name)!;
  const width = sizeOf(shape.slice(1));
  return Array.from({ length: shape[0]! }, (_, row) => [...data.subarray(row * width, (row + 1) * width)]);
}

const plus = (a: number[], b: number[]): number[] => a.map((value, i) => value + b[i]!);
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function unit(x: number[]): number[] {
  const length = Math.sqrt(dot(x, x));
  return x.map((value) => value / length);
}
