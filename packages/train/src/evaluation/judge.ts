// The judge: a CLIP that says of a picture whether it shows what a prompt asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClipRanker, RgbPicture } from '@nonet/models';
import { openClip } from '@nonet/models/node';
import { NonetError } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { dot, nearest, type Placed, placeNouns, readNouns } from '../judge/nouns.ts';
import {
  type Alternatives,
  colourAlternatives,
  countAlternatives,
  styleAlternatives,
} from './alternatives.ts';
import type { EvaluationPrompt } from './prompt-file.ts';

/**
 * What can be right about a picture. `top1`, `top5`: the one thing asked for is the first, or among the first five,
 * of a thousand nouns. `all`: each of several things is among the first ten. `colour`, `count`, `style`: the prompt
 * fits better than with any other colour, number or style. `standIn`: one of the stand-ins is among the first five.
 */
export const ASPECTS = ['top1', 'top5', 'all', 'colour', 'count', 'style', 'standIn'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Which of the aspects that a prompt has are right in a picture. */
type Verdict = Readonly<Partial<Record<Aspect, boolean>>>;

/** A judged picture. */
export interface Judged {
  readonly verdict: Verdict;
  /** What the judge sees, the likeliest first. */
  readonly nouns: readonly string[];
}

const SEVERAL_AMONG = 10;
const AMONG = 5;

export class Judge {
  readonly #clip: ClipRanker;
  readonly #nouns: readonly Placed[];
  readonly #texts = new Map<string, Float32Array>();

  constructor(clip: ClipRanker, nouns: readonly Placed[]) {
    this.#clip = clip;
    this.#nouns = nouns;
  }

  /** Opens a folder that `nonet train judge` made. @throws NonetError `judge-missing`, and those of `openClip` */
  static async open(folder: string, threads = 0): Promise<Judge> {
    if (!existsSync(join(folder, 'config.json'))) {
      throw new NonetError(
        'judge-missing',
        `judge ${folder}: expected a folder that \`nonet train judge\` made`,
      );
    }
    const clip = openClip(folder, (graph, weights) => compile(graph, { weights, threads }));
    return new Judge(clip, await placeNouns(clip, readNouns()));
  }

  /** Each picture's place in the judge's space, of length 1. */
  look(pictures: readonly RgbPicture[]): Promise<Float32Array[]> {
    return this.#clip.embedPictures(pictures);
  }

  /** Judges a picture, given its place, against a prompt. */
  async judge(place: Float32Array, prompt: EvaluationPrompt): Promise<Judged> {
    const { things, standIns } = prompt;
    const nouns = nearest(place, this.#nouns, SEVERAL_AMONG);
    const seen = nouns.slice(0, AMONG);
    const [only, second] = things;
    const verdict: Partial<Record<Aspect, boolean>> = {};
    if (only !== undefined && second === undefined) {
      verdict.top1 = nouns[0] === only;
      verdict.top5 = seen.includes(only);
    }
    if (second !== undefined) verdict.all = things.every((thing) => nouns.includes(thing));
    if (standIns.length > 0) verdict.standIn = standIns.some((noun) => seen.includes(noun));
    const choices = {
      colour: colourAlternatives(prompt),
      count: countAlternatives(prompt),
      style: styleAlternatives(prompt),
    };
    for (const [aspect, choice] of Object.entries(choices)) {
      if (choice) verdict[aspect as Aspect] = await this.#isRight(place, choice);
    }
    return { verdict, nouns: seen };
  }

  async release(): Promise<void> {
    await this.#clip.release();
  }

  async #isRight(place: Float32Array, { right, wrong }: Alternatives): Promise<boolean> {
    const score = dot(place, await this.#text(right));
    for (const text of wrong) if (dot(place, await this.#text(text)) >= score) return false;
    return true;
  }

  async #text(text: string): Promise<Float32Array> {
    let place = this.#texts.get(text);
    if (!place) {
      place = await this.#clip.embedText(text);
      this.#texts.set(text, place);
    }
    return place;
  }
}
