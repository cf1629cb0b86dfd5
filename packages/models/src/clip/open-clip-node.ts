// Opens a CLIP folder: config.json, model.safetensors or flax_model.msgpack, tokenizer.json, preprocessor_config.json.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import { readJson } from '@nonet/core/node';
import { withCheckpoint } from '../checkpoint/checkpoint-node.ts';
import type { Compile } from '../compile.ts';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import { parseClipConfig } from './config.ts';
import { parseNormalisation, publishedNormalisation } from './preprocess.ts';
import { ClipRanker } from './ranker.ts';
import { readClip } from './weights.ts';

const CHECKPOINTS = ['model.safetensors', 'flax_model.msgpack'];

/**
 * Opens a CLIP of the Hugging Face form, such as `openai/clip-vit-base-patch32`.
 * @throws NonetError `model-file`, `config-*`, `checkpoint-*`, `tokenizer-invalid`, `clip-tokenizer`
 */
export function openClip(folder: string, compile: Compile): ClipRanker {
  const config = parseClipConfig(readJson(join(folder, 'config.json')));
  const checkpoint = CHECKPOINTS.find((name) => existsSync(join(folder, name)));
  if (!checkpoint) {
    throw new NonetError('model-file', `${folder}: expected ${CHECKPOINTS.join(' or ')}, found neither`);
  }
  const preprocessor = join(folder, 'preprocessor_config.json');
  return new ClipRanker({
    config,
    weights: withCheckpoint(join(folder, checkpoint), (source) => readClip(config, source)),
    tokenizer: new Tokenizer(readJson(join(folder, 'tokenizer.json')) as object),
    normalisation: existsSync(preprocessor)
      ? parseNormalisation(readJson(preprocessor))
      : publishedNormalisation,
    compile,
  });
}
