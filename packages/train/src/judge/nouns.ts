// The thousand nouns that a picture is judged between, and their places in a CLIP's space.
import { fileURLToPath } from 'node:url';
import type { ClipRanker } from '@nonet/models';
import { withArticle } from '../data/names.ts';
import { readLines } from '../text-lines.ts';

/** Ways to name a thing; the mean of their places stands for it. */
const TEMPLATES: readonly ((noun: string) => string)[] = [
  (noun) => noun,
  withArticle,
  (noun) => `a picture of ${withArticle(noun)}`,
];

/** The nouns of `nouns.txt`. */
export const readNouns = (): string[] =>
  readLines(fileURLToPath(new URL('./nouns.txt', import.meta.url))).map(({ text }) => text);

/** Something with a place in a CLIP's space. */
export interface Placed {
  readonly name: string;
  /** `[projectionDim]`, of length 1 */
  readonly place: Float32Array;
}

/** Each noun's place. */
export async function placeNouns(clip: ClipRanker, nouns: readonly string[]): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const name of nouns) {
    const places = [];
    for (const template of TEMPLATES) places.push(await clip.embedText(template(name)));
    placed.push({ name, place: meanDirection(places) });
  }
  return placed;
}

/** The names of `count` placed things, the nearest to a picture first. */
export function nearest(picture: Float32Array, things: readonly Placed[], count: number): string[] {
  return things
    .map(({ name, place }) => ({ name, score: dot(picture, place) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ name }) => name);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function meanDirection(places: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(places[0]!.length);
  for (const place of places) for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + place[i]!;
  const norm = Math.sqrt(dot(sum, sum));
  return sum.map((value) => value / norm);
}
