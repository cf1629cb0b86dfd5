// CLIP beside a plain float64 reference: both encoders, gradients, configs, checkpoints of both forms.
import { crossEntropy, Graph, grad, Scope, sizeOf, sum, type TensorData } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors, openSafetensors } from '../checkpoint/safetensors.ts';
import { uniform } from '../formula-weights.ts';
import { type ClipConfig, parseClipConfig } from './config.ts';
import { embedPictures, embedTexts, similarities } from './modeling.ts';
import { expectNear } from './testing/expect-near.ts';
import { plainPicture, plainText } from './testing/plain-clip.ts';
import { randomTorchWeights, tinyClip } from './testing/tiny-clip.ts';
import { readClip } from './weights.ts';

const variants = {
  'the published form': tinyClip,
  'an end token by its id, exact GELU': {
    ...tinyClip,
    text_config: { ...tinyClip.text_config, eos_token_id: 40, hidden_act: 'gelu', num_attention_heads: 4 },
    vision_config: { ...tinyClip.vision_config, hidden_act: 'gelu', layer_norm_eps: 1e-3 },
  },
  'an end token 2, patches of another size': {
    projection_dim: 7,
    logit_scale_init_value: 1,
    text_config: {
      hidden_size: 8,
      intermediate_size: 5,
      num_hidden_layers: 1,
      num_attention_heads: 1,
      vocab_size: 50,
      max_position_embeddings: 6,
      eos_token_id: 2,
      pooled_token: 'eos',
    },
    vision_config: {
      hidden_size: 9,
      intermediate_size: 6,
      num_hidden_layers: 3,
      num_attention_heads: 3,
      image_size: 10,
      patch_size: 5,
    },
  },
} as const;

function safetensorsOf(weights: Iterable<[string, { shape: readonly number[]; data: Float32Array }]>) {
  const tensors = [...weights].map(([name, { shape, data }]) => ({
    name,
    shape,
    dtype: 'F32' as const,
    data,
  }));
  return openSafetensors(Buffer.concat([...encodeSafetensors(tensors)]));
}

/** Texts of different lengths, each with its end token and something behind it. */
function someTexts({ text }: ClipConfig): number[][] {
  const end = text.pooledToken === 'highest' ? text.vocabSize - 1 : text.pooledToken;
  return [2, 1, text.maxPositionEmbeddings - 1].map((words, row) =>
    Array.from({ length: text.maxPositionEmbeddings }, (_, i) => (i === words ? end : 3 + ((i + row) % 30))),
  );
}

const somePictures = ({ vision: { imageSize } }: ClipConfig) =>
  [0, 1].map((index) =>
    Float32Array.from({ length: 3 * imageSize ** 2 }, (_, i) => 3 * uniform(`picture ${index}`, i)),
  );

function trace(config: ClipConfig, texts: number, pictures: number) {
  const graph = new Graph();
  const scope = new Scope(graph);
  const { imageSize } = config.vision;
  const tokens = graph.input('tokens', [texts, config.text.maxPositionEmbeddings], 'int64');
  const planes = graph.input('pictures', [pictures, 3, imageSize, imageSize]);
  const textPlaces = embedTexts(scope, tokens, config);
  const picturePlaces = embedPictures(scope, planes, config);
  return { graph, scope, textPlaces, picturePlaces };
}

function flat(arrays: readonly Float32Array[]): Float32Array {
  return Float32Array.from(arrays.flatMap((array) => [...array]));
}

describe.each(Object.entries(variants))('CLIP with %s', (_, json) => {
  const config = parseClipConfig(json);
  const torch = randomTorchWeights(config);
  const weights = readClip(config, safetensorsOf(torch));

  it('places texts and pictures where the reference does', async () => {
    const texts = someTexts(config);
    const pictures = somePictures(config);
    const { graph, scope, textPlaces, picturePlaces } = trace(config, texts.length, pictures.length);
    graph.output('texts', textPlaces);
    graph.output('placed', picturePlaces);
    graph.output('logits', similarities(scope, textPlaces, picturePlaces, config));
    const session = await compile(graph, { weights, threads: 1 });
    const tokens = BigInt64Array.from(texts.flat(), BigInt);
    const results = await session.run({ tokens, pictures: flat(pictures) });
    await session.release();
    const expectedTexts = texts.map((text) => plainText(text, torch, config));
    const expectedPictures = pictures.map((picture) => plainPicture(picture, torch, config));
    expectNear(results['texts']!.data as Float32Array, expectedTexts.flat(), 2e-6);
    expectNear(results['placed']!.data as Float32Array, expectedPictures.flat(), 2e-6);
    const factor = Math.exp(torch.get('logit_scale')!.data[0]!);
    const expectedLogits = expectedTexts.flatMap((text) =>
      expectedPictures.map((picture) => factor * text.reduce((s, value, i) => s + value * picture[i]!, 0)),
    );
    expectNear(results['logits']!.data as Float32Array, expectedLogits, 2e-5);
    // The random weights tell texts and pictures apart, so that agreement means something.
    expect(Math.abs(expectedTexts[0]![0]! - expectedTexts[1]![0]!)).toBeGreaterThan(1e-3);
    expect(Math.abs(expectedPictures[0]![0]! - expectedPictures[1]![0]!)).toBeGreaterThan(1e-3);
  });

  it('has the gradient that differences of its loss have', async () => {
    const texts = someTexts(config).slice(0, 2);
    const pictures = somePictures(config);
    const { graph, scope, textPlaces, picturePlaces } = trace(config, 2, 2);
    const logits = similarities(scope, textPlaces, picturePlaces, config);
    const loss = sum(crossEntropy(logits, graph.constant([0, 1], [2], 'int64')));
    const parameters = [...graph.parameters.values()];
    const gradients = grad(
      loss,
      parameters.map(({ tensor }) => tensor),
    );
    graph.output('loss', loss);
    parameters.forEach(({ name }, i) => graph.output(`gradient of ${name}`, gradients[i]!));
    const session = await compile(graph, { threads: 1 });
    const feeds: Record<string, TensorData> = {
      tokens: BigInt64Array.from(texts.flat(), BigInt),
      pictures: flat(pictures),
    };
    for (const [name, values] of weights) feeds[name] = values.slice();
    const results = await session.run(feeds);
    const lossOf = async () => (await session.run(feeds))['loss']!.data[0] as number;
    for (const { name } of parameters) {
      const gradient = results[`gradient of ${name}`]!.data as Float32Array;
      const steepness = Math.sqrt(gradient.reduce((total, value) => total + value * value, 0));
      // A key's bias shifts all scores of a query alike: it has no gradient but for rounding.
      if (name.endsWith('k_proj/bias')) {
        expect(steepness).toBeLessThan(1e-4);
        continue;
      }
      expect(steepness).toBeGreaterThan(1e-5);
      const values = feeds[name] as Float32Array;
      const kept = values.slice();
      const step = 2e-3 / Math.max(steepness, 0.05);
      const move = (sign: number) =>
        values.forEach((_, i) => {
          values[i] = kept[i]! + (sign * step * gradient[i]!) / steepness;
        });
      move(1);
      const above = await lossOf();
      move(-1);
      const below = await lossOf();
      values.set(kept);
      const slope = (above - below) / (2 * step);
      expect(Math.abs(slope - steepness), name).toBeLessThan(0.02 * steepness + 1e-4);
    }
    await session.release();
  });
});

describe('readClip', () => {
  const config = parseClipConfig(tinyClip);
  const torch = randomTorchWeights(config);

  it('reads the Flax form to the same numbers as the PyTorch form', () => {
    const fromTorch = readClip(config, safetensorsOf(torch));
    const { graph } = trace(config, 1, 1);
    similarities(new Scope(graph), graph.input('a', [1, 1]), graph.input('b', [1, 1]), config);
    const flax = [...graph.parameters.values()].map(
      ({ name, tensor }): [string, { shape: readonly number[]; data: Float32Array }] => [
        name,
        { shape: tensor.shape, data: fromTorch.get(name) as Float32Array },
      ],
    );
    expect(readClip(config, safetensorsOf(flax))).toEqual(fromTorch);
    expect(flax.reduce((total, [, { data }]) => total + data.length, 0)).toBe(
      [...torch.values()].reduce((total, { shape }) => total + sizeOf(shape), 0),
    );
  });

  it('names the tensor that is missing or of another size', () => {
    const without = new Map(torch);
    without.delete('vision_model.post_layernorm.bias');
    expect(() => readClip(config, safetensorsOf(without))).toThrow(/vision_model.post_layernorm.bias/);
    const wider = parseClipConfig({ ...tinyClip, projection_dim: 11 });
    expect(() => readClip(wider, safetensorsOf(torch))).toThrow(/projection.weight.*\[11, /);
  });
});

describe('parseClipConfig', () => {
  it('fills in the published sizes', () => {
    expect(parseClipConfig({ text_config: { eos_token_id: 2 }, vision_config: {} })).toMatchObject({
      projectionDim: 512,
      text: { vocabSize: 49408, hiddenSize: 512, numHiddenLayers: 12, pooledToken: 'highest' },
      vision: { imageSize: 224, patchSize: 32, hiddenSize: 768, intermediateSize: 3072 },
    });
    expect(parseClipConfig({}).text.pooledToken).toBe(49407);
  });

  it.each([
    [{ vision_config: { image_size: 30, patch_size: 8 } }, /image_size.*multiple of.*8.*got 30/],
    [{ text_config: { hidden_size: 10, num_attention_heads: 3 } }, /hidden_size.*got 10/],
    [{ text_config: { hidden_act: 'tanh' } }, /hidden_act.*tanh/],
    [{ text_config: 3 }, /text_config/],
  ])('refuses %j', (json, message) => {
    expect(() => parseClipConfig(json)).toThrow(message);
  });
});
