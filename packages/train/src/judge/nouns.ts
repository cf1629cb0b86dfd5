// The thousand nouns that a picture is judged between, and their places in a CLIP's space.
import { fileURLToPath } from 'node:url';
import type { ClipRanker } from '@nonet/models';
import { withArticle } from '../data/names.ts';
import { readLines } from '../text-lines.ts';

/** The nouns of `nouns.txt`. */
export const readNouns = (): string[] =>
  readLines(fileURLToPath(new URL('./nouns.txt', import.meta.url))).map(({ text }) => text);

/** Something with a place in a CLIP's space. */
export interface Placed {
  readonly name: string;
  /** `[projectionDim]`, of length 1 */
  readonly place: Float32Array;
}

/** Each noun's place, as it is mostly named in captions: "a cat". */
export async function placeNouns(clip: ClipRanker, nouns: readonly string[]): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const name of nouns) placed.push({ name, place: await clip.embedText(withArticle(name)) });
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
