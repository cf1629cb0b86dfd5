// From judged pictures to the numbers of a set: shares that are right, diversity, distance to real pictures, copies.

import type { RgbPicture } from '@nonet/models';
import { dot } from '../judge/nouns.ts';
import { type Cloud, cloudOf, frechetDistance } from './frechet.ts';
import { ASPECTS, type Aspect, type Judge, type Judged } from './judge.ts';
import { partsOf } from './parts.ts';
import type { EvaluationPrompt } from './prompt-file.ts';

/** One aspect over a set. */
interface AspectScore {
  /** Share of the pictures. */
  readonly pictures: number;
  /** Share of the prompts with at least one such picture. */
  readonly prompts: number;
}

export type SetScore = Readonly<Partial<Record<Aspect, AspectScore>>> & {
  /** Prompts with pictures. */
  readonly prompts: number;
  readonly pictures: number;
  /** Mean of 1 - cosine between the pictures of a prompt; 0: all alike. */
  readonly diversity: number;
  /** Fréchet distance to the real pictures of the same prompts. */
  readonly frechet?: number;
  /** Share of the pictures of several things that are nearer to one of training than 95 % of held-out real ones are. */
  readonly copies?: number;
};

/** The judged pictures of one prompt. */
export interface JudgedPrompt {
  readonly prompt: EvaluationPrompt;
  readonly places: readonly Float32Array[];
  readonly judged: readonly Judged[];
}

/** What drawings are compared with, beside what they should show. */
export interface Yardstick {
  /** Real pictures of the set's prompts. */
  readonly real?: Cloud | undefined;
  /** Composed pictures of training, and how near is too near. */
  readonly training?: { readonly places: readonly Float32Array[]; readonly tooNear: number } | undefined;
}

export async function judgePictures(
  judge: Judge,
  prompt: EvaluationPrompt,
  pictures: readonly RgbPicture[],
): Promise<JudgedPrompt> {
  const places = await judge.look(pictures);
  const judged: Judged[] = [];
  for (const [i, place] of places.entries()) {
    const picture = pictures[i]!;
    const parts = prompt.things.length > 1 ? await judge.look(partsOf(picture)) : [];
    judged.push(await judge.judge(picture, place, prompt, parts));
  }
  return { prompt, places, judged };
}

/** Prompts without pictures count for nothing. */
export function scoreSet(all: readonly JudgedPrompt[], yardstick: Yardstick = {}): SetScore {
  const drawn = all.filter(({ places }) => places.length > 0);
  const places = drawn.flatMap((one) => one.places);
  const { real, training } = yardstick;
  const composed = drawn.filter(({ prompt }) => prompt.things.length > 1).flatMap((one) => one.places);
  return {
    ...aspectScores(drawn),
    prompts: drawn.length,
    pictures: places.length,
    diversity: mean(drawn.map((one) => spread(one.places))),
    ...(real && places.length > 1 ? { frechet: frechetDistance(cloudOf(places), real) } : {}),
    ...(training && composed.length > 0
      ? {
          copies: mean(
            composed.map((place) => (nearness(place, training.places) > training.tooNear ? 1 : 0)),
          ),
        }
      : {}),
  };
}

function aspectScores(drawn: readonly JudgedPrompt[]): Partial<Record<Aspect, AspectScore>> {
  const scores: Partial<Record<Aspect, AspectScore>> = {};
  for (const aspect of ASPECTS) {
    const asked = drawn.filter(({ judged }) => judged[0]!.verdict[aspect] !== undefined);
    if (asked.length === 0) continue;
    const right = asked.map(({ judged }) => judged.map(({ verdict }) => (verdict[aspect] ? 1 : 0)));
    scores[aspect] = {
      pictures: mean(right.flat()),
      prompts: mean(right.map((marks) => Math.max(...marks))),
    };
  }
  return scores;
}

/** Cosine with the nearest of many places. */
export function nearness(place: Float32Array, others: readonly Float32Array[]): number {
  let best = -1;
  for (const other of others) best = Math.max(best, dot(place, other));
  return best;
}

function spread(places: readonly Float32Array[]): number {
  const distances = places.flatMap((a, i) => places.slice(i + 1).map((b) => 1 - dot(a, b)));
  return distances.length === 0 ? 0 : mean(distances);
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
