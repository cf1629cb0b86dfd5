// From judged scenes to the numbers of a set.
import type { JudgedScene, JudgedThing } from './judge-scene.ts';

/** Scores of the pictures of a set that were composed thing by thing. */
export interface SceneScore {
  /** Pictures. */
  readonly pictures: number;
  /** Of the things, copies counted singly. */
  readonly things: {
    /** Share whose region's first noun is the thing, and share where it is among the first five. */
    readonly top1?: number;
    readonly top5?: number;
    /** Share of those with a colour whose region fits it best. */
    readonly colour?: number;
    /** Mean share of their pixels that nothing hides. */
    readonly visible: number;
    /** Share that are less than half visible. */
    readonly hidden: number;
    /** Mean longer side, in shares of the picture's. */
    readonly extent: number;
    /** Share that are not in the picture, or too small or hidden to be recognised. */
    readonly missing: number;
  };
  /** Share of the pictures in which every thing that the judge has a noun for is among its region's first five. */
  readonly all?: number;
  /** Share of the relations that the places of things show. */
  readonly relations?: number;
}

const HIDDEN = 0.5;

/** @returns undefined without composed pictures */
export function scoreScenes(scenes: readonly JudgedScene[]): SceneScore | undefined {
  const composed = scenes.filter(({ things }) => things.length > 0);
  if (composed.length === 0) return undefined;
  const things = composed.flatMap((scene) => scene.things);
  const present = things.filter((thing) => thing.present);
  const known = composed
    .map((scene) => scene.things.flatMap(({ top5 }) => (top5 === undefined ? [] : [top5])))
    .filter((marks) => marks.length > 0);
  const mark = (name: 'top1' | 'top5' | 'colour') => optional(name, marksOf(things, name));
  return {
    pictures: composed.length,
    things: {
      ...mark('top1'),
      ...mark('top5'),
      ...mark('colour'),
      visible: mean(things.map(({ visible }) => visible)),
      hidden: mean(things.map(({ visible }) => Number(visible < HIDDEN))),
      extent: mean(present.map(({ extent }) => extent)),
      missing: mean(things.map((thing) => Number(!thing.present))),
    },
    ...optional(
      'all',
      known.map((marks) => Number(marks.every(Boolean))),
    ),
    ...optional(
      'relations',
      composed.flatMap(({ relations }) => relations.map(Number)),
    ),
  };
}

const marksOf = (things: readonly JudgedThing[], name: 'top1' | 'top5' | 'colour'): number[] =>
  things.flatMap((thing) => (thing[name] === undefined ? [] : [Number(thing[name])]));

const optional = <K extends string>(name: K, values: readonly number[]): Partial<Record<K, number>> =>
  values.length === 0 ? {} : ({ [name]: mean(values) } as Record<K, number>);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
