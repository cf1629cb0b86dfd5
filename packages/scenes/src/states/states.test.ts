// States and actions: each one is seen, stays with its thing, and is the same for the same input.
import { describe, expect, it } from 'vitest';
import { ACTION_RULES } from '../actions.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { garmentBitmap } from '../garment-bitmaps.ts';
import type { Scene } from '../scene.ts';
import { ellipseCutOut } from '../testing/shapes.ts';
import { EXPRESSIONS } from './expressions.ts';
import { MARKS, type Mark } from './marks.ts';
import { STATES } from './states.ts';

const layout = { size: 96, seed: 3, picture: 1 };
const tomato = ellipseCutOut(60, 50, [210, 40, 40]);
const dog = ellipseCutOut(60, 44, [150, 90, 60]);
const cast = (id: string) => (id === 'a' ? tomato : dog);
const pixelsOf = (scene: Scene) => composeScene(scene, cast, layout).pixels;
const differing = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, i) => sum + Number(value !== b[i]), 0) / 3;

describe.each(['tomato', 'dog'])('of a %s', (name) => {
  const plain: Scene = { things: [{ id: 'a', name }], relations: [] };
  it.each(Object.keys(STATES))('%s is seen', (state) => {
    const scene: Scene = { ...plain, things: [{ id: 'a', name, states: [state] }] };
    const pixels = pixelsOf(scene);
    expect(differing(pixels, pixelsOf(plain))).toBeGreaterThan(60);
    expect(pixelsOf(scene)).toEqual(pixels);
  });
});

it('a state of one thing leaves the other as it is', () => {
  const things = [
    { id: 'a', name: 'tomato' },
    { id: 'b', name: 'dog' },
  ];
  const angry = things.map((thing) => (thing.id === 'a' ? { ...thing, states: ['angry'] } : thing));
  const boxOf = (scene: Scene) => composeScene(scene, cast, layout).things.find(({ id }) => id === 'b')!.box;
  expect(boxOf({ things: angry, relations: [] })).toEqual(boxOf({ things, relations: [] }));
});

it.each(Object.keys(ACTION_RULES))('%s shows both things', (name) => {
  const things = [
    { id: 'a', name: 'cat' },
    { id: 'b', name: 'dog' },
  ];
  const composed = composeScene({ things, relations: [{ subject: 'a', name, object: 'b' }] }, cast, layout);
  expect(composed.things.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  for (const { visible } of composed.things) expect(visible).toBeGreaterThan(0.35);
});

it('every sign and every face can be drawn', () => {
  const signs: readonly Mark[] = [...Object.values(MARKS), ...Object.values(EXPRESSIONS)];
  for (const sign of signs) {
    const { rgba } = garmentBitmap(sign);
    expect(rgba.some((value, i) => i % 4 === 3 && value > 100)).toBe(true);
  }
});
