// Repositories of the published sizes with weights made by formula: for measuring without the published files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeFileAtomically } from '@nonet/core/node';
import type { Graph } from '@nonet/tensor';
import { type FlaxArray, type FlaxTree, flaxMsgpackPieces } from '../checkpoint/encode-flax-msgpack.ts';
import { float32ToFloat16 } from '../checkpoint/half.ts';
import { parseDalleBartConfig } from '../dalle-bart/config.ts';
import { traceDalleBart } from '../dalle-bart/weights.ts';
import { formulaSource } from '../parity/formula-source.ts';
import { trainBpe } from '../tokenizer/train-bpe.ts';
import { parseVqganConfig } from '../vqgan/config.ts';
import { traceVqgan } from '../vqgan/weights.ts';

export type Precision = 'float16' | 'float32';

const MINI = {
  model_type: 'dallebart',
  d_model: 1024,
  encoder_layers: 12,
  encoder_attention_heads: 16,
  encoder_ffn_dim: 2730,
  decoder_layers: 12,
  decoder_attention_heads: 16,
  decoder_ffn_dim: 2730,
  encoder_vocab_size: 50264,
  image_vocab_size: 16384,
  decoder_start_token_id: 16384,
};

const MEGA = {
  model_type: 'dallebart',
  d_model: 2048,
  encoder_layers: 24,
  encoder_attention_heads: 32,
  encoder_ffn_dim: 4096,
  decoder_layers: 24,
  decoder_attention_heads: 32,
  decoder_ffn_dim: 4096,
  encoder_vocab_size: 50272,
  image_vocab_size: 16415,
  decoder_start_token_id: 16415,
};

/** The `config.json` of the published checkpoints, as far as it decides what is computed. */
export const publishedConfigs = { mini: MINI, mega: MEGA } as const;

/** The `config.json` of the published VQGAN, as far as it decides what is computed. */
export const publishedVqgan = {
  ch: 128,
  ch_mult: [1, 1, 2, 2, 4],
  num_res_blocks: 2,
  attn_resolutions: [16],
  z_channels: 256,
  embed_dim: 256,
  n_embed: 16384,
  resolution: 256,
};

/**
 * Writes a DalleBart repository of a published size, and the published VQGAN's, in the published form.
 * @returns their folders, for `pullModel`
 * @throws NonetError `disk-full`, `file-write`
 */
export function writeFormulaRepos(
  folder: string,
  size: keyof typeof publishedConfigs,
  precision: Precision,
): { readonly dalle: string; readonly vqgan: string } {
  const config = publishedConfigs[size];
  const dalle = join(folder, `formula-${size}`);
  writeRepo(dalle, config, flaxTree(traceDalleBart(parseDalleBartConfig(config)), precision));
  writeJson(join(dalle, 'tokenizer.json'), trainBpe([['a cat in a sombrero', 1]], 300));
  const vqgan = join(folder, 'formula-vqgan');
  writeRepo(vqgan, publishedVqgan, flaxTree(traceVqgan(parseVqganConfig(publishedVqgan)), precision));
  return { dalle, vqgan };
}

function writeRepo(folder: string, config: object, tree: FlaxTree): void {
  makeFolder(folder);
  writeJson(join(folder, 'config.json'), config);
  writeFileAtomically(join(folder, 'flax_model.msgpack'), flaxMsgpackPieces(tree));
}

/** Formula weights of a graph's parameters as Flax nests them, layers stacked; made when they are written. */
export function flaxTree(graph: Graph, precision: Precision): FlaxTree {
  interface Branch {
    [key: string]: Branch | FlaxArray;
  }
  const root: Branch = {};
  for (const [name, tensor] of formulaSource(graph).tensors) {
    const path = name.split('/');
    let branch = root;
    for (const key of path.slice(0, -1)) {
      branch[key] ??= {};
      branch = branch[key] as Branch;
    }
    const data = () => {
      const values = tensor.read();
      return new Uint8Array((precision === 'float16' ? float32ToFloat16(values) : values).buffer);
    };
    branch[path.at(-1)!] = { shape: tensor.shape, dtype: precision, data };
  }
  return root as FlaxTree;
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
