// A complete model folder with random weights, small enough that a test draws nine pictures in a moment.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Graph, type Parameter, Scope } from '@nonet/tensor';
import { writeSafetensors } from '../checkpoint/checkpoint-node.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { decodeSequence, encodeText } from '../dalle-bart/modeling.ts';
import { formulaWeight } from '../formula-weights.ts';
import { trainBpe } from '../tokenizer/train-bpe.ts';
import { parseVqganConfig, tokensPerSide } from '../vqgan/config.ts';
import { decodeTokens, tokenizePictures } from '../vqgan/modeling.ts';

const FSQ_LEVELS = [5, 5];
const CODES = 25;

export const tinyVqgan = {
  ch: 16,
  ch_mult: [1, 1, 2, 2],
  num_res_blocks: 1,
  z_channels: 16,
  resolution: 32,
  norm_groups: 8,
  fsq_levels: FSQ_LEVELS,
} as const;

const tinyDalleBart = {
  d_model: 32,
  encoder_layers: 2,
  encoder_attention_heads: 2,
  encoder_ffn_dim: 64,
  decoder_layers: 2,
  decoder_attention_heads: 2,
  decoder_ffn_dim: 64,
  image_vocab_size: CODES,
  max_text_length: 16,
} as const;

/** Writes a model of 16 tokens and 32x32 pixels that `openModel` opens; always the same one. */
export function writeTinyModel(folder: string): void {
  const tokenizer = trainBpe(
    [
      ['a cat in a sombrero', 1],
      ['two red apples', 1],
    ],
    300,
  );
  const vqganConfig = parseVqganConfig(tinyVqgan);
  const positions = tokensPerSide(vqganConfig) ** 2;
  const dalleBart = { ...tinyDalleBart, image_length: positions, encoder_vocab_size: 300 };
  const dalleBartConfig = parseDalleBartConfig(dalleBart);

  const vqganGraph = new Graph();
  const pictures = vqganGraph.input('pictures', [1, 3, vqganConfig.resolution, vqganConfig.resolution]);
  tokenizePictures(new Scope(vqganGraph), pictures, vqganConfig);
  decodeTokens(new Scope(vqganGraph), vqganGraph.input('tokens', [1, positions], 'int64'), vqganConfig);

  const dalleBartGraph = new Graph();
  const scope = new Scope(dalleBartGraph);
  const words = dalleBartGraph.input('text', [1, dalleBartConfig.maxTextLength], 'int64');
  const text = encodeText(scope, words, dalleBartConfig);
  decodeSequence(scope, dalleBartGraph.input('tokens', [1, positions], 'int64'), text, dalleBartConfig);

  writePart(join(folder, 'vqgan'), tinyVqgan, vqganGraph);
  writePart(join(folder, 'dalle-bart'), dalleBart, dalleBartGraph);
  writeJson(join(folder, 'tokenizer.json'), tokenizer);
  writeJson(join(folder, 'sampling.json'), { guidance_scale: 2, temperature: 1 });
}

function writePart(folder: string, config: object, graph: Graph): void {
  mkdirSync(folder, { recursive: true });
  writeJson(join(folder, 'config.json'), config);
  writeSafetensors(join(folder, 'model.safetensors'), [...graph.parameters.values()].map(toTensor));
}

const toTensor = ({ name, tensor: { shape } }: Parameter) =>
  ({ name, shape, dtype: 'F32', data: formulaWeight(name, shape) }) as const;

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
