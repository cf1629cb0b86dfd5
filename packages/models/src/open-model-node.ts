// Opens a model folder: dalle-bart/, vqgan/ (config.json and model.safetensors each), tokenizer.json, sampling.json,
// and clip/ and lexicon.json if there are any.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/tensor';
import { compile, type Device } from '@nonet/tensor/node';
import { withCheckpoint } from './checkpoint/checkpoint-node.ts';
import { checkFinite } from './checkpoint/finite.ts';
import { openClip } from './clip/open-clip-node.ts';
import type { Compile } from './compile.ts';
import { ConfigReader } from './config-reader.ts';
import { parseDalleBartConfig } from './dalle-bart/config.ts';
import { readDalleBart } from './dalle-bart/weights.ts';
import { ImageTokenGenerator } from './generation/generate.ts';
import type { SamplingOptions } from './generation/sampler.ts';
import { Pipeline, type PipelineParts } from './pipeline.ts';
import { readJson } from './read-json-node.ts';
import { Tokenizer } from './tokenizer/tokenizer.ts';
import { parseLexicon, Understander } from './understanding/index.ts';
import { PictureCodec } from './vqgan/codec.ts';
import { parseVqganConfig } from './vqgan/config.ts';
import { readVqgan } from './vqgan/weights.ts';

export interface OpenModelOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  /** Where it computes; what a GPU cannot do runs on the CPU. */
  readonly device?: Device;
}

/**
 * Opens a model for drawing.
 * @throws NonetError `model-missing`, `model-file`, `config-*`, `checkpoint-*`; when first drawing `lexicon-format`
 */
export const openModel = (folder: string, options: OpenModelOptions = {}): Pipeline =>
  new Pipeline(openParts(folder, options));

/** What a model folder holds. @throws as `openModel` */
export function openParts(
  folder: string,
  { threads = 0, device = 'cpu' }: OpenModelOptions = {},
): PipelineParts {
  if (!existsSync(folder)) {
    throw new NonetError('model-missing', `model ${folder}: there is no such folder`);
  }
  const toSession: Compile = (graph, weights) => compile(graph, { weights, threads, device });
  const vqganConfig = parseVqganConfig(readJson(join(folder, 'vqgan/config.json')));
  const dalleConfig = parseDalleBartConfig(readJson(join(folder, 'dalle-bart/config.json')));
  const vqgan = withCheckpoint(join(folder, 'vqgan/model.safetensors'), (source) => {
    checkFinite(source);
    return readVqgan(vqganConfig, source);
  });
  const dalle = withCheckpoint(join(folder, 'dalle-bart/model.safetensors'), (source) => {
    checkFinite(source);
    return readDalleBart(dalleConfig, source);
  });
  const clip = join(folder, 'clip');
  const lexicon = join(folder, 'lexicon.json');
  let understander: Understander | undefined;
  return {
    tokenizer: new Tokenizer(readJson(join(folder, 'tokenizer.json')) as object),
    generator: new ImageTokenGenerator(dalleConfig, dalle, vqganConfig.nEmbed, toSession),
    codec: new PictureCodec(vqganConfig, vqgan, toSession),
    defaults: parseSampling(readJson(join(folder, 'sampling.json'))),
    ...(existsSync(clip) && { openClip: () => openClip(clip, toSession) }),
    ...(existsSync(lexicon) && {
      understand: (prompt: string) => {
        understander ??= new Understander(parseLexicon(readJson(lexicon)));
        return understander.understand(prompt);
      },
    }),
  };
}

function parseSampling(json: unknown): SamplingOptions {
  const reader = new ConfigReader('sampling.json', json);
  const options = {
    guidanceScale: reader.number('guidance_scale'),
    temperature: reader.number('temperature', 1),
    topK: reader.integer('top_k', 0, 0),
    topP: reader.number('top_p', 1),
  };
  reader.finish();
  return options;
}
