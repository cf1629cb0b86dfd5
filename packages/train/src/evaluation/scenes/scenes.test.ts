// Scene scores: right compositions pass, wrong ones fail. The judge is a stand-in that sees colours only.
import type { Picture, RgbPicture } from '@nonet/models';
import { type Box, type PlacedThing, RELATIONS, type Scene } from '@nonet/scenes';
import { describe, expect, it } from 'vitest';
import { Judge } from '../judge.ts';
import { type JudgedScene, judgeScene } from './judge-scene.ts';
import { regionOf } from './region.ts';
import { CHECKED_RELATIONS, relationHolds } from './relation-checks.ts';
import { scoreScenes } from './scene-score.ts';

const SIDE = 100;
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const placed = (id: string, where: Box, copy = 0, visible = 1): PlacedThing => ({
  id,
  copy,
  box: where,
  visible,
});

type Rgb = readonly [number, number, number];
const SEEN: Readonly<Record<string, Rgb>> = { tomato: [255, 0, 0], frog: [0, 255, 0], whale: [0, 0, 255] };
const COLOURS: Readonly<Record<string, Rgb>> = { red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1] };

const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
};
/** Mean colour of what is not white. */
const meanOf = ({ pixels }: RgbPicture): Float32Array => {
  const sum = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    if (pixels.subarray(at, at + 3).every((value) => value === 255)) continue;
    for (let channel = 0; channel < 3; channel++) sum[channel]! += pixels[at + channel]!;
  }
  return unit(sum);
};
/** Sees a picture's mean colour, and takes a text for its colour word. */
const clip = {
  embedPictures: async (pictures: readonly RgbPicture[]) => pictures.map(meanOf),
  embedText: async (text: string) =>
    unit(Object.entries(COLOURS).find(([name]) => text.includes(name))?.[1] ?? [1, 1, 1]),
  release: async () => {},
};
/** Each thing with five namesakes, so that what is not the nearest is not among the first five. */
const nouns = Object.entries(SEEN).flatMap(([name, colour]) =>
  [name, 1, 2, 3, 4, 5].map((one) => ({ name: one === name ? name : `${name} ${one}`, place: unit(colour) })),
);
const judge = new Judge(clip, nouns);

/** White, with things in their colours. */
function painted(things: readonly PlacedThing[], colours: Readonly<Record<string, Rgb>>): Picture {
  const pixels = new Uint8Array(3 * SIDE * SIDE).fill(255);
  for (const { id, box: where } of things) {
    for (let y = where.top; y < where.bottom; y++) {
      for (let x = where.left; x < where.right; x++) pixels.set(colours[id]!, 3 * (y * SIDE + x));
    }
  }
  return { index: 0, width: SIDE, height: SIDE, pixels, things };
}

describe('a relation is read from places', () => {
  const small = box(40, 20, 60, 40);
  const below = box(30, 38, 70, 90);
  const left = box(5, 40, 45, 90);
  const right = box(50, 42, 95, 90);
  const farAbove = box(30, 0, 50, 10);
  it.each([
    ['next to', left, right, small, below],
    ['on', small, below, below, small],
    ['on', small, below, farAbove, below],
    ['riding', small, below, left, right],
    ['under', below, small, small, below],
    ['above', farAbove, below, below, farAbove],
    ['behind', box(20, 20, 60, 70), below, below, box(20, 20, 60, 70)],
    ['in front of', below, box(20, 20, 60, 70), box(20, 20, 60, 70), below],
    ['in', box(40, 30, 60, 70), below, farAbove, below],
    ['inside', box(40, 50, 60, 80), below, left, box(60, 40, 95, 90)],
    ['holding', left, box(46, 50, 60, 70), left, box(75, 50, 90, 70)],
    ['wearing', below, small, below, box(75, 50, 90, 70)],
    ['carrying', below, small, below, farAbove],
    ['eating', left, right, box(0, 50, 20, 90), box(70, 60, 95, 90)],
    ['chasing', left, right, box(0, 50, 10, 90), box(80, 60, 95, 90)],
    ['looking at', left, right, small, below],
  ])('%s', (name, subject, object, wrongSubject, wrongObject) => {
    const relation = { subject: 'a', name, object: 'b' };
    const scene: Scene = {
      things: [
        { id: 'a', name: 'frog' },
        { id: 'b', name: 'tomato' },
      ],
      relations: [relation],
    };
    const holds = (things: readonly PlacedThing[]) => relationHolds(relation, { scene, things, side: SIDE });
    expect(holds([placed('a', subject), placed('b', object)])).toBe(true);
    expect(holds([placed('a', wrongSubject), placed('b', wrongObject)])).toBe(false);
    expect(holds([placed('a', subject)])).toBe(false);
    expect(holds([placed('a', subject), placed('b', object, 0, 0)])).toBe(false);
  });

  it('of several things at once, and of every copy', () => {
    const [west, middle, east] = [box(0, 50, 20, 90), box(40, 50, 60, 90), box(80, 50, 99, 90)];
    const relation = (name: string) => ({ subject: 'a', name, object: 'b' });
    const sceneOf = (name: string): Scene => ({
      things: ['a', 'b', 'c'].map((id) => ({ id, name: 'frog' })),
      relations: name === 'between' ? [relation(name), { ...relation(name), object: 'c' }] : [relation(name)],
    });
    const holds = (name: string, ...things: PlacedThing[]) =>
      relationHolds(relation(name), { scene: sceneOf(name), things, side: SIDE });
    const [b, c] = [placed('b', west), placed('c', east)];
    expect(holds('between', placed('a', middle), b, c)).toBe(true);
    expect(holds('between', placed('a', west), placed('b', middle), c)).toBe(false);
    const around = [placed('a', west), placed('a', east, 1)];
    expect(holds('around', ...around, placed('b', middle))).toBe(true);
    expect(holds('around', placed('a', middle), placed('a', east, 1), placed('b', west))).toBe(false);
    const seats = [placed('b', box(0, 60, 20, 90)), placed('b', box(70, 60, 95, 90), 1)];
    const riders = [placed('a', box(2, 30, 18, 62)), placed('a', box(75, 30, 90, 62), 1)];
    expect(holds('riding', ...riders, ...seats)).toBe(true);
    expect(holds('riding', riders[0]!, placed('a', box(40, 30, 55, 62), 1), ...seats)).toBe(false);
  });

  it('for every relation of the composer but hybrids', () => {
    const hybrids = Object.keys(RELATIONS).filter((name) => RELATIONS[name]!.kind === 'given');
    expect([...CHECKED_RELATIONS, ...hybrids].sort()).toEqual(Object.keys(RELATIONS).sort());
  });
});

describe('a thing', () => {
  it('has a square region inside the picture', () => {
    const picture = painted([], {});
    for (const where of [
      box(0, 0, 10, 40),
      box(80, 90, 100, 100),
      box(0, 0, 100, 100),
      box(50, 50, 51, 51),
    ]) {
      const { width, height, pixels } = regionOf(picture, where);
      expect(width).toBe(height);
      expect(pixels).toHaveLength(3 * width * height);
      expect(pixels.every((value) => value === 255)).toBe(true);
    }
    const corner = placed('a', box(90, 90, 100, 100));
    const region = regionOf(painted([corner], { a: [9, 9, 9] }), corner.box);
    expect(Array.from(region.pixels.slice(-3))).toEqual([9, 9, 9]);
  });

  const scene: Scene = {
    things: [
      { id: 'a', name: 'frog', count: 2 },
      { id: 'b', name: 'ripe tomato', colour: 'red' },
    ],
    relations: [{ subject: 'a', name: 'next to', object: 'b' }],
  };
  const frogs = [placed('a', box(2, 50, 22, 80)), placed('a', box(30, 50, 50, 80), 1)];
  const right = [...frogs, placed('b', box(70, 50, 95, 85))];
  const colours = { a: SEEN['frog']!, b: SEEN['tomato']! };
  const judged = (things: readonly PlacedThing[], shown: Readonly<Record<string, Rgb>> = colours) =>
    judgeScene(judge, scene, painted(things, shown));
  const score = (...scenes: JudgedScene[]) => scoreScenes(scenes)!;

  it('is recognised in its own region, each copy for itself', async () => {
    expect(score(await judged(right))).toEqual({
      pictures: 1,
      things: {
        top1: 1,
        top5: 1,
        colour: 1,
        visible: 1,
        hidden: 0,
        extent: expect.closeTo((0.3 + 0.3 + 0.35) / 3),
        missing: 0,
      },
      all: 1,
      relations: 1,
    });
  });

  it('fails where it is drawn as something else, in another colour, hidden, left out or out of place', async () => {
    const wrong = score(await judged(right, { ...colours, b: SEEN['whale']! }));
    expect(wrong).toMatchObject({ all: 0, relations: 1, things: { top5: expect.closeTo(2 / 3), colour: 0 } });
    const missing = score(await judged(right.slice(1)));
    expect(missing).toMatchObject({ all: 0, things: { missing: expect.closeTo(1 / 3) } });
    const hidden = score(await judged([...frogs, placed('b', box(70, 50, 95, 85), 0, 0.3)]));
    expect(hidden.things).toMatchObject({ hidden: expect.closeTo(1 / 3), missing: 0 });
    const tiny = score(await judged([...frogs, placed('b', box(70, 50, 72, 52))]));
    expect(tiny.things.missing).toBeCloseTo(1 / 3);
    const above = score(await judged([...frogs, placed('b', box(30, 5, 50, 30))]));
    expect(above).toMatchObject({ all: 1, relations: 0 });
    const half = score(await judged(right), await judged(right.slice(0, 2)));
    expect(half).toMatchObject({ pictures: 2, all: 0.5, relations: 0.5 });
  });

  it('is not counted where it is part of another one, nor named where the judge has no noun', async () => {
    const hybrid: Scene = {
      things: [
        { id: 'a', name: 'frog' },
        { id: 'b', name: 'tomato' },
        { id: 'c', name: 'zorbo' },
      ],
      relations: [{ subject: 'a', name: 'in the shape of', object: 'b' }],
    };
    const things = [placed('a', box(10, 50, 40, 80)), placed('c', box(60, 50, 90, 80))];
    const { things: seen, relations } = await judgeScene(
      judge,
      hybrid,
      painted(things, { a: SEEN['frog']!, c: SEEN['whale']! }),
    );
    expect(seen.map(({ name, top1 }) => [name, top1])).toEqual([
      ['frog', true],
      ['zorbo', undefined],
    ]);
    expect(relations).toEqual([]);
    expect(scoreScenes([])).toBeUndefined();
  });
});
