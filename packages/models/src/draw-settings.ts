// Fills in and checks the options of a drawing.

import { NonetError } from '@nonet/core';
import type { Scene } from '@nonet/scenes';
import type { DrawOptions, DrawSettings, StartPicture, WeightedPrompt } from './drawing.ts';
import { presetNames, presets } from './generation/presets.ts';
import { checkSampling, type SamplingOptions } from './generation/sampler.ts';
import { checkScene } from './scene-drawing/check-scene.ts';

/** Largest number of pictures or candidates in one drawing. */
export const MAX_PICTURES = 64;
/** Prompts in one drawing. */
const MAX_PROMPTS = 8;
const MAX_PROMPT_LENGTH = 10_000;
const DEFAULT_COUNT = 9;

/** What the options are checked against. */
export interface ModelFacts {
  /** What the model draws best with. */
  readonly defaults: SamplingOptions;
  readonly hasClip: boolean;
  /** Tokens per side of a picture. */
  readonly side: number;
  /** Whether scenes can be drawn thing by thing. */
  readonly composes: boolean;
}

/** @throws NonetError `draw-option`, `draw-scene`, `sampling-option`, `prompt-*`, `clip-missing` */
export function settleOptions(options: DrawOptions, facts: ModelFacts): DrawSettings {
  const { defaults, hasClip, side } = facts;
  const count = options.count ?? DEFAULT_COUNT;
  checkWhole('count', count, 1, MAX_PICTURES);
  const candidates = options.candidates ?? count;
  checkWhole('candidates', candidates, count, MAX_PICTURES);
  if (options.ranker === 'clip' && !hasClip) {
    throw new NonetError(
      'clip-missing',
      'ranker: expected a CLIP in the folder clip/ of the model, found none',
    );
  }
  const sampling = settleSampling(options, defaults);
  const { blend = [], start, seamless } = options;
  checkBlend(blend);
  if (start) checkKeep(start, side);
  if (options.scene) checkSceneOption(options.scene, options, facts);
  if (seamless === 'grid' && !Number.isInteger(Math.sqrt(count))) {
    throw new NonetError(
      'draw-option',
      `count: expected a square number (1, 4, 9, ...) for a seamless grid, got ${count}`,
    );
  }
  return {
    ...sampling,
    count,
    candidates,
    negativePrompt: options.negativePrompt ?? '',
    ...(blend.length > 0 && { blend }),
    ...(options.scene && { scene: options.scene }),
    ...(options.joint && { joint: true }),
    ...(start && { keep: start.keep }),
    ...(seamless && { seamless }),
    ...(candidates > count && { ranker: options.ranker ?? (hasClip ? 'clip' : 'self') }),
  };
}

/** A negative prompt is heeded by guidance alone: a model that draws without any needs some for it. */
const leadingAway = ({ guidanceScale }: SamplingOptions): number => (guidanceScale > 1 ? guidanceScale : 2);

function settleSampling(options: DrawOptions, defaults: SamplingOptions): SamplingOptions {
  const { preset } = options;
  if (preset !== undefined && !Object.hasOwn(presets, preset)) {
    throw new NonetError('draw-option', `preset: expected ${presetNames.join(' or ')}, got ${preset}`);
  }
  const base: SamplingOptions = preset === undefined ? defaults : presets[preset];
  const sampling = {
    guidanceScale: options.guidanceScale ?? (options.negativePrompt ? leadingAway(base) : base.guidanceScale),
    temperature: options.temperature ?? base.temperature,
    topK: options.topK ?? base.topK,
    topP: options.topP ?? base.topP,
  };
  checkSampling(sampling);
  return sampling;
}

function checkSceneOption(scene: Scene, options: DrawOptions, { composes }: ModelFacts): void {
  if (!composes) {
    throw new NonetError('draw-scene', 'scene: expected none for a model without lexicon.json, got one');
  }
  for (const other of ['joint', 'start', 'seamless', 'blend'] as const) {
    if (!options[other]) continue;
    throw new NonetError('draw-scene', `scene: expected no ${other} beside it, got both`);
  }
  checkScene(scene);
}

function checkBlend(blend: readonly WeightedPrompt[]): void {
  if (blend.length >= MAX_PROMPTS) {
    throw new NonetError(
      'draw-option',
      `blend: expected at most ${MAX_PROMPTS - 1} prompts beside the first, got ${blend.length}`,
    );
  }
  for (const { prompt, weight } of blend) {
    checkPrompt(prompt);
    if (weight > 0 && weight <= 100) continue;
    throw new NonetError(
      'draw-option',
      `blend: expected a weight above 0, at most 100, for "${prompt.slice(0, 40)}", got ${weight}`,
    );
  }
}

function checkKeep({ keep, picture }: StartPicture, side: number): void {
  if ('opaque' in keep) {
    if (picture.alpha) return;
    throw new NonetError('draw-option', 'what to keep: expected a picture with transparency, got none');
  }
  if ('rows' in keep) checkWhole('rows to keep', keep.rows, 0, side);
  else if (!(keep.share >= 0 && keep.share <= 1)) {
    throw new NonetError('draw-option', `share to keep: expected a number from 0 to 1, got ${keep.share}`);
  }
}

/** @throws NonetError `prompt-empty`, `prompt-too-long` */
export function checkPrompt(prompt: string): string {
  if (prompt.trim() === '') {
    throw new NonetError('prompt-empty', 'prompt: expected some text, got none');
  }
  if (prompt.length > MAX_PROMPT_LENGTH) {
    throw new NonetError(
      'prompt-too-long',
      `prompt: expected at most ${MAX_PROMPT_LENGTH} characters, got ${prompt.length}`,
    );
  }
  return prompt;
}

/** @throws NonetError `draw-option` */
export function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new NonetError(
    'draw-option',
    `${name}: expected a whole number from ${least} to ${most}, got ${value}`,
  );
}
