// The judge: a CLIP that says of a picture whether it shows what a prompt asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NonetError } from '@nonet/core';
import type { ClipRanker, RgbPicture } from '@nonet/models';
import { openClip } from '@nonet/models/node';
import { compile } from '@nonet/tensor/node';
import { dot, nearest, type Placed, placeNouns, readNouns } from '../judge/nouns.ts';
import { type Alternatives, colourAlternatives, countAlternatives } from './alternatives.ts';
import type { EvaluationPrompt } from './prompt-file.ts';
import { readStyleClassifier, type StyleClassifier, styleFeatures } from './style-classifier.ts';

/**
 * What can be right about a picture. `top1`, `top5`: the one thing asked for is the first, or among the first five,
 * of a thousand nouns. `all`: each of several things is among the first five in the picture or a part of it. `colour`,
 * `count`: the prompt fits better than with any other colour or number. `style`: by a classifier of the styles.
 * `standIn`: one of the stand-ins is among the first five.
 */
export const ASPECTS = ['top1', 'top5', 'all', 'colour', 'count', 'style', 'standIn'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Which of the aspects that a prompt has are right in a picture. */
type Verdict = Readonly<Partial<Record<Aspect, boolean>>>;

/** A judged picture. */
export interface Judged {
  readonly verdict: Verdict;
  /** The judge's classes, the most probable first. */
  readonly nouns: readonly string[];
}

const AMONG = 5;

/** The parts of a CLIP that a judge needs. */
type JudgingClip = Pick<ClipRanker, 'embedPictures' | 'embedText' | 'release'>;

export class Judge {
  readonly #clip: JudgingClip;
  readonly #nouns: readonly Placed[];
  readonly #texts = new Map<string, Float32Array>();
  readonly #styles: StyleClassifier | undefined;

  /** @param styles without it, styles are not judged */
  constructor(clip: JudgingClip, nouns: readonly Placed[], styles?: StyleClassifier) {
    this.#clip = clip;
    this.#nouns = nouns;
    this.#styles = styles;
  }

  /**
   * Opens a folder that `nonet train judge` made; with its classifier of styles once it has a reference.
   * @throws NonetError `judge-missing`, and those of `openClip`
   */
  static async open(folder: string, threads = 0): Promise<Judge> {
    if (!existsSync(join(folder, 'config.json'))) {
      throw new NonetError(
        'judge-missing',
        `judge ${folder}: expected a folder that \`nonet train judge\` made`,
      );
    }
    const clip = openClip(folder, (graph, weights) => compile(graph, { weights, threads }));
    return new Judge(clip, await placeNouns(clip, readNouns()), readStyleClassifier(folder));
  }

  /** The same judge, telling styles by this classifier. */
  withStyles(styles: StyleClassifier | undefined): Judge {
    return new Judge(this.#clip, this.#nouns, styles);
  }

  /** The noun that a thing is judged by: its name, or the last word of it; undefined where the judge has neither. */
  nounOf(name: string): string | undefined {
    return [name, name.split(' ').at(-1)!].find((noun) => this.#nouns.some((known) => known.name === noun));
  }

  /** Each picture's place in the judge's space, of length 1. */
  look(pictures: readonly RgbPicture[]): Promise<Float32Array[]> {
    return this.#clip.embedPictures(pictures);
  }

  /**
   * Judges a picture against a prompt.
   * @param place what `look` gave for it
   * @param parts what `look` gave for its parts, where several things are asked for
   */
  async judge(
    picture: RgbPicture,
    place: Float32Array,
    prompt: EvaluationPrompt,
    parts: readonly Float32Array[] = [],
  ): Promise<Judged> {
    const { things, standIns, style } = prompt;
    const seen = nearest(place, this.#nouns, AMONG);
    const [only, second] = things;
    const verdict: Partial<Record<Aspect, boolean>> = {};
    if (only !== undefined && second === undefined) {
      verdict.top1 = seen[0] === only;
      verdict.top5 = seen.includes(only);
    }
    if (second !== undefined) {
      const anywhere = [...seen, ...parts.flatMap((part) => nearest(part, this.#nouns, AMONG))];
      verdict.all = things.every((thing) => anywhere.includes(thing));
    }
    if (standIns.length > 0) verdict.standIn = standIns.some((noun) => seen.includes(noun));
    if (style !== undefined && this.#styles?.styles.includes(style)) {
      verdict.style = this.#styles.styleOf(styleFeatures(place, picture)) === style;
    }
    const choices = { colour: colourAlternatives(prompt), count: countAlternatives(prompt) };
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
