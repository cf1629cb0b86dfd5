// Test helper: small CLIPs with random weights, as folders of the published form.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf } from '@nonet/tensor';
import { writeSafetensors } from '../../checkpoint/checkpoint-node.ts';
import { uniform } from '../../formula-weights.ts';
import { characterOfByte } from '../../tokenizer/byte-level.ts';
import { type ClipConfig, parseClipConfig } from '../config.ts';
import { type TorchWeights, torchShapes } from './plain-clip.ts';

/** Bytes, bytes that end a word, four merges, start, end: the form of the published vocabulary. */
const merges: readonly (readonly [string, string])[] = [
  ['a', 't</w>'],
  ['c', 'at</w>'],
  ['r', 'e'],
  ['re', 'd</w>'],
];
const vocabulary = [
  ...characterOfByte,
  ...characterOfByte.map((character) => `${character}</w>`),
  ...merges.map((pair) => pair.join('')),
  '<|startoftext|>',
  '<|endoftext|>',
];

export const tinyClip = {
  projection_dim: 10,
  text_config: {
    hidden_size: 12,
    intermediate_size: 20,
    num_hidden_layers: 2,
    num_attention_heads: 3,
    vocab_size: vocabulary.length,
    max_position_embeddings: 9,
    eos_token_id: 2,
  },
  vision_config: {
    hidden_size: 16,
    intermediate_size: 24,
    num_hidden_layers: 2,
    num_attention_heads: 2,
    image_size: 12,
    patch_size: 4,
  },
} as const;

/** A `tokenizer.json` of CLIP's form. */
export function tinyClipTokenizer(): object {
  const idOf = (token: string) => vocabulary.indexOf(token);
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: ['<|startoftext|>', '<|endoftext|>'].map((content) => ({
      id: idOf(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" },
          behavior: 'Removed',
          invert: true,
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
      ],
    },
    post_processor: {
      type: 'RobertaProcessing',
      sep: ['<|endoftext|>', idOf('<|endoftext|>')],
      cls: ['<|startoftext|>', idOf('<|startoftext|>')],
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: '<|endoftext|>',
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges: merges.map((pair) => pair.join(' ')),
    },
  };
}

/** Weights of the PyTorch form, always the same. */
export function randomTorchWeights(config: ClipConfig): TorchWeights {
  return new Map(
    [...torchShapes(config)].map(([name, shape]) => {
      const spread = shape.length > 1 ? 3 / Math.sqrt(sizeOf(shape.slice(1))) : 0.6;
      const offset = /norm\d?\.weight$|logit_scale/.test(name) ? 1 : 0;
      const data = Float32Array.from({ length: sizeOf(shape) }, (_, i) => offset + spread * uniform(name, i));
      return [name, { shape, data }];
    }),
  );
}

/** Writes a CLIP that `openClip` opens; returns its weights. */
export function writeTinyClip(folder: string, config: object = tinyClip): TorchWeights {
  mkdirSync(folder, { recursive: true });
  const weights = randomTorchWeights(parseClipConfig(config));
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tinyClipTokenizer()));
  const tensors = [...weights].map(([name, { shape, data }]) => ({
    name,
    shape,
    dtype: 'F32' as const,
    data,
  }));
  writeSafetensors(join(folder, 'model.safetensors'), tensors);
  return weights;
}
