// Composed pictures: the same for the same input, everything in sight, and changes that stay where they belong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../places/places.ts';
import { RELATIONS } from '../relations.ts';
import type { PlacedThing, Scene, SceneThing } from '../scene.ts';
import { STATES } from '../states/states.ts';
import { ellipseCutOut } from '../testing/shapes.ts';
import { type ComposedScene, composeScene } from './compose-scene.ts';

const SIZE = 128;
const layout = { size: SIZE, seed: 7, picture: 2 };
const SHAPES = {
  cat: ellipseCutOut(60, 40, [240, 180, 60]),
  dog: ellipseCutOut(70, 50, [150, 90, 60]),
  elephant: ellipseCutOut(90, 80, [130, 140, 150]),
  mouse: ellipseCutOut(30, 20, [120, 120, 120]),
  tree: ellipseCutOut(50, 100, [60, 150, 70]),
  pizza: ellipseCutOut(50, 50, [230, 150, 60]),
} as const;
type Name = keyof typeof SHAPES;
const NAMES = Object.keys(SHAPES) as Name[];

const castOf = (scene: Scene) => (id: string) => {
  const name = scene.things.find((thing) => thing.id === id)?.name;
  return SHAPES[name as Name];
};
const composed = (scene: Scene, more: Partial<typeof layout> = {}) =>
  composeScene(scene, castOf(scene), { ...layout, ...more });
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const row = (...names: Name[]): SceneThing[] => names.map((name, i) => ({ id: ids[i]!, name }));

const isSame = (a: ComposedScene, b: ComposedScene) => Buffer.compare(a.pixels, b.pixels) === 0;

/** Whether pixels differ only within the boxes and a margin for shadows around them. */
function changedOnlyAround(
  before: ComposedScene,
  after: ComposedScene,
  changed: (thing: PlacedThing) => boolean,
): boolean {
  const boxes = [...before.things, ...after.things].filter(changed).map(({ box }) => box);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const differs = ![0, 1, 2].every(
      (channel) => before.pixels[3 * i + channel] === after.pixels[3 * i + channel],
    );
    if (!differs) continue;
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    const margin = 10;
    const isNear = boxes.some(
      ({ left, right, top, bottom }) =>
        x >= left - margin && x < right + margin && y >= top - margin && y < bottom + margin,
    );
    if (!isNear) return false;
  }
  return true;
}

describe('a change of one thing leaves all pixels elsewhere as they are', () => {
  const six = row('cat', 'dog', 'tree', 'pizza', 'mouse', 'dog');
  const scenes: [string, Scene][] = [
    ['six side by side', { things: six, relations: [] }],
    ['six in a place', { things: six, relations: [], place: 'beach' }],
    [
      'with relations among the others',
      {
        things: six,
        relations: [
          { subject: 'b', name: 'riding', object: 'c' },
          { subject: 'd', name: 'holding', object: 'e' },
        ],
        place: 'meadow',
      },
    ],
  ];
  it.each(scenes)('%s', (_, scene) => {
    for (const name of ['elephant', 'tree', 'mouse'] as const) {
      const swapped = {
        ...scene,
        things: scene.things.map((thing) => (thing.id === 'a' ? { ...thing, name } : thing)),
      };
      const [before, after] = [composed(scene), composed(swapped)];
      expect(isSame(before, after)).toBe(false);
      expect(changedOnlyAround(before, after, ({ id }) => id === 'a')).toBe(true);
    }
  });

  it('and the check sees a change elsewhere', () => {
    const scene: Scene = { things: six, relations: [] };
    const other = {
      ...scene,
      things: scene.things.map((thing) => (thing.id === 'f' ? { ...thing, name: 'tree' } : thing)),
    };
    expect(changedOnlyAround(composed(scene), composed(other), ({ id }) => id === 'a')).toBe(false);
  });
});

it('puts things where their relation says', () => {
  const boxOf = ({ things }: ComposedScene, id: string) => things.find((thing) => thing.id === id)!.box;
  const pair = (name: string) => {
    const picture = composed({
      things: row('cat', 'tree'),
      relations: [{ subject: 'a', name, object: 'b' }],
    });
    return [boxOf(picture, 'a'), boxOf(picture, 'b')] as const;
  };
  for (const name of ['on', 'above', 'riding']) {
    const [upper, lower] = pair(name);
    expect(upper.top).toBeLessThan(lower.top);
    expect(upper.bottom).toBeLessThan(lower.bottom);
  }
  const [under, roof] = pair('under');
  expect(under.top).toBeGreaterThan(roof.top);
  const [inside, container] = pair('in');
  expect(inside.left).toBeGreaterThanOrEqual(container.left);
  expect(inside.right).toBeLessThanOrEqual(container.right);
});

it('shows things that share a partner side by side', () => {
  const boxOf = ({ things }: ComposedScene, id: string) => things.find((thing) => thing.id === id)!.box;
  const things = row('cat', 'dog', 'elephant');
  const shared = (name: string) => (subject: string) => ({ subject, name, object: 'c' });
  for (const name of ['riding', 'on', 'behind', 'chasing']) {
    const picture = composed({ things, relations: ['a', 'b'].map(shared(name)) });
    const [a, b] = [boxOf(picture, 'a'), boxOf(picture, 'b')].sort((p, q) => p.left - q.left);
    expect(a!.right).toBeLessThan(b!.right);
    expect(Math.abs(a!.bottom - b!.bottom)).toBeLessThan(0.2 * SIZE);
    expect(a!.right - b!.left).toBeLessThan(0.5 * Math.min(a!.right - a!.left, b!.right - b!.left));
  }
  const relations = ['b', 'c'].map((object) => ({ subject: 'a', name: 'between', object }));
  const between = composed({ things, relations });
  const [cat, dog, elephant] = ['a', 'b', 'c'].map((id) => boxOf(between, id));
  expect((dog!.left + dog!.right) / 2).toBeLessThan((cat!.left + cat!.right) / 2);
  expect((elephant!.left + elephant!.right) / 2).toBeGreaterThan((cat!.left + cat!.right) / 2);
});

it('draws every copy, up to twelve', () => {
  for (const count of [1, 3, 7, 12]) {
    const { things } = composed({ things: [{ id: 'a', name: 'cat', count }], relations: [] });
    expect(things).toHaveLength(count);
    expect(new Set(things.map(({ box }) => `${box.left} ${box.top}`)).size).toBe(count);
  }
});

it('obeys a position that is given', () => {
  const things = row('cat', 'dog').map((thing) =>
    thing.id === 'a' ? { ...thing, at: { x: 0.25, y: 0.5 } } : thing,
  );
  const { box } = composed({ things, relations: [] }).things.find(({ id }) => id === 'a')!;
  expect(Math.abs((box.left + box.right) / 2 - 0.25 * SIZE)).toBeLessThan(3);
  expect(Math.abs(box.bottom - 0.5 * SIZE)).toBeLessThan(3);
});

it.each(['mouse', 'elephant'] as const)('hides the feet of a %s behind a counter, and no more', (name) => {
  const pictures = Array.from({ length: 12 }, (_, picture) =>
    composed({ things: row(name), relations: [], place: 'bank' }, { picture }),
  );
  const shares = pictures.map(({ things }) => things[0]!.visible);
  expect(shares).toContain(1); // some pictures have no counter
  const hidden = shares.filter((share) => share < 1);
  expect(hidden.length).toBeGreaterThan(3);
  expect(Math.min(...hidden)).toBeGreaterThan(0.75);
});

it('leaves out what was not drawn', () => {
  const scene: Scene = { things: row('cat', 'dog'), relations: [] };
  const { things } = composeScene(scene, (id) => (id === 'a' ? SHAPES.cat : undefined), layout);
  expect(things.map(({ id }) => id)).toEqual(['a']);
  expect(composeScene(scene, () => undefined, layout).things).toEqual([]);
});

it('draws what the model cannot, in its colour', () => {
  const cat = { id: 'a', name: 'cat' };
  const on = { subject: 'a', name: 'on', object: 'b' };
  const riding = (colour?: 'blue'): Scene => ({
    things: [cat, { id: 'b', name: 'unicycle', ...(colour && { colour }) }],
    relations: [on],
  });
  const plain = composed(riding());
  expect(plain.things.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  expect(isSame(plain, composed(riding('blue')))).toBe(false);
});

it('any scene shows all its things, the same for the same input', () => {
  const relation = fc.record({
    subject: fc.constantFrom(...ids),
    name: fc.constantFrom(...Object.keys(RELATIONS)),
    object: fc.constantFrom(...ids),
  });
  const scenes = fc.record({
    names: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 6 }),
    states: fc.array(fc.subarray(Object.keys(STATES), { maxLength: 2 }), { minLength: 6, maxLength: 6 }),
    counts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 6 }),
    relations: fc.array(relation, { maxLength: 5 }),
    place: fc.option(fc.constantFrom(...Object.keys(PLACES)), { nil: undefined }),
    picture: fc.nat(20),
  });
  fc.assert(
    fc.property(scenes, ({ names, states, counts, relations, place, picture }) => {
      const things = row(...names).map((thing, i) => ({ ...thing, count: counts[i]!, states: states[i]! }));
      const used = new Set(things.map(({ id }) => id));
      const scene: Scene = {
        things,
        relations: relations.filter(
          ({ subject, object }) => subject !== object && used.has(subject) && used.has(object),
        ),
        ...(place && { place }),
      };
      const first = composed(scene, { picture });
      const second = composed(scene, { picture });
      expect(isSame(first, second)).toBe(true);
      expect(second.things).toEqual(first.things);
      for (const { box } of first.things) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(SIZE);
      }
    }),
    { numRuns: 40 },
  );
});
