// Loads the parts of a model folder, on disk or packed into one file: dalle-bart/ and vqgan/ (config.json and weights
// each), tokenizer.json, sampling.json, and lexicon.json if there is one.
import type { WeightSource } from './checkpoint/weights.ts';
import type { Compile } from './compile.ts';
import { ConfigReader } from './config-reader.ts';
import { parseDalleBartConfig } from './dalle-bart/config.ts';
import { readDalleBart } from './dalle-bart/weights.ts';
import { ImageTokenGenerator } from './generation/generate.ts';
import type { SamplingOptions } from './generation/sampler.ts';
import type { PipelineParts } from './pipeline.ts';
import type { Sampling } from './prompt-sampling.ts';
import { Tokenizer } from './tokenizer/tokenizer.ts';
import { parseLexicon, Understander } from './understanding/index.ts';
import { PictureCodec } from './vqgan/codec.ts';
import { parseVqganConfig, type VqganConfig } from './vqgan/config.ts';
import type { readVqgan } from './vqgan/weights.ts';

/** A model folder, wherever it is. */
export interface ModelFiles {
  has(path: string): boolean;
  readJson(path: string): unknown;
  /** Opens the weights of `dalle-bart` or `vqgan`, reads what is wanted and closes them. */
  readWeights<T>(part: string, read: (source: WeightSource) => T): T;
}

/**
 * @param readCodec what to read of the VQGAN: all of it, or what decoding needs
 * @throws NonetError `config-*`, `checkpoint-*`; when first drawing `lexicon-format`
 */
export function modelParts(files: ModelFiles, compile: Compile, readCodec: typeof readVqgan): PipelineParts {
  const vqganConfig: VqganConfig = parseVqganConfig(files.readJson('vqgan/config.json'));
  const dalleConfig = parseDalleBartConfig(files.readJson('dalle-bart/config.json'));
  const vqgan = files.readWeights('vqgan', (source) => readCodec(vqganConfig, source));
  const dalle = files.readWeights('dalle-bart', (source) => readDalleBart(dalleConfig, source));
  let opened: Understander | undefined;
  const understander = () => (opened ??= new Understander(parseLexicon(files.readJson('lexicon.json'))));
  return {
    tokenizer: new Tokenizer(files.readJson('tokenizer.json') as object),
    generator: new ImageTokenGenerator(dalleConfig, dalle, vqganConfig.nEmbed, compile),
    codec: new PictureCodec(vqganConfig, vqgan, compile),
    ...parseSampling(files.readJson('sampling.json')),
    ...(files.has('lexicon.json') && {
      understand: (prompt: string) => understander().understand(prompt),
      vocabulary: understander,
    }),
  };
}

function parseSampling(json: unknown): Sampling {
  const reader = new ConfigReader('sampling.json', json);
  const defaults: SamplingOptions = {
    guidanceScale: reader.number('guidance_scale'),
    temperature: reader.number('temperature', 1),
    topK: reader.integer('top_k', 0, 0),
    topP: reader.number('top_p', 1),
  };
  const scene = new ConfigReader('sampling.json, scene', reader.object('scene', {}));
  const sceneSampling = {
    guidanceScale: scene.number('guidance_scale', defaults.guidanceScale),
    temperature: scene.number('temperature', defaults.temperature),
  };
  scene.finish();
  const byStyle = reader.object('style_guidance', {});
  reader.finish();
  const styles = new ConfigReader('sampling.json, style_guidance', byStyle);
  const styleGuidance = Object.fromEntries(
    Object.keys(byStyle).map((style) => [style, styles.number(style)]),
  );
  return { defaults, styleGuidance, sceneSampling };
}
