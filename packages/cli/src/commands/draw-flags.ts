// The flags of `nonet draw` that say what and how to draw, and what they mean to the library.

import { NonetError } from '@nonet/core';
import type { DrawOptions, Keep, PresetName, RankerName, Seamless, WeightedPrompt } from '@nonet/models';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { toNumber, toWhole } from '../command.ts';
import { readPicture } from '../read-picture.ts';
import { readScene } from '../read-scene.ts';

/** Of its tokens, a variation keeps this share by default. */
const DEFAULT_SHARE = 0.5;

export interface DrawingFlags {
  readonly count?: number;
  readonly preset?: PresetName;
  readonly guidance?: number;
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly negative?: string;
  readonly also?: readonly WeightedPrompt[];
  readonly scene?: string;
  readonly joint?: boolean;
  readonly image?: string;
  readonly keepRows?: number;
  readonly keep?: number;
  readonly seamless?: Seamless;
  readonly candidates?: number;
  readonly ranker?: RankerName;
}

export function addDrawingFlags(command: Command): Command {
  const presets: readonly PresetName[] = ['dalle-mini', 'min-dalle'];
  const kinds: readonly Seamless[] = ['tile', 'grid'];
  const rankers: readonly RankerName[] = ['clip', 'self'];
  return command
    .optionsGroup('What to draw:')
    .option('-n, --count <number>', 'pictures (9)', toWhole)
    .option('--negative <text>', 'what the pictures should be unlike')
    .option(
      '--also <prompt[:weight]>',
      'blends in another prompt; the first weighs 1, as do those without a number; may be repeated',
      addPrompt,
    )
    .addOption(
      new Option(
        '--scene <file.json>',
        'draw this scene, a changed one of --plan, in place of the one that the prompt describes',
      ).conflicts('joint'),
    )
    .option('--joint', 'draw a scene all at once, as the original does, not thing by thing')
    .option('--image <file>', 'start from the middle square of this picture: see --keep-rows and --keep')
    .addOption(
      new Option(
        '--keep-rows <number>',
        'complete the picture: keep its top rows of tokens (of 8 in nonet-1, 16 in dalle-mini), draw the rest',
      )
        .argParser(toWhole)
        .conflicts('keep'),
    )
    .option(
      '--keep <share>',
      `vary the picture: keep this share of its tokens, 0 to 1, and draw the rest anew (${DEFAULT_SHARE})`,
      toNumber,
    )
    .addOption(
      new Option(
        '--seamless <kind>',
        'tile: each picture continues at its opposite edge; grid: the pictures run into each other',
      ).choices(kinds),
    )
    .optionsGroup('How to draw:')
    .addOption(
      new Option(
        '--preset <name>',
        'guidance, temperature, top-k and top-p as that program had them',
      ).choices(presets),
    )
    .option(
      '--guidance <number>',
      'how closely to follow the prompt; 1 is no guidance (the model decides)',
      toNumber,
    )
    .option('--temperature <number>', 'below 1 safer, above 1 wilder (the model decides)', toNumber)
    .option(
      '--top-k <number>',
      'choose among the k most probable tokens; 0: all (the model decides)',
      toWhole,
    )
    .option('--top-p <number>', 'choose among the tokens that make up p (the model decides)', toNumber)
    .option('--candidates <number>', 'draw this many and keep the best', toWhole)
    .addOption(
      new Option('--ranker <name>', 'who chooses them: clip (if the model has one) or self').choices(rankers),
    );
}

/** @throws NonetError `draw-option`, `draw-scene`, `scene-unreadable`, `picture-unreadable` */
export async function toDrawOptions(flags: DrawingFlags): Promise<DrawOptions> {
  const { guidance, negative, also, scene, image, keep, keepRows, ...same } = flags;
  const { count, preset, temperature, topK, topP, joint, seamless, candidates, ranker } = same;
  if (image === undefined && (keep !== undefined || keepRows !== undefined)) {
    const flag = keep === undefined ? '--keep-rows' : '--keep';
    throw new NonetError('draw-option', `${flag}: expected a picture to keep it of (--image), got none`);
  }
  const kept: Keep = keepRows === undefined ? { share: keep ?? DEFAULT_SHARE } : { rows: keepRows };
  const given = {
    count,
    preset,
    temperature,
    topK,
    topP,
    joint,
    seamless,
    candidates,
    ranker,
    guidanceScale: guidance,
    negativePrompt: negative,
    blend: also,
    scene: scene === undefined ? undefined : await readScene(scene),
    start: image === undefined ? undefined : { picture: await readPicture(image), keep: kept },
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Reads `a dog:0.5`. A number behind the last colon is the weight. */
function addPrompt(text: string, before: readonly WeightedPrompt[] = []): WeightedPrompt[] {
  const [, prompt = text, weight = '1'] = /^(.*):\s*(-?\d*\.?\d+)\s*$/s.exec(text) ?? [];
  if (Number(weight) <= 0) throw new InvalidArgumentError('Expected a weight above 0.');
  return [...before, { prompt, weight: Number(weight) }];
}
