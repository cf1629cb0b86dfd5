// Garments: on the part of the figure where they are worn, with the wearer in sight.
import { describe, expect, it } from 'vitest';
import { CLOTHES } from '../clothes.ts';
import type { CutOut } from '../cutout/cut-out.ts';
import { HATS } from '../hats.ts';
import type { Scene } from '../scene.ts';
import { ellipseCutOut } from '../testing/shapes.ts';
import { HEADGEAR } from '../wardrobe/headgear.ts';
import { composeScene } from './compose-scene.ts';

const FACE = { ...ellipseCutOut(60, 60, [240, 180, 60]), facing: 'front', view: 'face' } as const;
const GARMENT = ellipseCutOut(60, 50, [40, 90, 200]);

const SIDE = { ...ellipseCutOut(90, 60, [240, 180, 60]), facing: 'left', view: 'body' } as const;

function boxesOf(wearer: string, garment: string, figure: CutOut = FACE) {
  const scene: Scene = {
    things: [
      { id: 'a', name: wearer },
      { id: 'b', name: garment },
    ],
    relations: [{ subject: 'a', name: 'wearing', object: 'b' }],
  };
  const cast = (id: string) => (id === 'a' ? figure : GARMENT);
  const { things } = composeScene(scene, cast, { size: 128, seed: 3, picture: 1 });
  return { body: things.find(({ id }) => id === 'a')!, garment: things.find(({ id }) => id === 'b')! };
}

describe('garments', () => {
  it.each(['suit', 'coat', 'dress', 'scarf', 'bow tie'])('a %s is below the face', (name) => {
    const { body, garment } = boxesOf('cat', name);
    expect(garment.box.bottom).toBeGreaterThan(body.box.bottom);
    expect(garment.box.top).toBeGreaterThan((body.box.top + body.box.bottom) / 2);
  });

  it('a cape shows at both sides, boots under the feet, gloves at both hands', () => {
    const cape = boxesOf('cat', 'cape');
    expect(cape.garment.box.left).toBeLessThan(cape.body.box.left);
    expect(cape.garment.box.right).toBeGreaterThan(cape.body.box.right);
    const boots = boxesOf('cat', 'boots');
    expect(boots.garment.box.bottom).toBeGreaterThan(boots.body.box.bottom);
    const gloves = boxesOf('cat', 'boxing gloves');
    expect(gloves.garment.box.left).toBeLessThan(gloves.body.box.left);
    expect(gloves.garment.box.right).toBeGreaterThan(gloves.body.box.right);
  });

  it('a thing without a head wears clothes below all of it', () => {
    const { body, garment } = boxesOf('watermelon', 'coat');
    expect(garment.box.top).toBeGreaterThan((body.box.top + body.box.bottom) / 2);
  });

  it.each([...HATS, ...HEADGEAR, ...CLOTHES].flatMap(({ names }) => names))(
    '%s leaves its wearer in sight',
    (name) => {
      const { body, garment } = boxesOf('cat', name);
      expect(body.visible).toBeGreaterThan(0.5);
      expect(garment.visible).toBeGreaterThan(0.3);
    },
  );

  it.each(['frog', 'crab'])('a hat leaves the eyes of a %s in sight', (wearer) => {
    expect(boxesOf(wearer, 'top hat').body.visible).toBeGreaterThan(boxesOf('cat', 'top hat').body.visible);
  });

  it('wings are behind who looks to the front, and on the back of who is seen from the side', () => {
    const front = boxesOf('cat', 'wings');
    expect(front.body.visible).toBe(1);
    const side = boxesOf('cat', 'wings', SIDE);
    expect(side.garment.visible).toBe(1);
    expect(side.garment.box.top).toBeLessThan(side.body.box.top);
  });

  it('three in one coat: one coat, and all three in sight', () => {
    const scene: Scene = {
      things: [
        { id: 'a', name: 'frog', count: 3 },
        { id: 'b', name: 'trench coat' },
      ],
      relations: [{ subject: 'a', name: 'sharing', object: 'b' }],
    };
    const { things } = composeScene(scene, () => FACE, { size: 128, seed: 3, picture: 1 });
    expect(things.filter(({ id }) => id === 'b')).toHaveLength(1);
    const coat = things.find(({ id }) => id === 'b')!;
    const frogs = things.filter(({ id }) => id === 'a');
    expect(frogs).toHaveLength(3);
    for (const { visible, box } of frogs) {
      expect(visible).toBeGreaterThan(0.7);
      expect(box.right).toBeLessThanOrEqual(coat.box.right);
    }
  });

  it('a person with the head of an animal wears clothes below it', () => {
    const { things } = composeScene(
      {
        things: [
          { id: 'a', name: 'man' },
          { id: 'b', name: 'cat' },
        ],
        relations: [{ subject: 'a', name: 'with the head of', object: 'b' }],
      },
      (id) => (id === 'b' ? FACE : undefined),
      { size: 128, seed: 3, picture: 1 },
    );
    expect(things.map(({ id }) => id)).toEqual(['a']);
    const { left, right, top, bottom } = things[0]!.box;
    expect(bottom - top).toBeGreaterThan(1.1 * (right - left));
  });
});
