// From finished runs to a model folder that draws: float16 weights that fit 8 bits, configs, tokenizer, sampling defaults.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@nonet/core/node';
import { publishedTensors, type SceneSampling, type StyleGuidance } from '@nonet/models';
import { openCheckpoint, writeSafetensors } from '@nonet/models/node';
import { readJson } from './recipe.ts';

export interface PublishOptions {
  /** Folder of a `nonet train vqgan` run. */
  readonly vqganRun: string;
  /** Folder of a `nonet train dalle` run on that VQGAN. */
  readonly dalleRun: string;
  readonly out: string;
  readonly guidanceScale: number;
  /** Guidance from a prompt without its style towards the style, where guidance is 1: by style, and of `others`. */
  readonly styleGuidance: StyleGuidance;
  /** What several things beside each other are drawn with, where guidance is 1. */
  readonly scene: SceneSampling;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
}

/** Writes a model folder as `nonet draw --model` opens it. */
export function publishModel(options: PublishOptions): void {
  const { vqganRun, dalleRun, out } = options;
  publishPart(join(vqganRun, 'vqgan'), join(out, 'vqgan'));
  publishPart(join(dalleRun, 'dalle-bart'), join(out, 'dalle-bart'));
  copyFileSync(join(dalleRun, 'tokenizer.json'), join(out, 'tokenizer.json'));
  const sampling = {
    guidance_scale: options.guidanceScale,
    style_guidance: options.styleGuidance,
    scene: { guidance_scale: options.scene.guidanceScale, temperature: options.scene.temperature },
    temperature: options.temperature,
    top_k: options.topK,
    top_p: options.topP,
  };
  writeFileSync(join(out, 'sampling.json'), toJson(sampling));
}

/** Weights (see `publishedTensors`) and config of one part of a finished run. @param from path without endings */
export function publishPart(from: string, to: string): void {
  makeFolder(to);
  const source = openCheckpoint(`${from}.safetensors`);
  try {
    writeSafetensors(join(to, 'model.safetensors'), publishedTensors(source));
  } finally {
    source.close();
  }
  writeFileSync(join(to, 'config.json'), toJson(readJson(`${from}.config.json`)));
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
